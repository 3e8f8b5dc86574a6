#include "output/words.hpp"
#include "output/xlsx_sheets.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

using enum Style::Kind;
using sim::Language;
using sim::Text;

constexpr std::size_t last_column = 8;

/// Writes line after line.
class Summary {
public:
    Summary(Book& book, Result const& result)
        : l_{book.language()}, result_{result}, sheet_{book.add_sheet(
                                                    Text{"Summary", "概要"}.in(l_))} {
        constexpr std::array<double, last_column + 1> widths{40, 14, 12, 11, 11, 12, 11, 11, 7};
        for (std::size_t c = 0; c < widths.size(); ++c) sheet_.width(c, widths[c]);
    }

    void add() {
        add_facts();
        add_warnings();
        if (result_.comparisons.empty()) return add_single();
        for (std::size_t s = 1; s < result_.scenarios.size(); ++s) add_comparison(s);
    }

private:
    std::string say(Text const& text) const { return text.in(l_); }

    void fact(Text const& name, std::string const& text) {
        sheet_.words(r_, 0, say(name), {.bold = true});
        sheet_.spread(r_++, 1, last_column, text, {});
    }

    void add_facts() {
        sheet_.height(r_, 1.5);
        sheet_.words(r_++, 0, say({"Result of Norishiro", "のりしろの計算結果"}), {.kind = title});
        ++r_;
        for (std::size_t s = 0; s < result_.scenarios.size(); ++s) {
            auto const& scenario = result_.scenarios[s];
            auto const& question = in(scenario.question, l_);
            fact(s == 0 ? Text{"Baseline", "基準"} : Text{"Compared with it", "比べたシナリオ"},
                 title_of(scenario, l_) + (question.empty() ? "" : " — " + question));
        }
        auto const last = month_of(result_, result_.months - 1);
        fact({"Recorded time", "記録期間"},
             fmt::format(fmt::runtime(say({"{} to {}, {} months; {} months of burn-in before",
                                           "{}から{}まで({}か月)。その前に助走{}か月"})),
                         sim::to_string(result_.start).substr(0, 7),
                         sim::to_string(last).substr(0, 7), result_.months,
                         result_.burn_in_months));
        fact({"Replications", "繰り返し"},
             fmt::format(fmt::runtime(say({"{}, seed {}", "{}回、乱数の種 {}"})),
                         result_.replications.size(), result_.seed));
        fact({"Program", "プログラム"}, result_.program);
        fact({"Assumed values", "仮定の値"}, assumed());
    }

    std::string assumed() const {
        std::size_t values = 0;
        std::size_t without = 0;
        for (auto const& p : result_.scenarios.front().parameters) {
            values += p.ground == sim::Ground::words ? 0 : 1;
            without += sim::is_assumed(p.ground) ? 1 : 0;
        }
        return fmt::format(
            fmt::runtime(say({"{} of the {} values of the baseline have no source; the sheet of "
                              "parameters says which",
                              "基準の{1}件の値のうち{0}件に出典がありません"
                              "(パラメータのシートを参照)"})),
            without, values);
    }

    void add_warnings() {
        ++r_;
        std::array const notes{
            Text{"This is what a model shows under its assumptions, not a forecast.",
                 "モデルがその仮定のもとで示すもので、予測ではありません。"},
            Text{"Scenarios are compared with the same persons and the same luck, replication by "
                 "replication. Intervals hold the effect of chance alone, not that of assumptions "
                 "that may be wrong.",
                 "シナリオは、同じ人・同じ運の繰り返しどうしで比べています。95%"
                 "区間は偶然による幅だけで、"
                 "仮定の不確かさを含みません。"},
            Text{"Bold: the interval does not hold 0. About one line in twenty is bold by chance.",
                 "太字は区間が0を含まない差です。偶然だけでも20行に1行ほどは太字になります。"}};
        for (auto const& text : notes) {
            sheet_.spread(r_++, 0, last_column, say(text), {.kind = note});
        }
    }

    void add_heading(std::vector<Text> const& names) {
        for (std::size_t c = 0; c < names.size(); ++c) {
            sheet_.words(r_, c, say(names[c]), {.kind = heading, .wrapped = true});
        }
        ++r_;
    }

    /// Name and unit, then an estimate from a column on.
    void add_names(ResultIndicator const& indicator) {
        sheet_.words(r_, 0, in(indicator.name, l_), {.wrapped = true});
        sheet_.words(r_, 1, unit_in(indicator.unit, l_), {.wrapped = true});
    }
    void add_estimate(std::size_t column, sim::Estimate const& e, int significant, bool sign) {
        double largest = std::abs(e.mean);
        for (double const end : {e.low, e.high}) {
            if (std::isfinite(end)) largest = std::max(largest, std::abs(end));
        }
        bool const clear = sign && (e.low > 0.0 || e.high < 0.0);
        Style const style{.bold = clear,
                          .decimals = std::min(6, decimals_for(largest, significant)),
                          .sign = sign};
        sheet_.number(r_, column, e.mean, style);
        sheet_.number(r_, column + 1, e.low, style);
        sheet_.number(r_, column + 2, e.high, style);
    }

    void add_single() {
        ++r_;
        add_heading({{"Main indicator", "主な指標"},
                     {"Unit", "単位"},
                     {"Mean", "平均"},
                     {"95 % from", "95%下限"},
                     {"to", "上限"}});
        for (std::size_t k = 0; k < result_.indicators.size(); ++k) {
            if (!result_.indicators[k].main) continue;
            add_names(result_.indicators[k]);
            add_estimate(2, result_.level(k, 0), 4, false);
            ++r_;
        }
    }

    void add_comparison(std::size_t scenario) {
        ++r_;
        sheet_.spread(r_++, 0, last_column, title_of(result_.scenarios[scenario], l_),
                      {.bold = true});
        add_heading({{"Main indicator", "主な指標"},
                     {"Unit", "単位"},
                     {"Baseline", "基準"},
                     {"95 % from", "95%下限"},
                     {"to", "上限"},
                     {"Difference", "基準との差"},
                     {"95 % from", "95%下限"},
                     {"to", "上限"},
                     {"n", "n"}});
        for (auto const& c : result_.comparisons) {
            if (c.scenario != scenario || !result_.indicators[c.indicator].main) continue;
            add_names(result_.indicators[c.indicator]);
            auto baseline = result_.level(c.indicator, 0);
            baseline.mean = c.baseline; // over the replications that the difference rests on
            add_estimate(2, baseline, 4, false);
            add_estimate(5, c.difference, 3, true);
            sheet_.number(r_++, 8, static_cast<double>(c.difference.count), {.whole = true});
        }
    }

    Language l_;
    Result const& result_;
    Sheet sheet_;
    std::size_t r_ = 0;
};

} // namespace

void add_summary_sheet(Book& book, Result const& result) {
    Summary{book, result}.add();
}

} // namespace norishiro::output
