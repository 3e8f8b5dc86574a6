#include "models/support/programmes/outreach.hpp"
#include "models/support/story_teller.hpp"

#include <array>
#include <chrono>
#include <string_view>

namespace norishiro::support {

using sim::Text;
using words::say;

bool Teller::community(Fact const& f) {
    switch (f.what) {
    case Happened::within_stage:
        within(f);
        return true;
    case Happened::case_opened:
        opened(f);
        return true;
    case Happened::assessed:
        assessed(f);
        return true;
    case Happened::intake:
        intake(f);
        return true;
    case Happened::visited:
        visited(f);
        return true;
    case Happened::visit_late:
        ++visits_.late;
        return true;
    case Happened::new_worker:
        if (visits_.all + visits_.new_workers == 0) visits_.first = f.at;
        visits_.last = f.at;
        visits_.who = f.who;
        ++visits_.new_workers;
        return true;
    case Happened::report_settled:
        write(f.at, f.b == 1 ? Text{"The public health centre looks into the report; after an "
                                    "examination admission is ordered.",
                                    "保健所が調査し、診察の結果、措置入院が必要とされました。"}
                    : f.a == 1
                        ? Text{"The public health centre looks into the report and has the "
                               "person examined; no order is given.",
                               "保健所が調査し、診察も行いましたが、措置入院は不要とされました。"}
                        : Text{"The public health centre looks into the report; no "
                               "examination is held necessary.",
                               "保健所が調査し、診察は不要とされました。"});
        return true;
    case Happened::carer_ill:
        write(f.at, f.a == 1
                        ? Text{"The family member who cared falls ill and does not come back "
                               "home.",
                               "支えていた家族が倒れ、家に戻れなくなりました。"}
                        : Text{"The family member who cares falls ill, and needs care too "
                               "from now on.",
                               "支えていた家族が倒れました。これからは家族にも介護が必要です。"});
        return true;
    case Happened::need_met:
        write(f.at, say("The need \"{}\" has been met.", "「{}」の課題が片づきました。",
                        words::need(static_cast<SocialNeed>(f.a))));
        return true;
    case Happened::clinic_asked:
        awaits_clinic_ = true;
        clinic_asked_ = f.at;
        write(f.at, {"A first visit at a clinic is asked for; there is a line.",
                     "精神科の初診を申し込み、順番を待ちます。"});
        return true;
    case Happened::clinic_given_up:
        awaits_clinic_ = false;
        write(f.at, say("No first visit in {}: gives up waiting.",
                        "{}待っても初診の順番が来ず、あきらめました。",
                        words::days(words::whole_days(f.at - clinic_asked_))));
        return true;
    default:
        return false;
    }
}

void Teller::within(Fact const& f) {
    auto const& row = pathway()[static_cast<std::size_t>(f.a)];
    switch (row.cause.signal()) {
    case Signal::seeks_treatment:
        if (row.name == "asks for help") {
            return write(f.at, {"Decides to ask for help.", "本人が相談・受診を決めました。"});
        }
        if (row.name == "referred by a clinic") {
            return write(f.at, {"A doctor seen for something else advises psychiatric treatment.",
                                "ほかの病気でかかった医師が、精神科の受診を勧めました。"});
        }
        tell_visits();
        write(f.at, {"Accepts help.", "支援を受け入れました。"});
        return write(f.at, trust_in_words(visits_.trust));
    case Signal::accepts_admission:
        tell_visits();
        write(f.at, {"Accepts to go into hospital.", "入院を受け入れました。"});
        return write(f.at, trust_in_words(visits_.trust));
    case Signal::reported:
        return write(f.at, {"The police reports the person to the public health centre.",
                            "警察などから保健所に通報がありました。"});
    case Signal::worsens:
        return write(f.at, {"Gets worse.", "状態が悪くなりました。"});
    case Signal::improves:
        return write(f.at, {"Gets better.", "状態がよくなりました。"});
    case Signal::withdraws:
        return write(f.at, {"Withdraws further.", "ひきこもりが深まりました。"});
    case Signal::comes_out:
        return write(f.at, {"Comes out a little more.", "少し外に出られるようになりました。"});
    case Signal::leaves_group_home:
        return write(f.at, {"Leaves the group home.", "グループホームを退居しました。"});
    case Signal::home_lost:
        cause_ = {"During the long stay the home is lost.",
                  "入院が長引く間に、住まいを失いました。"};
        return;
    case Signal::skills_lost:
        cause_ = {"During the long stay skills for daily living fade.",
                  "入院が長引く間に、生活する力が落ちました。"};
        return;
    case Signal::fear_grows:
        cause_ = {"During the long stay the fear of leaving grows.",
                  "入院が長引く間に、退院への不安が強くなりました。"};
        return;
    default:
        return; // told with what follows from it
    }
}

/// Who found the person, and how.
void Teller::opened(Fact const& f) {
    auto const who = agency(f.who);
    if (f.a < 0) {
        return write(f.at, say("{} keeps contact.", "{}が関わっています。", who));
    }
    auto const& row = pathway()[static_cast<std::size_t>(f.a)];
    struct Way {
        Signal signal;
        std::string_view en;
        std::string_view ja;
    };
    constexpr std::array ways{
        Way{Signal::family_asked, "The family asks {} for help.", "家族が{}に相談しました。"},
        Way{Signal::school_noticed, "School or employer notices and turns to {}.",
            "学校・職場が気づき、{}につなぎました。"},
        Way{Signal::desk_noticed, "At a counter, {} notices that something is wrong.",
            "窓口での用件をきっかけに、{}が気づきました。"},
        Way{Signal::manager_noticed, "A parent's care manager notices and turns to {}.",
            "親のケアマネジャーが気づき、{}につなぎました。"},
        Way{Signal::neighbour_noticed,
            "Neighbours or a welfare commissioner notice and turn to {}.",
            "近隣や民生委員が気づき、{}につなぎました。"},
        Way{Signal::met_in_community, "People at a shop or a gathering notice and turn to {}.",
            "店や集いの場で気づかれ、{}につながりました。"},
        Way{Signal::found_by_report, "Through the report {} comes to know of the person.",
            "通報をきっかけに、{}が把握しました。"},
        Way{Signal::found_with_parent, "Whoever comes for the ill parent finds the child: {}.",
            "倒れた親の支援をきっかけに、{}が本人に気づきました。"},
    };
    for (auto const& way : ways) {
        if (way.signal != row.cause.signal()) continue;
        write(f.at, say(way.en, way.ja, who));
        if (!off_ || f.at - off_since_ < std::chrono::days{30}) return;
        return write(f.at, say("Until then {} had passed.", "それまでに{}がたっていました。",
                               words::duration(words::whole_days(f.at - off_since_))));
    }
    write(f.at, say("{} comes to know of the person.", "{}が把握しました。", who));
}

void Teller::assessed(Fact const& f) {
    auto const bits = static_cast<std::uint32_t>(f.b);
    bool const at_intake = (bits >> 15U & 1U) != 0;
    auto const missed = bits & 0x7FFFU;
    auto const found = static_cast<std::uint32_t>(f.a);
    constexpr std::uint32_t illness = 1U << issue_illness;
    if ((found & illness) != 0) seen_ = true;
    assessor_ = f.who;
    assessed_at_ = f.at;
    if (found != 0) {
        write(f.at, at_intake ? say("At a first talk {} sees: {}.", "{}は面談で{}に気づきました。",
                                    agency(f.who), words::issues(found))
                              : say("At a visit {} sees: {}.", "訪問の中で、{}は{}に気づきました。",
                                    agency(f.who), words::issues(found)));
    }
    if (!at_intake || missed == 0) return;
    if ((missed & illness) != 0 && !seen_) {
        write(f.at, {"That the person is ill goes unseen.", "病気であることは見えていません。"});
    }
    auto const rest = words::issues(missed & ~illness);
    if (!words::empty(rest)) {
        write(f.at, say("Still unseen: {}.", "{}にはまだだれも気づいていません。", rest));
    }
}

void Teller::intake(Fact const& f) {
    if (f.b == 0) {
        return write(f.at, Text{"So nobody can offer treatment; visits go on.",
                                "そのため受診を勧められず、訪問を続けることにしました。"});
    }
    if (f.a == 0) {
        return write(f.at, Text{"The person does not want help yet; visits go on.",
                                "本人はまだ支援を望まず、訪問を続けることにしました。"});
    }
    write(f.at, {"The person is ready for help at once.", "本人はすぐに支援を受け入れました。"});
}

void Teller::visited(Fact const& f) {
    auto& v = visits_;
    bool const above = f.b >= static_cast<int>(1000.0 * subject_.first.threshold);
    if (above && !trusts_ && f.a == 1) {
        trusts_ = true;
        write(f.at, say("{} meets the person, and trust has grown so far that help can be "
                        "accepted.",
                        "{}が本人に会い、支援を受け入れられるところまで信頼関係が育ちました。",
                        agency(f.who)));
        v.trust = f.b;
        return;
    }
    if (v.all > 0 && v.who != f.who) tell_visits();
    if (v.all + v.new_workers == 0) v.first = f.at;
    v.last = f.at;
    v.who = f.who;
    ++v.all;
    v.met += f.a == 1 ? 1 : 0;
    v.family += f.a == 2 ? 1 : 0;
    v.trust = f.b;
}

/// Trust beside what acceptance takes.
Text Teller::trust_in_words(int per_mille) const {
    if (per_mille < 0) return {};
    double const share = per_mille / (1000.0 * subject_.first.threshold);
    if (share >= 1.0) return {"Trust is there.", "信頼関係はできていました。"};
    if (share < 0.1) return {"There is hardly any trust.", "信頼関係はほとんどありませんでした。"};
    return say("Trust was at about {} % of what it takes.",
               "信頼関係は、受け入れの目安の{}%ほどでした。", static_cast<int>(10.0 * share) * 10);
}

/// What has repeated since the last sentence.
void Teller::tell_visits() {
    auto v = visits_;
    visits_ = {};
    visits_.trust = v.trust; // for what it leads to
    if (v.all > 0) {
        bool const family = v.family > 0;
        Text met;
        if (v.met == v.all) {
            met = v.all == 1 ? Text{"and meets the person", "本人に会えました"}
                             : Text{"and meets the person each time", "毎回本人に会えました"};
        } else if (v.met == 0) {
            met = family ? Text{"but meets nobody but the family", "家族に会えただけでした"}
                         : Text{"but the door stays shut", "本人には会えませんでした"};
        } else {
            met = say("and meets the person {0}{1}", "本人に会えたのは{0}でした{1}",
                      words::times(v.met),
                      family ? Text{", otherwise the family at best", "(あとは家族だけか不在)"}
                             : Text{"", ""});
        }
        write_between(v.first, v.last,
                      words::capital(say("{0} comes {1} {2}.", "{0}が{1}訪問し、{2}。",
                                         agency(v.who), words::times(v.all), met)));
        auto const trust = trust_in_words(v.trust);
        if (v.met < v.all && !words::empty(trust)) write_between(v.first, v.last, trust);
    }
    if (v.late > 0) {
        write_between(v.first, v.last,
                      say("{} a visit was left out, because there was no time.",
                          "手が足りず、訪問が{}抜けました。",
                          words::capital(words::times(v.late))));
    }
    if (v.new_workers > 0) {
        write_between(v.first, v.last,
                      say("The worker changes {}, and trust has to grow anew.",
                          "担当者が{}替わり、信頼関係はつくり直しになりました。",
                          words::times(v.new_workers)));
    }
    if (v.full > 0) {
        write_between(
            v.first, v.last,
            say("Outreach is asked {0} more and is full{3} ({1} cases held, {2} waiting).",
                "この間さらに{0}アウトリーチに頼みましたが、{3}満員でした"
                "(受け持ち{1}件、待ち{2}人)。",
                words::times(v.full), v.held, v.waiting,
                v.full > 1 ? Text{" each time", "毎回"} : Text{"", ""}));
    }
}

} // namespace norishiro::support
