#pragma once

#include "sim/random/stream.hpp"

namespace norishiro::support {

/// Every decision that luck has a part in; the name keys its streams.
struct Decisions {
    explicit Decisions(sim::Luck const& of) : luck{of} {}

    sim::Luck luck; ///< of the replication; comes first, the others are made of it
    sim::Decision person = luck.decision("person");
    sim::Decision onset = luck.decision("onset");
    sim::Decision intake = luck.decision("accepts at intake");
    sim::Decision visit = luck.decision("visit");
    sim::Decision referral = luck.decision("referral to outreach");
    sim::Decision report = luck.decision("report");
    sim::Decision bed = luck.decision("bed");
    sim::Decision legal = luck.decision("legal form");
    sim::Decision stay = luck.decision("stay");
    sim::Decision symptoms = luck.decision("symptoms");
    sim::Decision finding = luck.decision("barrier found");
    sim::Decision mediation = luck.decision("mediation");
    sim::Decision conference = luck.decision("conference");
    sim::Decision relapse = luck.decision("relapse proneness");
    sim::Decision needs = luck.decision("needs");
    sim::Decision quality = luck.decision("assessment quality");
    sim::Decision assessment = luck.decision("assessment");
    sim::Decision partner = luck.decision("partner");
    sim::Decision acceptance = luck.decision("referral accepted");
    sim::Decision lost = luck.decision("lost in referral");
    sim::Decision first = luck.decision("first agency");
    sim::Decision leaving = luck.decision("worker leaves");
    sim::Decision sickness = luck.decision("worker falls ill");
    sim::Decision refill = luck.decision("post filled");
    sim::Decision worker = luck.decision("worker changes");
    sim::Decision elsewhere = luck.decision("people from elsewhere");
    sim::Decision refilled = luck.decision("bed refilled");
    sim::Decision accepts = luck.decision("emergency accepted");
    sim::Decision offers = luck.decision("service offered");
    sim::Decision trial = luck.decision("trial stay");
    sim::Decision applies = luck.decision("applies for transition");
    sim::Decision facility = luck.decision("care facility");
    sim::Decision follow_up = luck.decision("seen within a week");
    sim::Decision carer = luck.decision("carer falls ill");
    sim::Decision zone = luck.decision("zone");
    sim::Decision law = luck.decision("law");
    sim::Decision reviewed = luck.decision("legal review");
    sim::Decision regular = luck.decision("holds conferences");
    sim::Decision hearing = luck.decision("barrier told at a hearing");
    sim::Decision attendance = luck.decision("attends a meeting");
    sim::Decision night = luck.decision("crisis at night");
    sim::Decision no_refusal = luck.decision("kept and passed on");
    sim::Decision to_office = luck.decision("taken to the coordinating office");
    sim::Decision heard = luck.decision("heard at a council");
    sim::Decision goes_on = luck.decision("goes on to participation");
    sim::Decision helped = luck.decision("service helped");
    sim::Decision project_applies = luck.decision("applies at the project");
    sim::Decision family_asks = luck.decision("family asks the centre");
    sim::Decision agrees = luck.decision("meeting agrees");
    sim::Decision consents = luck.decision("agrees to visits after an order");
};

} // namespace norishiro::support
