#include "output/report/svg.hpp"

#include "output/words.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace norishiro::output::report {

namespace {

constexpr double line_height = 16.0;
constexpr std::array<char const*, 3> anchors{"start", "middle", "end"};

std::string class_of(std::string_view what, std::size_t scenario) {
    return fmt::format("{} s{}", what, scenario);
}

} // namespace

std::size_t scenarios_in_figures(Report const& report) {
    return std::min<std::size_t>(4, report.scenarios());
}

std::string coordinate(double value) {
    auto text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

double width_of(std::string_view words) {
    constexpr double of_a_column = 0.52; // a full-width letter has two and is as wide as it is high
    return static_cast<double>(display_width(words)) * of_a_column * letter_height;
}

std::vector<std::string> wrapped(std::string_view words, double width) {
    std::vector<std::string> lines{""};
    std::string word;
    auto const put = [&] {
        if (!lines.back().empty() && width_of(lines.back() + word) > width) {
            lines.emplace_back();
            word.erase(0, word.find_first_not_of(' ') == std::string::npos
                              ? word.size()
                              : word.find_first_not_of(' '));
        }
        lines.back() += word;
        word.clear();
    };
    while (!words.empty()) {
        auto const c = sim::first_code_point(words);
        auto const bytes = std::max<std::size_t>(1, c.bytes);
        // Japanese breaks between any two letters, English before a space.
        if (bytes > 1 || c.value == U' ') put();
        word += words.substr(0, bytes);
        words.remove_prefix(bytes);
    }
    put();
    return lines;
}

std::vector<double> ticks(double low, double high, std::size_t count) {
    if (!(high > low)) high = low + 1.0;
    double const least = (high - low) / static_cast<double>(count);
    double ten = 1.0;
    while (ten > least) ten /= 10.0;
    while (ten * 10.0 <= least) ten *= 10.0;
    double step = ten * 10.0;
    for (double const part : {1.0, 2.0, 5.0}) {
        if (ten * part >= least) {
            step = ten * part;
            break;
        }
    }
    std::vector<double> numbers;
    double const first = std::floor(low / step + 1e-9);
    double const last = std::ceil(high / step - 1e-9);
    for (double i = first; i <= last; i += 1.0) numbers.push_back(i * step);
    return numbers;
}

int decimals_of(std::vector<double> const& ticks) {
    return ticks.size() < 2 ? 0 : decimals_for(ticks[1] - ticks[0], 1);
}

Drawing::Drawing(double width, double height) : width_{width}, height_{height} {}

void Drawing::cut(double height) {
    height_ = height;
}

void Drawing::narrow() {
    narrow_ = true;
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view style) {
    content_.into("line", {{"x1", coordinate(x1)},
                           {"y1", coordinate(y1)},
                           {"x2", coordinate(x2)},
                           {"y2", coordinate(y2)},
                           {"class", std::string{style}}});
}

void Drawing::words(double x, double y, std::string_view text, Anchor anchor,
                    std::string_view style) {
    auto& element = content_.line("text", text,
                                  {{"x", coordinate(x)},
                                   {"y", coordinate(y)},
                                   {"text-anchor", anchors.at(static_cast<std::size_t>(anchor))}});
    if (!style.empty()) element.set("class", std::string{style});
}

void Drawing::mark(std::size_t scenario, double x, double y, double size) {
    auto const name = class_of("mark", scenario);
    auto const polygon = [&](std::initializer_list<std::pair<double, double>> corners) {
        std::string points;
        for (auto const& [dx, dy] : corners) {
            points += fmt::format("{}{},{}", points.empty() ? "" : " ", coordinate(x + dx * size),
                                  coordinate(y + dy * size));
        }
        content_.into("polygon", {{"points", points}, {"class", name}});
    };
    switch (scenario % 4) {
    case 0:
        polygon({{-1, -1}, {1, 1}, {0, 0}, {1, -1}, {-1, 1}, {0, 0}});
        break;
    case 1:
        content_.into("circle", {{"cx", coordinate(x)},
                                 {"cy", coordinate(y)},
                                 {"r", coordinate(size)},
                                 {"class", name}});
        break;
    case 2:
        polygon({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}});
        break;
    default:
        polygon({{0, -1.2}, {1.1, 0.9}, {-1.1, 0.9}});
    }
}

void Drawing::bar(std::size_t scenario, double x, double y, double width, double height) {
    content_.into("rect", {{"x", coordinate(x)},
                           {"y", coordinate(y)},
                           {"width", coordinate(std::max(0.0, width))},
                           {"height", coordinate(height)},
                           {"class", class_of("bar", scenario)}});
}

void Drawing::box(double x, double y, double width, double height, std::string_view style) {
    content_.into("rect", {{"x", coordinate(x)},
                           {"y", coordinate(y)},
                           {"width", coordinate(width)},
                           {"height", coordinate(height)},
                           {"class", std::string{style}}});
}

void Drawing::shape(std::string outline, std::string_view style) {
    content_.into("path", {{"d", std::move(outline)}, {"class", std::string{style}}});
}

void Drawing::path(std::size_t scenario, std::vector<std::pair<double, double>> const& points) {
    std::string d;
    for (auto const& [x, y] : points) {
        d += fmt::format("{}{} {}", d.empty() ? "M" : " L", coordinate(x), coordinate(y));
    }
    content_.into("path", {{"d", d}, {"class", class_of("path", scenario)}});
}

double Drawing::legend(Report const& report, std::size_t from, double y, bool bars) {
    double x = 4.0;
    double const top = y;
    for (std::size_t s = from; s < scenarios_in_figures(report); ++s) {
        auto const name = s == 0 && report.compares()
                              ? report.say({"Baseline: ", "基準: "}) + report.title(0)
                              : report.title(s);
        double const needs = 20.0 + width_of(name) + 18.0;
        if (x > 4.0 && x + needs > width_) {
            x = 4.0;
            y += line_height;
        }
        if (bars) {
            bar(s, x, y - 5.0, 12.0, 10.0);
        } else {
            mark(s, x + 6.0, y);
        }
        words(x + 18.0, y + 4.0, name, Anchor::start);
        x += needs;
    }
    return y + line_height - top;
}

void Drawing::axis_below(Scale const& x, std::vector<double> const& numbers, double top,
                         double bottom, std::string_view title) {
    int const decimals = report::decimals_of(numbers);
    for (double const number : numbers) {
        line(x.at(number), top, x.at(number), bottom, "grid");
        words(x.at(number), bottom + 15.0, with_decimals(number, decimals), Anchor::middle, "tick");
    }
    words((x.from + x.to) / 2.0, bottom + 31.0, title, Anchor::middle);
}

void Drawing::axis_left(Scale const& y, std::vector<double> const& numbers, double left,
                        double right) {
    int const decimals = report::decimals_of(numbers);
    for (double const number : numbers) {
        line(left, y.at(number), right, y.at(number), "grid");
        words(left - 5.0, y.at(number) + 4.0, with_decimals(number, decimals), Anchor::end, "tick");
    }
}

Element Drawing::finish(Caption const& caption) const {
    auto const title = caption.id + "-title";
    auto const description = caption.id + "-desc";
    Element svg{"svg",
                {{"viewBox", fmt::format("0 0 {} {}", coordinate(width_), coordinate(height_))},
                 {"width", coordinate(width_)},
                 {"height", coordinate(height_)},
                 {"role", "img"},
                 {"aria-labelledby", title},
                 {"aria-describedby", description}}};
    if (narrow_) svg.set("class", "narrow");
    svg.line("title", caption.title, {{"id", title}});
    svg.line("desc", caption.description, {{"id", description}});
    svg.add(content_);
    return svg;
}

Element figure(Report const& report, Caption const& caption, Drawing const& drawing) {
    Element element{"figure", {{"id", caption.id}}};
    auto& words = element.into("figcaption");
    words.text(caption.title + " ");
    if (scenarios_in_figures(report) < report.scenarios()) {
        words.text(report.say({"of the first three scenarios ", "(はじめの3つのシナリオ)"}));
    }
    words.line("a", report.say({"(its numbers)", "(数値の表)"}), {{"href", "#" + caption.table}});
    auto& wide = element.into(
        "div",
        {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption.title}});
    wide.add(drawing.finish(caption));
    return element;
}

} // namespace norishiro::output::report
