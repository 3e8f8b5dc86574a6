#include "output/validation/checked.hpp"

#include "output/words.hpp"
#include "sim/say.hpp"

#include <fmt/format.h>

namespace norishiro::output {

std::string published_words(Checked const& row) {
    if (!row.has_indicator()) return "–";
    return fmt::format("{} ({} – {})", format_number(row.value, 3), format_number(row.low, 3),
                       format_number(row.high, 3));
}

std::string model_words(Checked const& row) {
    if (!row.has_indicator()) return "–";
    return fmt::format("{} [{}, {}]", format_number(row.model.mean, 3),
                       format_number(row.model.low, 3), format_number(row.model.high, 3));
}

std::string miss_words(Checked const& row) {
    return row.has_indicator() ? with_sign(row.miss(), 0) + " %" : "–";
}

std::string without_effects_words(Checked const& row) {
    return row.without_effects ? format_number(row.without_effects->mean, 3) : "–";
}

Tally tally(std::vector<Checked> const& rows, sim::Target::Use use) {
    Tally tally;
    for (auto const& row : rows) {
        if (row.target.use != use || !row.has_indicator()) continue;
        ++tally.all;
        tally.met += row.met() ? 1 : 0;
    }
    return tally;
}

sim::Text verdict_line(std::vector<Checked> const& rows) {
    auto const fitted = tally(rows, sim::Target::Use::calibrate);
    auto const held_out = tally(rows, sim::Target::Use::validate);
    return sim::say(
        "{} of {} figures for calibration are met, and {} of {} that are held out",
        "較正用の公表値は{1}のうち{0}、検証だけに使う公表値は{3}のうち{2}が許容幅に入りました",
        fitted.met, fitted.all, held_out.met, held_out.all);
}

sim::Text use_words(Checked const& row) {
    if (row.calibrated()) return {"calibration", "較正用"};
    return {"held out", "検証のみ"};
}

sim::Text verdict(Checked const& row) {
    if (!row.has_indicator()) return {"no indicator", "指標なし"};
    if (row.met()) return {"met", "許容幅内"};
    return {"missed", "許容幅外"};
}

} // namespace norishiro::output
