#include "models/support/programmes/outreach.hpp"
#include "models/support/story_teller.hpp"

namespace norishiro::support {

using sim::Text;
using words::say;

// What agencies do among themselves: referrals, stuck cases, outreach, services.

bool Teller::referral(Fact const& f) {
    auto const i = static_cast<std::size_t>(f.a);
    switch (f.what) {
    case Happened::placed:
        if (handed_off_ == f.at) return true; // told with the handoff
        write(f.at,
              say("{0} takes on {1}.", "{1}は{0}受け持ちます。",
                  assessor_ == f.who && assessed_at_ == f.at ? Text{"It", "自ら"}
                                                             : say("{}", "{}が", agency(f.who)),
                  words::issue(i)));
        return true;
    case Happened::referred:
        if (referred_[i] == sim::Time{}) referred_[i] = f.at;
        if (f.b == 0) {
            write(f.at, say("For \"{1}\" the person is referred to {0}.",
                            "「{1}」のことで、{0}に紹介します。", agency(f.who), words::issue(i)));
        } else if (f.b == 1) {
            write(f.at, say("For \"{1}\" the person is referred to {0}, because nobody knows whose "
                            "task it is.",
                            "「{1}」の担当がどこか分からず、{0}に紹介します。", agency(f.who),
                            words::issue(i)));
        } else {
            write(f.at, say("\"{1}\" is nobody's task here; {0} is asked.",
                            "「{1}」はどこの担当とも決まっていません。{0}に頼んでみます。",
                            agency(f.who), words::issue(i)));
        }
        return true;
    case Happened::bounced:
        write(f.at, f.b == 0 ? say("The referral for \"{1}\" bounces: {0} has no capacity for it.",
                                   "「{1}」の紹介は断られました。{0}に受ける余裕がありません。",
                                   agency(f.who), words::issue(i))
                             : say("The referral for \"{1}\" bounces: it is not the task of {0}.",
                                   "「{1}」の紹介は断られました。{0}の仕事ではありません。",
                                   agency(f.who), words::issue(i)));
        return true;
    case Happened::referring_ended:
        referred_[i] = {};
        write(f.at, say("After {1} refusals {0} gives up looking for somebody for \"{2}\".",
                        "{1}回断られ、{0}は「{2}」の引き受け先探しをあきらめました。",
                        agency(f.who), f.b, words::issue(i)));
        return true;
    case Happened::handed_off: {
        auto const took = words::whole_days(f.at - referred_[i]);
        handed_off_ = f.at;
        write(
            f.at,
            i == issue_illness
                ? say("{0} takes the person over, {1} after the first referral. A new face: trust "
                      "has to grow anew.",
                      "{0}が引き継ぎました(最初の紹介から{1})。顔が変わり、信頼関係は"
                      "つくり直しです。",
                      agency(f.who), words::days(took))
                : say("{0} joins in for \"{2}\", {1} after the first referral.",
                      "「{2}」は{0}が受け持つことになりました(最初の紹介から{1})。", agency(f.who),
                      words::days(took), words::issue(i)));
        referred_[i] = {};
        return true;
    }
    case Happened::stuck:
        stuck_ = f.at;
        switch (static_cast<Stuck>(f.a)) {
        case Stuck::no_taker:
            write(f.at, {"The case is stuck: nobody takes it.",
                         "引き受け先がなく、事例は膠着しました。"});
            break;
        case Stuck::refusing:
            write(f.at, say("The case is stuck: for a long time {} has not got to see the person.",
                            "{}が長く本人に会えず、事例は膠着しました(支援拒否)。", agency(f.who)));
            break;
        case Stuck::lone_holder:
        case Stuck::no:
            write(f.at, say("The case is stuck: {} holds it alone, and nothing moves.",
                            "{}だけで抱えたまま進展がなく、事例は膠着しました(抱え込み)。",
                            agency(f.who)));
            break;
        }
        return true;
    default:
        return false;
    }
}

bool Teller::outreach(Fact const& f) {
    switch (f.what) {
    case Happened::outreach_missing:
    case Happened::outreach_unknown:
        if (told_unknown_) return true; // once is enough
        told_unknown_ = true;
        write(f.at, f.what == Happened::outreach_missing
                        ? Text{"There is no outreach team to ask.",
                               "頼めるアウトリーチチームがありません。"}
                        : say("{} does not think of asking outreach.",
                              "{}は、アウトリーチに頼むことを思いつきません。", agency(f.who)));
        return true;
    case Happened::outreach_asked:
        if (told_full_) return true;
        outreach_asked_ = f.at;
        write(f.at, say("The case is referred to {}.", "{}に依頼します。", agency(f.who)));
        return true;
    case Happened::outreach_full:
        if (told_full_) {
            if (visits_.all + visits_.new_workers + visits_.full == 0) visits_.first = f.at;
            visits_.last = f.at;
            ++visits_.full;
            visits_.held = f.a;
            visits_.waiting = f.b;
            return true;
        }
        told_full_ = true;
        write(f.at, say("Outreach cannot take even the referral: {0} cases held, {1} waiting, the "
                        "list is full.",
                        "アウトリーチは満員で、依頼を受けられません(受け持ち{0}件、待ち{1}人)。",
                        f.a, f.b));
        return true;
    case Happened::outreach_triage:
        on_list_ = static_cast<Triage>(f.a) != Triage::not_now;
        write(f.at, on_list_ ? Text{"Outreach accepts the referral; there is a line.",
                                    "アウトリーチが依頼を受け、順番待ちに入りました。"}
                             : Text{"Outreach finds others more urgent and does not take the case.",
                                    "アウトリーチの判断は「今は対象外」でした。"});
        return true;
    case Happened::outreach_took:
        write(f.at, say("{0} takes the person on, after {1} in line; the first referral was {2} "
                        "ago.",
                        "{0}が支援を始めました。順番待ちは{1}、最初の依頼からは{2}でした。",
                        agency(f.who), words::days(f.a),
                        words::days(words::whole_days(f.at - outreach_asked_))));
        seen_ = true;
        return true;
    case Happened::handed_back:
        write(f.at, say("The term of outreach is over, and the person has not accepted support: "
                        "{} has the case again. Once more another face.",
                        "アウトリーチの期間が終わりましたが、支援の受け入れには至らず、{}に"
                        "戻りました。また顔が変わります。",
                        agency(f.who)));
        return true;
    default:
        return false;
    }
}

bool Teller::service(Fact const& f) {
    auto const s = static_cast<std::size_t>(f.a);
    constexpr auto home = static_cast<std::size_t>(Service::group_home);
    switch (f.what) {
    case Happened::service_asked:
        asked_[s] = f.at;
        if (s == home) {
            barriers_[static_cast<std::size_t>(Barrier::housing)].for_home = true;
        }
        if (f.b == 0) return true; // told when it begins, at once
        write(f.at,
              say("Asks for {0}; all places are taken, number {1} in line.",
                  "{0}を希望しましたが満員で、{1}番目の順番待ちです。", words::service(s), f.b));
        return true;
    case Happened::service_begun: {
        auto const waited = words::whole_days(f.at - asked_[s]);
        auto const wait = asked_[s] == sim::Time{} || waited == 0
                              ? Text{"", ""}
                              : say(", after {} in line", "(待ち{})", words::days(waited));
        write(f.at, s == home ? say("A trial stay in a group home begins{}.",
                                    "グループホームの体験利用が始まりました{}。", wait)
                              : say("{0} begins{1}.", "{0}の利用が始まりました{1}。",
                                    words::service(s), wait));
        return true;
    }
    case Happened::service_done:
        write(f.at, say("{} ends as planned.", "{}を終えました。", words::service(s)));
        return true;
    case Happened::trial_over:
        write(f.at, f.a == 1 ? Text{"After the trial the group home becomes the person's home.",
                                    "体験利用を経て、グループホームへの入居が決まりました。"}
                             : Text{"The trial fails: person or home decline.",
                                    "体験利用はうまくいかず、入居に至りませんでした。"});
        return true;
    case Happened::room_lost:
        home_gone_ = f.at;
        write(f.at, {"The group home gives the room to somebody else.",
                     "入院が長引き、グループホームの居室は別の人に渡りました。"});
        return true;
    case Happened::patience_lost:
        barriers_[static_cast<std::size_t>(Barrier::housing)].flat = f.at;
        write(f.at, {"No group home has a room: a flat is sought instead.",
                     "グループホームの空きがなく、賃貸住宅を探すことにしました。"});
        return true;
    default:
        return false;
    }
}

} // namespace norishiro::support
