#include "models/support/story_teller.hpp"

namespace norishiro::support {

using sim::Text;
using words::say;

// What programmes do for the one person: withdrawal support, support after an order, the margin, the
// coordinating office.

bool Teller::programme(Fact const& f) {
    auto const who = agency(f.who);
    switch (f.what) {
    case Happened::lent:
        write(f.at, say("It is not its task, but {0} has a margin left and takes on {1} itself.",
                        "本来の担当ではありませんが、{0}が「のりしろ」で{1}を引き受けました。", who,
                        words::issue(static_cast<std::size_t>(f.a))));
        return true;
    case Happened::family_seen:
        if (f.a == 0) {
            write(f.at, say("The family begins to come to {} about the withdrawal.",
                            "ひきこもりのことで、家族が{}に通い始めました。", who));
        } else if (f.a == 1) {
            write(f.at, say("{} sees the family.", "{}が家族と面接しました。", who));
        } else {
            write(f.at, say("{} sees the family and meets the person.",
                            "{}が家族と面接し、本人にも会えました。", who));
        }
        return true;
    case Happened::office_asked:
        write(f.at, say("The case is taken to {}, which coordinates.",
                        "多機関協働の事務局({})に相談が上がりました。", who));
        return true;
    case Happened::office_met:
        write(f.at, say("{0} agencies hold a support meeting and divide the work.",
                        "{0}機関が支援会議を開き、役割を分担しました。", f.a));
        return true;
    case Happened::office_visits:
        write(f.at, say("From now on {} visits.", "これからは{}が訪問を続けます。", who));
        return true;
    case Happened::order_reviewed:
        write(f.at, f.a != 0 ? Text{"A review after the order agrees on a plan, and the person on "
                                    "visits after discharge.",
                                    "措置入院後の検討会で支援計画ができ、本人は退院後の訪問に"
                                    "同意しました。"}
                             : Text{"A review after the order agrees on a plan; visits after "
                                    "discharge are declined.",
                                    "措置入院後の検討会で支援計画ができましたが、本人は退院後の"
                                    "訪問に同意しませんでした。"});
        return true;
    case Happened::order_visited:
        write(f.at, f.a != 0 ? say("{} visits and sees that treatment has been broken off.",
                                   "{}が訪問し、治療が中断していることに気づきました。", who)
                             : say("{} visits, as agreed after the order.",
                                   "{}が、措置入院後の支援計画に沿って訪問しました。", who));
        return true;
    default:
        return false;
    }
}

} // namespace norishiro::support
