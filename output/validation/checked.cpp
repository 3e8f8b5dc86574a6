#include "output/validation/checked.hpp"

#include "sim/say.hpp"

namespace norishiro::output {

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
