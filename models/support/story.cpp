#include "models/support/story.hpp"

#include "models/support/story_teller.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace norishiro::support {

using sim::Text;
using words::say;

Teller::Teller(Subject const& subject, Names const& names)
    : subject_{subject}, names_{names}, treated_{subject.first.ever_treated},
      seen_{subject.first.illness_seen || subject.first.diagnosis == Diagnosis::none} {
    auto const& person = subject_.first;
    auto const town = names_.towns[person.municipality];
    bool const woman = person.sex == Sex::female;
    auto const age = static_cast<int>(person.age);
    story_.about.push_back(say("Person {0}: a {1} of {2}, {3} years old at the beginning. {4}.",
                               "{0}番: {2}の{1}(はじめの時点で{3}歳)。{4}。", subject.number,
                               woman ? Text{"woman", "女性"} : Text{"man", "男性"}, town, age,
                               words::diagnosis(person.diagnosis)));
    auto const& family = person.family;
    auto const carer = static_cast<int>(family.carer_age);
    if (family.coresident) {
        story_.about.push_back(say("Lives with family; the main carer is {} years old.",
                                   "家族と同居し、主に支えるのは{}歳の家族。", carer));
    } else if (family.exists) {
        story_.about.push_back(say("Lives apart from the family; its main carer is {} years old.",
                                   "家族とは別に暮らす。主に支える家族は{}歳。", carer));
    } else {
        story_.about.push_back({"Has no family to turn to.", "頼れる家族はいない。"});
    }
    if (person.on_welfare)
        story_.about.push_back({"Lives on public assistance.", "生活保護を受給。"});
    if (person.withdrawal >= 2) {
        story_.about.push_back({"Has withdrawn and hardly leaves the home.",
                                "ひきこもりがあり、家からほとんど出ない。"});
    }
    auto const needs = words::issues(issues_of(person) & ((1U << need_count) - 1U));
    if (!words::empty(needs)) {
        story_.about.push_back(say("Needs beyond the illness: {}.", "生活の課題: {}。", needs));
    }
}

Text Teller::agency(std::uint32_t who) const {
    return who < names_.agencies.size() ? names_.agencies[who] : Text{"nobody", "だれも"};
}

Text Teller::hospital_name(std::uint32_t who) const {
    return who < names_.hospitals.size() ? names_.hospitals[who] : Text{"a hospital", "病院"};
}

// ---------------------------------------------------------------------------------------------
// Episodes and lines

void Teller::begin(Text title, sim::Time at) {
    tell_visits();
    if (!story_.episodes.empty()) story_.episodes.back().to = at;
    story_.episodes.push_back({std::move(title), at, at, {}});
}

void Teller::write(sim::Time at, Text text) {
    if (words::empty(text)) return;
    tell_visits();
    write_between(at, at, words::capital(std::move(text)));
}

void Teller::write_between(sim::Time from, sim::Time to, Text const& text) {
    if (story_.episodes.empty()) begin({"The beginning", "はじまり"}, from);
    auto& lines = story_.episodes.back().lines;
    auto const day = [](sim::Time t) { return std::chrono::floor<std::chrono::days>(t); };
    bool const same_days =
        !lines.empty() && day(lines.back().from) == day(from) && day(lines.back().to) == day(to);
    if (!same_days) {
        lines.push_back({from, to, text});
        return;
    }
    lines.back().text.en += " " + text.en;
    lines.back().text.ja += text.ja;
}

void Teller::advance(sim::Time at) {
    if (off_) lost_[static_cast<std::size_t>(waits_for())] += (at - last_).count();
    last_ = at;
}

Teller::For Teller::waits_for() const {
    if (awaits_clinic_) return For::clinic;
    if (awaits_bed_) return For::bed;
    if (stage_ == Stage::outreach) return For::outreach;
    if (stage_ != Stage::known) return For::notice;
    if (on_list_) return For::list;
    return seen_ ? For::consent : For::insight;
}

void Teller::begin_waiting(sim::Time at) {
    off_ = true;
    off_since_ = at;
    lost_ = {};
}

/// Treatment begins, or the story ends without: what the time before went to.
void Teller::end_waiting(sim::Time at) {
    if (!off_) return;
    off_ = false;
    auto const total = words::whole_days(at - off_since_);
    (treated_ ? lapsed_days_ : untreated_days_) += total;
    if (total < 30) return;
    constexpr std::array<std::pair<std::string_view, std::string_view>, for_count> parts{{
        {"{} in which nobody took notice", "だれにも気づかれない期間が{}"},
        {"{} in which agencies knew of the person, but nobody had seen the illness",
         "把握されても病気と見えていない期間が{}"},
        {"{} in which the illness had been seen, but the person could not accept help yet",
         "病気と分かってからも本人が支援を受け入れられない期間が{}"},
        {"{} in line for outreach", "アウトリーチの順番待ちが{}"},
        {"{} in which outreach built up trust", "アウトリーチが関係をつくる期間が{}"},
        {"{} in line for a first visit at a clinic", "初診待ちが{}"},
        {"{} in line for a bed", "空床待ちが{}"},
        {"{} before the simulation began", "計算の開始前が{}"},
    }};
    std::vector<Text> all;
    for (std::size_t i = 0; i < for_count; ++i) {
        auto const part = words::whole_days(sim::Seconds{lost_[i]});
        if (part > 0) all.push_back(say(parts[i].first, parts[i].second, words::days(part)));
    }
    bool const came_back = treated_ && all.size() == 1 && stage_ == Stage::outpatient;
    if (came_back) return; // "after so long": there is no more to say
    bool const reached = stage_ == Stage::outpatient || stage_ == Stage::acute;
    write(at,
          say("{0} The {1} {2} were: {3}.", "{0}{2}{1}の内訳は、{3}です。",
              reached ? Text{"Why not earlier?", "なぜもっと早くできなかったのか。"}
                      : Text{"Treatment was not reached.", "治療・支援にはつながっていません。"},
              words::days(total),
              treated_ ? Text{"since treatment or support broke off", "途切れてからの"}
                       : Text{"since the beginning", "はじまりからの"},
              words::list(all)));
}

void Teller::new_episode(Stage to, sim::Time at) {
    switch (to) {
    case Stage::untreated:
        return begin({"Without support", "支援のない時期"}, at);
    case Stage::known:
        return begin({"Known to an agency, support not accepted yet",
                      "把握されたが、まだ支援につながらない時期"},
                     at);
    case Stage::outreach:
        return begin({"With an outreach team", "アウトリーチの支援"}, at);
    case Stage::outpatient:
        return begin(ill() ? Text{"In treatment", "通院して暮らす時期"}
                           : Text{"In support", "支援を受けて暮らす時期"},
                     at);
    case Stage::lapsed:
        return begin(ill() ? Text{"Treatment has broken off", "治療が途切れた時期"}
                           : Text{"Support has broken off", "支援が途切れた時期"},
                     at);
    case Stage::acute:
    case Stage::stable:
    case Stage::waiting:
    case Stage::long_stay:
        return begin({"In hospital", "入院"}, at);
    case Stage::discharged:
        return begin({"The year after discharge", "退院後の1年"}, at);
    case Stage::well:
    case Stage::moved:
    case Stage::dead:
        return begin({"The end of the story", "その後"}, at);
    }
}

// ---------------------------------------------------------------------------------------------
// The pathway

void Teller::first_day(Fact const& f) {
    stage_ = f.what == Happened::there ? static_cast<Stage>(f.a)
             : f.who != nobody         ? Stage::acute
             : f.a == 1                ? Stage::outpatient
                                       : Stage::untreated;
    new_episode(stage_, f.at);
    last_ = f.at;
    if (off_treatment(stage_)) {
        begin_waiting(f.at);
        if (!treated_) off_since_ = subject_.first.onset;
        lost_.back() = (f.at - off_since_).count(); // nobody can say how that time was spent
    }
    if (in_hospital(stage_) && f.what == Happened::there) {
        admitted_ = f.at - std::chrono::days{f.b};
        if (stage_ != Stage::acute) settled_ = f.at;
        ++admissions_;
        write(f.at, say("The simulation begins; the person has been in {0} for {1}.",
                        "計算のはじまり。この時点ですでに{0}に入院して{1}がたっていました。",
                        hospital_name(f.who), words::duration(f.b)));
        return;
    }
    if (f.what == Happened::there) {
        auto const& name = stage_names[static_cast<std::size_t>(stage_)];
        write(f.at, say("The simulation begins; where the person stands: {}.",
                        "計算のはじまり。この時点の状態は「{}」です。",
                        Text{std::string{name.en}, std::string{name.ja}}));
        if (!treated_) {
            write(f.at, say("This has lasted for {} already.", "すでに{}続いていました。",
                            words::duration(words::whole_days(f.at - subject_.first.onset))));
        }
    } else if (f.a == 1) {
        write(f.at, {"Moves into the area, already in treatment.",
                     "治療を受けながら、この区域に移ってきました。"});
    } else if (!ill()) {
        write(f.at, {"Withdraws from the world. Nobody takes notice yet.",
                     "ひきこもりが始まりました。まだだれも気づいていません。"});
    } else {
        write(f.at, {"Falls ill. Nobody takes notice yet.",
                     "病気が始まりました。まだだれも気づいていません。"});
    }
}

void Teller::moved(Fact const& f) {
    auto const& row = pathway()[static_cast<std::size_t>(f.a)];
    if (stuck_) stuck_days_ += words::whole_days(f.at - *stuck_);
    stuck_.reset();
    bool const was_off = off_treatment(stage_);
    stage_ = row.to;
    if (in_hospital(row.from) && !in_hospital(row.to)) end_stay(f.at);
    // An admission has begun the episode already.
    if (!in_hospital(row.to)) new_episode(row.to, f.at);
    write(f.at, sentence_of(row, f.at));
    if (!off_treatment(row.to) && was_off) {
        end_waiting(f.at);
        treated_ = treated_ || row.to == Stage::outpatient || row.to == Stage::acute;
    }
    if (off_treatment(row.to) && !was_off) begin_waiting(f.at);
    if (row.to != Stage::known && row.to != Stage::outreach) referred_ = {};
    on_list_ = awaits_clinic_ = awaits_bed_ = told_full_ = told_unknown_ = trusts_ = false;
}

Text Teller::sentence_of(Row const& row, sim::Time at) {
    auto const since = [&](sim::Time t) { return words::duration(words::whole_days(at - t)); };
    switch (row.to) {
    case Stage::untreated:
        return {"Referred from one agency to the next, the person drops out of everybody's sight.",
                "紹介が繰り返されるうちに、本人との縁が切れました。"};
    case Stage::lapsed:
        if (row.cause.signal() == Signal::lost_again) {
            return {"Referred from one agency to the next, the person drops out of everybody's "
                    "sight.",
                    "紹介が繰り返されるうちに、本人との縁が切れました。"};
        }
        return ill() ? Text{"Stops going to the clinic. Nobody follows up.",
                            "通院が途絶えました。後を追う人はいません。"}
                     : Text{"Support breaks off. Nobody follows up.",
                            "支援が途切れました。後を追う人はいません。"};
    case Stage::outpatient:
        if (row.cause.signal() == Signal::a_year_outside) {
            return {"A year has passed since the discharge, without another admission.",
                    "退院から1年、再入院せずに過ごしました。"};
        }
        if (row.from == Stage::lapsed) {
            return ill() ? say("Comes back to treatment, after {}.", "{}ぶりに治療に戻りました。",
                               since(off_since_))
                         : say("Comes back to support, after {}.", "{}ぶりに支援に戻りました。",
                               since(off_since_));
        }
        if (awaits_clinic_) {
            return say("The first visit at the clinic: treatment begins. The wait for it was {}.",
                       "初診を受け、治療が始まりました。申し込みから{}待ちました。",
                       since(clinic_asked_));
        }
        return {"Support begins.", "支援が始まりました。"};
    case Stage::stable:
        if (row.cause.signal() == Signal::symptoms_settled) {
            settled(at);
            return {};
        }
        return {"Nothing stands against discharge any more.", "退院を妨げるものがなくなりました。"};
    case Stage::waiting:
        return say("But discharge is out of reach. What stands against it: {}.",
                   "しかし、まだ退院できません。{}が残っています。", standing_barriers());
    case Stage::long_stay:
        return say("A year in hospital: from now on it is a long stay. What still stands: {}.",
                   "入院が1年を超え、長期入院になりました。残っているのは{}です。",
                   standing_barriers());
    case Stage::known:
    case Stage::outreach:
    case Stage::acute:
        return {}; // told with the agency, the team, the hospital
    case Stage::discharged:
    case Stage::well:
    case Stage::moved:
    case Stage::dead:
        break;
    }
    return left(row);
}

Text Teller::left(Row const& row) const {
    auto const from_hospital = in_hospital(row.from);
    if (row.to == Stage::discharged) return {}; // told with the stay that ends
    if (row.to == Stage::well) {
        return row.from == Stage::outpatient
                   ? Text{"Recovers; treatment ends.", "回復し、治療が終わりました。"}
                   : Text{"It passes by itself, without treatment.",
                          "治療を受けないまま、自然に落ち着きました。"};
    }
    if (row.to == Stage::dead) {
        return row.name.starts_with("suicide")
                   ? Text{"Takes their own life.", "自ら命を絶ちました。"}
                   : Text{"Dies.", "亡くなりました。"};
    }
    if (row.cause.signal() == Signal::facility_place || row.name == "moves to a care facility") {
        return {"Moves to a care facility.", "介護施設に移りました。"};
    }
    if (row.cause.signal() == Signal::goes_home_elsewhere) {
        return {"Goes home, outside the area.", "管外の自宅に帰りました。"};
    }
    return from_hospital ? Text{"Is transferred to another hospital, outside what is simulated.",
                                "ほかの病院に転院し、計算の対象から外れました。"}
                         : Text{"Moves away from the area.", "区域の外へ引っ越しました。"};
}

// ---------------------------------------------------------------------------------------------

void Teller::take(Fact const& f) {
    advance(f.at);
    switch (f.what) {
    case Happened::there:
    case Happened::arrived:
        return first_day(f);
    case Happened::moved:
        return moved(f);
    default:
        break;
    }
    (void)(community(f) || referral(f) || outreach(f) || service(f) || programme(f) ||
           hospital(f) || barrier(f));
}

void Teller::summarise() {
    auto& lines = story_.summary;
    auto const add = [&](std::int64_t days, std::string_view en, std::string_view ja) {
        if (days > 0) lines.push_back(say(en, ja, words::days(days)));
    };
    if (ill()) add(untreated_days_, "Untreated: {}", "未治療: {}");
    if (!ill()) add(untreated_days_, "Without support: {}", "支援のない期間: {}");
    add(lapsed_days_, "Treatment or support broken off: {}", "治療・支援の中断: {}");
    add(stuck_days_, "Stuck: {}", "膠着: {}");
    if (admissions_ > 0) {
        lines.push_back(say("In hospital: {0}, admissions: {1}", "入院: {0}({1}回)",
                            words::days(hospital_days_), admissions_));
    }
    std::vector<Text> stood;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        if (barrier_days_[b] == 0) continue;
        stood.push_back(say("{0} {1}", "{0}{1}", words::barrier(b), words::days(barrier_days_[b])));
    }
    if (stood.empty()) return;
    lines.push_back(say("Of these, with settled symptoms, because of (they overlap): {}",
                        "このうち、症状が落ち着いてから次の課題が残っていた日数(重なりを含む): {}",
                        words::list(stood)));
}

Story Teller::finish() {
    bool const goes_on = !has_left(stage_);
    sim::Time const end = goes_on ? std::max(subject_.end, last_) : last_;
    advance(end);
    tell_visits();
    if (!crisis_.empty()) write(last_, refusals());
    tell_reviews(last_);
    if (stuck_) stuck_days_ += words::whole_days(end - *stuck_);
    if (admitted_ && goes_on) {
        stand_to_the_end(end);
        tell_reviews(end);
        hospital_days_ += words::whole_days(end - *admitted_);
    }
    if (goes_on) end_waiting(end);
    if (goes_on) write(end, {"Here the simulation ends.", "計算はここで終わります。"});
    if (!story_.episodes.empty()) story_.episodes.back().to = end;
    summarise();
    return std::move(story_);
}

Story tell(std::span<Fact const> facts, Subject const& subject, Names const& names) {
    Teller teller{subject, names};
    for (auto const& fact : facts) teller.take(fact);
    return teller.finish();
}

} // namespace norishiro::support
