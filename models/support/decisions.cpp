#include "models/support/decisions.hpp"

namespace norishiro::support {

Decisions::Decisions(sim::Luck const& luck)
    : person{luck.decision("person")}, onset{luck.decision("onset")}, intake{luck.decision(
                                                                          "accepts at intake")},
      visit{luck.decision("visit")}, referral{luck.decision("referral to outreach")},
      report{luck.decision("report")}, bed{luck.decision("bed")},
      legal{luck.decision("legal form")}, stay{luck.decision("stay")}, symptoms{luck.decision(
                                                                           "symptoms")},
      finding{luck.decision("barrier found")}, mediation{luck.decision("mediation")},
      conference{luck.decision("conference")}, relapse{luck.decision("relapse proneness")},
      needs{luck.decision("needs")}, quality{luck.decision("assessment quality")},
      assessment{luck.decision("assessment")}, partner{luck.decision("partner")},
      acceptance{luck.decision("referral accepted")}, lost{luck.decision("lost in referral")},
      first{luck.decision("first agency")}, leaving{luck.decision("worker leaves")},
      sickness{luck.decision("worker falls ill")}, refill{luck.decision("post filled")},
      worker{luck.decision("worker changes")}, elsewhere{luck.decision("people from elsewhere")},
      refilled{luck.decision("bed refilled")}, accepts{luck.decision("emergency accepted")},
      offers{luck.decision("service offered")}, trial{luck.decision("trial stay")},
      applies{luck.decision("applies for transition")}, facility{luck.decision("care facility")},
      follow_up{luck.decision("seen within a week")}, carer{luck.decision("carer falls ill")},
      zone{luck.decision("zone")}, law{luck.decision("law")}, reviewed{
                                                                  luck.decision("legal review")} {}

} // namespace norishiro::support
