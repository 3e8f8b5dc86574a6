#include "output/console.hpp"

#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace norishiro::output {

namespace {

using Row = std::vector<std::string>;

/// Columns under their headings: words to the left, numbers to the right.
std::string laid_out(std::vector<Row> const& rows, std::size_t text_columns) {
    std::vector<std::size_t> widths(rows.front().size());
    for (auto const& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            widths[c] = std::max(widths[c], display_width(row[c]));
        }
    }
    std::string text;
    for (auto const& row : rows) {
        std::string line = " ";
        for (std::size_t c = 0; c < row.size(); ++c) {
            line += " " + (c < text_columns ? pad(row[c], widths[c]) : pad_left(row[c], widths[c]));
            line += " ";
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

Row first_cells(sim::IndicatorInfo const& indicator, sim::Language language) {
    bool const ja = language == sim::Language::ja && !indicator.name_ja.empty();
    return {std::string{ja ? indicator.name_ja : indicator.name},
            unit_in(indicator.unit, language)};
}

/// Digits for an estimate as a whole, so that its mean and both ends line up.
int decimals_of(sim::Estimate const& e, int significant) {
    double largest = std::abs(e.mean);
    for (double const end : {e.low, e.high}) {
        if (std::isfinite(end)) largest = std::max(largest, std::abs(end));
    }
    return decimals_for(largest, significant);
}

std::string interval(sim::Estimate const& e, std::string (*number)(double, int), int decimals) {
    if (!std::isfinite(e.low) || !std::isfinite(e.high)) return "–";
    return fmt::format("[{}, {}]", number(e.low, decimals), number(e.high, decimals));
}

bool leaves_out_zero(sim::Estimate const& e) {
    return e.low > 0.0 || e.high < 0.0;
}

bool is_exactly_zero(sim::Estimate const& e) {
    return e.mean == 0.0 && (e.count == 1 || (e.low == 0.0 && e.high == 0.0));
}

Row comparison_row(sim::Comparison const& c, sim::IndicatorInfo const& indicator,
                   sim::Language language) {
    auto row = first_cells(indicator, language);
    int const decimals = decimals_of(c.difference, 3);
    row.push_back(format_number(c.baseline, 4));
    row.push_back(with_sign(c.difference.mean, decimals));
    row.push_back(leaves_out_zero(c.difference) ? "*" : "");
    row.push_back(interval(c.difference, with_sign, decimals));
    row.push_back(fmt::format("{}", c.difference.count));
    return row;
}

std::string heading(sim::ScenarioRecord const& scenario, sim::Language language) {
    auto const& own = in(scenario.title, language);
    auto const& title = own.empty() ? scenario.id : own;
    auto const& question = in(scenario.question, language);
    return title + "\n" + (question.empty() ? "" : question + "\n");
}

/// What the shared luck is worth: how much less the pairs vary than strangers would.
std::string luck_shared(sim::StudyResult const& study,
                        std::vector<sim::Comparison> const& comparisons, bool ja) {
    double least = 1.0;
    double most = 0.0;
    for (auto const& c : comparisons) {
        if (!study.indicators[c.indicator].main || std::isnan(c.variance_ratio)) continue;
        least = std::min(least, c.variance_ratio);
        most = std::max(most, c.variance_ratio);
    }
    if (least > most) return "";
    return fmt::format(ja ? fmt::runtime("主な指標の差の分散は、同じ条件(人と運)をそろえない"
                                         "比較の{:.1f}~{:.1f}%\n")
                          : fmt::runtime("variance of the main differences: {:.1f} to {:.1f} % of "
                                         "what it were without shared people and luck\n"),
                       100.0 * least, 100.0 * most);
}

/// How much of the intervals more replications would take away.
std::string chance_of(sim::StudyResult const& study,
                      std::vector<sim::Comparison> const& comparisons, bool ja) {
    auto const chance =
        sim::range_of_chance(comparisons, [&](std::size_t k) { return study.indicators[k].main; });
    if (!study.drawing.any() || !chance) return "";
    return fmt::format(ja ? fmt::runtime("主な指標の差の区間(分散)のうち偶然は{:.0f}~{:.0f}%、"
                                         "残りはパラメータの不確かさ\n")
                          : fmt::runtime("of the main differences' intervals (variance) {:.0f} to "
                                         "{:.0f} % is chance, the rest what is not known of the "
                                         "parameters\n"),
                       100.0 * chance->low, 100.0 * chance->high);
}

/// The table of one scenario, main indicators first.
std::string section(sim::StudyResult const& study, std::vector<sim::Comparison> comparisons,
                    sim::Language language) {
    bool const ja = language == sim::Language::ja;
    auto const is_main = [&](auto const& c) { return study.indicators[c.indicator].main; };
    std::stable_partition(comparisons.begin(), comparisons.end(), is_main);
    std::string text = heading(study.scenarios[comparisons.front().scenario], language);
    auto const same = [](auto const& c) {
        return c.difference.count == 0 || is_exactly_zero(c.difference);
    };
    if (std::ranges::all_of(comparisons, same)) {
        text += ja ? "どの指標も、すべての繰り返しで基準とまったく同じでした(差は0)。\n"
                   : "Every indicator is exactly as in the baseline, in every replication.\n";
    }
    std::vector<Row> rows;
    rows.push_back(
        ja ? Row{"指標", "単位", "基準", "差", "", "95%区間", "n"}
           : Row{"indicator", "unit", "baseline", "difference", "", "95 % interval", "n"});
    for (auto const& c : comparisons) {
        rows.push_back(comparison_row(c, study.indicators[c.indicator], language));
    }
    return text + laid_out(rows, 2) + luck_shared(study, comparisons, ja) +
           chance_of(study, comparisons, ja) + "\n";
}

std::string time_left(double seconds, bool ja) {
    double const minutes = seconds / 60.0;
    if (seconds < 90.0) {
        return ja ? fmt::format("残り約{:.0f}秒", seconds)
                  : fmt::format("about {:.0f} s left", seconds);
    }
    if (minutes < 90.0) {
        return ja ? fmt::format("残り約{:.0f}分", minutes)
                  : fmt::format("about {:.0f} min left", minutes);
    }
    return ja ? fmt::format("残り約{:.1f}時間", minutes / 60.0)
              : fmt::format("about {:.1f} h left", minutes / 60.0);
}

std::size_t terminal_columns() {
    winsize size{};
    bool const known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

} // namespace

std::string comparison_table(sim::StudyResult const& study,
                             std::vector<sim::Comparison> const& comparisons,
                             sim::Language language) {
    if (comparisons.empty()) return summary_table(study, language);
    std::string text;
    for (std::size_t scenario = 1; scenario < study.scenarios.size(); ++scenario) {
        std::vector<sim::Comparison> its;
        std::ranges::copy_if(comparisons, std::back_inserter(its),
                             [&](auto const& c) { return c.scenario == scenario; });
        if (!its.empty()) text += section(study, std::move(its), language);
    }
    return text +
           (language == sim::Language::ja
                ? "差=シナリオ−基準(同じ条件の繰り返しどうし)、n=繰り返しの数、"
                  "*=区間が0を含まない差(偶然だけでも20行に1行ほどは付く)\n"
                : "difference: scenario − baseline; n: replications; "
                  "*: interval without 0 (about one line in twenty gets it by chance alone)\n");
}

std::string summary_table(sim::StudyResult const& study, sim::Language language) {
    bool const ja = language == sim::Language::ja;
    auto const estimates = sim::summarise(study, 0);
    std::vector<Row> rows;
    rows.push_back(ja ? Row{"指標", "単位", "平均", "平均の95%区間", "n"}
                      : Row{"indicator", "unit", "mean", "95 % interval", "n"});
    for (bool const main : {true, false}) {
        for (std::size_t k = 0; k < estimates.size(); ++k) {
            if (study.indicators[k].main != main) continue;
            auto row = first_cells(study.indicators[k], language);
            int const decimals = decimals_of(estimates[k], 4);
            row.push_back(with_decimals(estimates[k].mean, decimals));
            row.push_back(interval(estimates[k], with_decimals, decimals));
            row.push_back(fmt::format("{}", estimates[k].count));
            rows.push_back(std::move(row));
        }
    }
    return heading(study.scenarios.front(), language) + laid_out(rows, 2) + "\n" +
           (ja ? "平均=繰り返しの平均、n=繰り返しの数\n"
               : "mean = over the replications, n = replications\n");
}

Progress::Progress(std::size_t total, sim::Language language, bool quiet, std::string what)
    : total_{total}, language_{language}, quiet_{quiet}, terminal_{::isatty(STDERR_FILENO) == 1},
      what_{std::move(what)} {}

Progress::~Progress() {
    if (!quiet_ && terminal_ && drawn_columns_ > 0) std::fputc('\n', stderr);
}

void Progress::advance(std::size_t done) {
    std::scoped_lock const lock{mutex_};
    // Threads report in any order; the bar never goes back.
    if (quiet_ || total_ == 0 || done <= done_) return;
    done_ = std::min(done, total_);
    if (!terminal_) return print_line();
    auto const now = Clock::now();
    if (done_ < total_ && now - drawn_ < std::chrono::milliseconds{100}) return;
    drawn_ = now;
    draw_bar();
}

std::string Progress::state() const {
    auto const share = static_cast<double>(done_) / static_cast<double>(total_);
    auto text = fmt::format("{:.0f} %", std::floor(100.0 * share));
    if (done_ == total_) return text;
    std::chrono::duration<double> const elapsed = Clock::now() - began_;
    bool const ja = language_ == sim::Language::ja;
    return text + (ja ? "、" : ", ") + time_left(elapsed.count() * (1.0 / share - 1.0), ja);
}

void Progress::draw_bar() {
    auto const words = state();
    auto const others = display_width(what_) + display_width(words) + 5;
    auto const columns = terminal_columns();
    std::size_t const bar = columns > others + 10 ? std::min<std::size_t>(columns - others, 30) : 0;
    auto const full = bar * done_ / total_;
    auto line = what_ + " ";
    if (bar > 0) line += "[" + std::string(full, '#') + std::string(bar - full, '.') + "] ";
    line += words;
    auto const width = display_width(line);
    fmt::print(stderr, "\r{}", pad(line, drawn_columns_)); // spaces over what was longer before
    std::fflush(stderr);
    drawn_columns_ = width;
}

void Progress::print_line() {
    auto const step = 20 * done_ / total_;
    if (step <= printed_step_) return;
    printed_step_ = step;
    fmt::print(stderr, "{}: {}\n", what_, state());
}

} // namespace norishiro::output
