#include "output/publish/figures.hpp"

#include "output/publish/tables.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output::publish {

namespace {

using report::Anchor;
using report::Drawing;
using report::Report;
using report::Scale;

constexpr std::size_t in_a_row = 3;
constexpr double panel_height = 172.0;
constexpr double title_line = 14.0;
constexpr double panel_width = report::page_width / static_cast<double>(in_a_row);

class Panel {
public:
    Panel(Report const& report, Publication const& publication, std::size_t row)
        : report_{report}, p_{publication}, row_{row} {
        for (std::size_t s = 0; s < report::scenarios_in_figures(report); ++s) {
            for (std::size_t y = 0; y < p_.years().size(); ++y) {
                auto const f = p_.by_part(row, s, p_.whole(), y);
                if (f && f->mark == Mark::shown) highest_ = std::max(highest_, f->value);
            }
        }
    }

    void draw(Drawing& drawing, double left, double top) const {
        auto const numbers = report::ticks(0.0, std::max(1.0, highest_), 3);
        Scale const y{numbers.front(), numbers.back(), top + panel_height - 42.0, top + 36.0};
        Scale const x{0.0, std::max(1.0, static_cast<double>(p_.years().size() - 1)), left + 46.0,
                      left + panel_width - 14.0};
        double line = top + 10.0;
        // Bold letters are a little wider than the measure knows.
        constexpr double room = 0.85 * (panel_width - 8.0);
        for (auto const& words :
             report::wrapped(in(p_.content().rows[row_].name, report_.language), room)) {
            drawing.words(left + 4.0, line, words, Anchor::start, "strong");
            line += title_line;
        }
        drawing.axis_left(y, numbers, x.from, x.to);
        auto const every = (p_.years().size() + 3) / 4;
        for (std::size_t i = 0; i < p_.years().size(); i += every) {
            drawing.words(x.at(static_cast<double>(i)), y.from + 26.0,
                          fmt::format("{}", p_.years()[i].year), Anchor::middle, "tick");
        }
        for (std::size_t s = 0; s < report::scenarios_in_figures(report_); ++s) {
            draw_line(drawing, s, x, y);
        }
    }

private:
    void draw_line(Drawing& drawing, std::size_t s, Scale const& x, Scale const& y) const {
        std::vector<std::pair<double, double>> points;
        auto const end_line = [&] {
            if (points.size() > 1) drawing.path(s, points);
            if (!points.empty()) drawing.mark(s, points.back().first, points.back().second, 3.2);
            points.clear();
        };
        for (std::size_t i = 0; i < p_.years().size(); ++i) {
            auto const figure = p_.by_part(row_, s, p_.whole(), i);
            double const at = x.at(static_cast<double>(i));
            if (figure && figure->mark == Mark::shown) {
                points.emplace_back(at, y.at(figure->value));
                continue;
            }
            end_line();
            if (figure) {
                drawing.words(at, y.from + 12.0, sign_of(figure->mark), Anchor::middle, "tick");
            }
        }
        end_line();
    }

    Report const& report_;
    Publication const& p_;
    std::size_t row_;
    double highest_ = 0.0;
};

} // namespace

report::Element trends(Report const& report, Publication const& publication,
                       report::Caption const& caption, std::vector<std::size_t> const& rows) {
    auto const lines = (rows.size() + in_a_row - 1) / in_a_row;
    Drawing drawing{report::page_width, 0.0};
    double top = 6.0;
    if (report.compares()) top += 14.0 + drawing.legend(report, 0, 12.0, false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Panel const panel{report, publication, rows[i]};
        panel.draw(drawing, panel_width * static_cast<double>(i % in_a_row),
                   top + panel_height * static_cast<double>(i / in_a_row));
    }
    drawing.cut(top + panel_height * static_cast<double>(lines));
    return report::figure(report, caption, drawing);
}

report::Element towns(report::Report const& report, Publication const& publication,
                      report::Caption const& caption, std::size_t row, std::size_t year) {
    constexpr double bar_height = 9.0;
    constexpr double gap = 9.0;
    auto const scenarios = report::scenarios_in_figures(report);
    std::vector<std::size_t> parts;
    double highest = 1.0;
    double names = 0.0;
    for (std::size_t c = 0; c < publication.parts().size(); ++c) {
        if (!publication.parts()[c].is_municipality) continue;
        parts.push_back(c);
        names = std::max(names, report::width_of(in(publication.parts()[c].name, report.language)));
        for (std::size_t s = 0; s < scenarios; ++s) {
            auto const f = publication.by_part(row, s, c, year);
            if (f && f->mark == Mark::shown) highest = std::max(highest, f->value);
        }
    }
    Drawing drawing{report::page_width, 0.0};
    double const top = report.compares() ? 20.0 + drawing.legend(report, 0, 12.0, true) : 8.0;
    double const each = bar_height * static_cast<double>(scenarios) + gap;
    double const bottom = top + each * static_cast<double>(parts.size());
    auto const numbers = report::ticks(0.0, highest, 5);
    Scale const x{numbers.front(), numbers.back(), names + 14.0, report::page_width - 20.0};
    drawing.axis_below(x, numbers, top, bottom,
                       unit_in(publication.content().rows[row].unit, report.language));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        double const from = top + each * static_cast<double>(i) + gap / 2.0;
        drawing.words(x.from - 8.0, from + (each - gap) / 2.0 + 4.0,
                      in(publication.parts()[parts[i]].name, report.language), Anchor::end);
        for (std::size_t s = 0; s < scenarios; ++s) {
            auto const figure = publication.by_part(row, s, parts[i], year);
            double const y = from + bar_height * static_cast<double>(s);
            if (!figure) continue;
            if (figure->mark == Mark::shown) {
                drawing.bar(s, x.from, y, x.at(figure->value) - x.from, bar_height - 1.0);
            } else {
                drawing.words(x.from + 4.0, y + bar_height, sign_of(figure->mark), Anchor::start,
                              "tick");
            }
        }
    }
    drawing.cut(bottom + 40.0);
    return report::figure(report, caption, drawing);
}

} // namespace norishiro::output::publish
