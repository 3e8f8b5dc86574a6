#include "models/support/story_teller.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace norishiro::support {

using sim::Text;
using words::say;

bool Teller::hospital(Fact const& f) {
    switch (f.what) {
    case Happened::crisis:
    case Happened::refused:
    case Happened::centre_called:
        crisis_.push_back(f); // told with the admission
        return true;
    case Happened::mayor_consented:
        write(f.at,
              {"The mayor consents in place of a family.", "家族に代わり市町村長が同意しました。"});
        return true;
    case Happened::bed_asked:
        awaits_bed_ = true;
        bed_asked_ = f.at;
        write(f.at, say("No bed is free in the area: in line for one at {}.",
                        "区域内に空床がなく、{}の空きを待ちます。", hospital_name(f.who)));
        return true;
    case Happened::admitted:
        admitted(f);
        return true;
    case Happened::conference_called:
        write(f.at, {"A care conference is called.", "ケアカンファレンスが招集されました。"});
        return true;
    case Happened::conference_held:
        write(f.at, {"The care conference meets: what stands against discharge is on the table, "
                     "and is worked on all at once.",
                     "ケアカンファレンスが開かれ、退院の課題が出そろい、同時に取り組みが"
                     "始まりました。"});
        return true;
    case Happened::ward_changed:
        write(f.at, say("Is moved to {}.", "{}に移りました。",
                        words::ward(static_cast<std::size_t>(f.a))));
        return true;
    case Happened::order_lifted:
        write(f.at, f.a == 0 ? Text{"The order is lifted; stays of free will.",
                                    "措置が解除され、任意入院になりました。"}
                             : Text{"The order is lifted; stays for medical protection.",
                                    "措置が解除され、医療保護入院になりました。"});
        return true;
    case Happened::reviewed:
        if (f.a == 0) ++reviews_;
        if (f.a == 0) return true; // told with the next one that changes something
        tell_reviews(f.at);
        write(f.at, say("{} reviews the protection: from now on the stay is of free will.",
                        "{}が入院の必要性を検討し、任意入院になりました。", hospital_name(f.who)));
        return true;
    case Happened::arranging:
        write(f.at,
              say("{} arranges the discharge.", "{}が退院の調整を始めました。", agency(f.who)));
        return true;
    case Happened::followed_up:
        write(f.at, f.a == 1 ? Text{"Is seen by a doctor within a week.",
                                    "1週間以内に外来を受診しました。"}
                             : Text{"Is not seen by a doctor within the first week.",
                                    "退院後1週間以内の受診はありませんでした。"});
        return true;
    case Happened::transition_asked:
        write(f.at, say("Applies for community transition support; {} makes the plan.",
                        "地域移行支援を申請し、{}が計画をつくります。", agency(f.who)));
        return true;
    default:
        return false;
    }
}

// ---------------------------------------------------------------------------------------------
// Into hospital

/// Which hospitals had been asked before, and why each refused; who was called.
Text Teller::refusals() {
    Text all{"", ""};
    auto const add = [&](Text const& sentence) {
        if (!all.en.empty()) all.en += " ";
        all.en += words::capital(sentence).en;
        all.ja += sentence.ja;
    };
    std::array<std::vector<Text>, 3> by_reason;
    for (auto const& f : crisis_) {
        if (f.what == Happened::crisis) {
            add(f.a == 1 ? Text{"A crisis at night: a bed is needed now.",
                                "夜間に急に悪化し、すぐに入院が必要になりました。"}
                         : Text{"A crisis: a bed is needed now.",
                                "急に悪化し、すぐに入院が必要になりました。"});
        } else if (f.what == Happened::refused) {
            by_reason[std::min<std::size_t>(static_cast<std::size_t>(f.a), 2)].push_back(
                hospital_name(f.who));
        }
    }
    Text reasons;
    auto const give = [&](std::size_t reason, std::string_view en, std::string_view ja) {
        if (by_reason[reason].empty()) return;
        auto const one = say(en, ja, words::list(by_reason[reason]));
        reasons = words::empty(reasons) ? one : say("{0}; {1}", "{0}、{1}", reasons, one);
    };
    give(0, "no bed at {}", "{}は空床がなく");
    give(1, "no free doctor at {}", "{}は当直医の手がふさがっており");
    give(2, "{} declined", "{}には断られ");
    for (auto const& f : crisis_) {
        if (f.what != Happened::centre_called) continue;
        add(say("{} is called and looks for a bed.", "{}が呼ばれ、入院先を探しました。",
                agency(f.who)));
    }
    if (!words::empty(reasons)) {
        add(say("Refusals first: {}.", "受け入れ先はすぐには見つかりませんでした({})。", reasons));
    }
    crisis_.clear();
    return all;
}

void Teller::admitted(Fact const& f) {
    new_episode(Stage::acute, f.at);
    bool const again = discharged_ && f.at - *discharged_ < std::chrono::days{366};
    auto const since = discharged_ ? words::whole_days(f.at - *discharged_) : 0;
    if (!crisis_.empty()) write(f.at, refusals());
    if (awaits_bed_) {
        write(f.at, say("A bed is free at last, after {}.", "{}待って、ようやく空床が出ました。",
                        words::days(words::whole_days(f.at - bed_asked_))));
    }
    write(f.at, say("Is admitted to {0}, {1}, {2}.", "{0}の{1}に入院しました({2})。",
                    hospital_name(f.who), words::ward(static_cast<std::size_t>(f.b)),
                    words::legal(static_cast<std::size_t>(f.a))));
    if (f.who + 1 == names_.hospitals.size()) {
        write(f.at, {"No hospital of the region takes the person: it is far from home.",
                     "地域内の病院では受けられず、家から遠い入院です。"});
    }
    if (again) {
        write(f.at, say("This is a readmission, {} after the last discharge.",
                        "前の退院から{}での再入院です。", words::days(since)));
    }
    admitted_ = f.at;
    settled_.reset();
    discharged_.reset();
    ++admissions_;
    barriers_ = {};
}

void Teller::settled(sim::Time at) {
    settled_ = at;
    auto const after = words::duration(words::whole_days(at - admitted_.value_or(at)));
    if (words::empty(standing_barriers())) {
        return write(at, say("The symptoms have settled, {} after admission. Nothing else stands "
                             "against discharge.",
                             "入院から{}で症状が落ち着きました。ほかに退院を妨げるものは"
                             "ありません。",
                             after));
    }
    write(at, say("The symptoms have settled, {} after admission.",
                  "入院から{}で症状が落ち着きました。", after));
}

Text Teller::standing_barriers() const {
    std::vector<Text> known;
    std::vector<Text> hidden;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const& one = barriers_[b];
        if (!one.stands) continue;
        if (!one.found) hidden.push_back(words::barrier(b));
        if (!one.found) continue;
        Text const state = !one.worked  ? Text{"waits its turn", "順番待ち"}
                           : !one.waits ? Text{"in work", "対応中"}
                           : one.for_home
                               ? Text{"in line for a group home", "グループホームの空き待ち"}
                               : Text{"waiting for the outcome", "決定や手配の待ち"};
        known.push_back(say("{0} ({1})", "{0}({1})", words::barrier(b), state));
    }
    if (hidden.empty()) return words::list(known);
    auto const count = hidden.size();
    bool const all = known.empty();
    for (auto& one : hidden) known.push_back(std::move(one));
    return count == 1 || all
               ? say("{0} ({1})", "{0}({1})", words::list(known),
                     count == 1 && !all
                         ? Text{"the last not noticed yet", "最後の1つはまだ気づかれていない"}
                         : Text{"not noticed by anybody yet", "まだだれも気づいていない"})
               : say("{0} (the last {1} not noticed yet)", "{0}(後の{1}つはまだ気づかれていない)",
                     words::list(known), count);
}

void Teller::tell_reviews(sim::Time at) {
    if (reviews_ == 0) return;
    write(at, say("Medical protection has been reviewed {} and gone on.",
                  "ここまで医療保護入院の必要性が{}検討され、続いてきました。",
                  words::times(reviews_)));
    reviews_ = 0;
}

/// The stay ends: by discharge, by death, by a transfer.
void Teller::end_stay(sim::Time at) {
    stand_to_the_end(at);
    tell_reviews(at);
    auto const stay = words::whole_days(at - admitted_.value_or(at));
    hospital_days_ += stay;
    if (stage_ == Stage::discharged) {
        auto const ready = words::whole_days(at - settled_.value_or(at));
        write(at, ready > 14
                      ? say("Is discharged after {0} in hospital. For {1} of these the symptoms "
                            "had settled.",
                            "{0}の入院を終えて退院しました。このうち{1}は、症状が落ち着いてから"
                            "の入院でした。",
                            words::duration(stay), words::duration(ready))
                      : say("Is discharged after {} in hospital.", "{}の入院を終えて退院しました。",
                            words::duration(stay)));
        discharged_ = at;
    }
    admitted_.reset();
    settled_.reset();
    barriers_ = {};
}

// ---------------------------------------------------------------------------------------------
// Barriers

bool Teller::barrier(Fact const& f) {
    auto const b = static_cast<std::size_t>(f.a);
    if (f.what != Happened::barrier_back) cause_ = {}; // it stood already
    switch (f.what) {
    case Happened::barrier_there:
        barriers_[b] = {};
        barriers_[b].stands = true;
        barriers_[b].there = f.at;
        return true;
    case Happened::barrier_back:
        barriers_[b] = {};
        barriers_[b].stands = true;
        barriers_[b].there = f.at;
        if (words::empty(cause_) && b == static_cast<std::size_t>(Barrier::housing) &&
            home_gone_ != f.at && subject_.first.on_welfare) {
            cause_ = {"Public assistance no longer pays the rent, and the home is lost.",
                      "入院が長引いて住宅扶助が切れ、住まいを失いました。"};
        }
        write(f.at, std::exchange(cause_, {}));
        write(f.at, say("New against discharge: {}. Nobody is aware of it yet.",
                        "退院を妨げる課題に{}が加わりました。まだだれも気づいていません。",
                        words::barrier(b)));
        return true;
    case Happened::barrier_found:
        if (!barriers_[b].found) barriers_[b].found = f.at;
        barriers_[b].stands = true;
        return true;
    case Happened::barrier_worked:
        barriers_[b].worked = f.at;
        barriers_[b].worker = f.who;
        barriers_[b].stands = true;
        return true;
    case Happened::barrier_waits:
        barriers_[b].waits = f.at;
        barriers_[b].stands = true;
        return true;
    case Happened::barrier_gone:
        barriers_[b].stands = true;
        gone(b, f.at);
        return true;
    case Happened::mediation_failed:
        write(f.at,
              say("{1} between {0} and the family ends without a yes.",
                  "{0}が家族と話し合いましたが({1}回目)、受け入れの返事は得られませんでした。",
                  agency(f.who),
                  f.a == 1   ? Text{"A talk", "1"}
                  : f.a == 2 ? Text{"A second talk", "2"}
                             : Text{"Another talk", fmt::format("{}", f.a)}));
        return true;
    case Happened::family_refused:
        home_gone_ = f.at;
        write(f.at, {"The family will not take the person back: another home has to be found.",
                     "家族のもとには戻れないことになり、別の住まいを探すことになりました。"});
        return true;
    default:
        return false;
    }
}

/// What the time of a barrier went to, from when symptoms had settled.
Text Teller::way_of(Standing const& s, sim::Time until) const {
    sim::Time const from = std::max(s.there, settled_.value_or(until));
    std::vector<Text> parts;
    auto const add = [&](sim::Time begin, sim::Time end, std::string_view en, std::string_view ja) {
        auto const days = words::whole_days(std::max(end, from) - std::max(begin, from));
        if (days > 0) parts.push_back(say(en, ja, words::days(days), agency(s.worker)));
    };
    sim::Time const found = s.found.value_or(until);
    sim::Time const worked = s.worked.value_or(until);
    sim::Time const waits = s.waits.value_or(until);
    add(s.there, found, "{0} until somebody noticed", "気づかれるまで{0}");
    add(found, worked, "{0} while other barriers came first", "ほかの課題が先で{0}");
    add(worked, waits, "{0} of appointments with {1}", "{1}との面談や手続きに{0}");
    if (s.for_home) {
        add(waits, s.flat.value_or(until), "{0} in line for a group home and on trial",
            "グループホームの空き待ちと体験利用に{0}");
        add(s.flat.value_or(until), until, "{0} looking for a flat", "賃貸探しに{0}");
    } else {
        add(waits, until, "{0} of waiting for the outcome", "決定や手配の待ちに{0}");
    }
    return words::list(parts);
}

/// What still stands at the end of a stay or of the story; alike ones are told together.
void Teller::stand_to_the_end(sim::Time at) {
    struct Alike {
        std::vector<Text> names;
        Text way;
    };
    std::vector<Alike> all;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const standing = std::exchange(barriers_[b], {});
        if (!standing.stands) continue;
        barrier_days_[b] += days_of(standing, at);
        auto const way = way_of(standing, at);
        auto group = std::ranges::find(all, way, &Alike::way);
        if (group == all.end()) group = all.insert(all.end(), Alike{{}, way});
        group->names.push_back(words::barrier(b));
    }
    for (auto const& [names, way] : all) {
        bool const several = names.size() > 1;
        Text const detail = words::empty(way) ? Text{"", ""} : say(": {}", "(内訳: {})", way);
        write(at, say("To the end, {0} {1}{2}.", "{0}は最後まで残りました{2}。", words::list(names),
                      several ? "stand" : "stands", detail));
    }
}

std::int64_t Teller::days_of(Standing const& standing, sim::Time until) const {
    sim::Time const from = std::max(standing.there, settled_.value_or(until));
    return std::max<std::int64_t>(0, words::whole_days(until - from));
}

void Teller::gone(std::size_t b, sim::Time at) {
    auto const standing = std::exchange(barriers_[b], {});
    if (!standing.stands) return;
    auto const days = days_of(standing, at);
    barrier_days_[b] += days;
    auto const way = way_of(standing, at);
    if (words::empty(way)) {
        return write(at, say("{} is out of the way before the symptoms have settled.",
                             "{}は、症状が落ち着く前に解消しました。", words::barrier(b)));
    }
    write(at, say("{0} is out of the way. It stood for {1} after the symptoms had settled: {2}.",
                  "{0}が解消しました。症状が落ち着いてから{1}残っていました(内訳: {2})。",
                  words::barrier(b), words::days(days), way));
}

} // namespace norishiro::support
