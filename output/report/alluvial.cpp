#include "output/report/figures.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <numeric>
#include <utility>

namespace norishiro::output::report {

namespace {

constexpr double width = 420.0; // a telephone's, so that nobody has to scroll
constexpr double names_wide = 122.0;
constexpr double left = names_wide + 6.0;
constexpr double right = width - left;
constexpr double post_width = 7.0; // how wide a state's own bar is
constexpr double line_height = 14.0;
constexpr double gap = 7.0;
constexpr double all_bands = 330.0; // high, together
constexpr double all_differences = 190.0;
constexpr double thinnest = 0.8;

/// A state on one side: its words and its bar, as high as its bands together.
struct Post {
    std::vector<std::string> words;
    double bar = 0.0;
    double top = 0.0;  ///< of the bar
    double next = 0.0; ///< where its next band begins

    bool empty() const { return bar == 0.0; }
    double text() const { return line_height * static_cast<double>(words.size()); }
    double height() const { return std::max(bar, text()); }
};

double thickness(Band const& band, double scale) {
    return std::max(thinnest, std::abs(band.value) * scale);
}

/// Puts the posts below each other from `y` on, and returns where they end.
double stack(std::vector<Post>& posts, double y) {
    for (auto& post : posts) {
        if (post.empty()) continue;
        post.top = post.next = y + (post.height() - post.bar) / 2.0;
        y += post.height() + gap;
    }
    return y;
}

void draw(Drawing& drawing, std::vector<Post> const& posts, double x, double words_at,
          Anchor anchor) {
    for (auto const& its : posts) {
        if (its.empty()) continue;
        drawing.box(x, its.top, post_width, its.bar, "post");
        double line = its.top + its.bar / 2.0 - its.text() / 2.0 + 11.0;
        for (auto const& words : its.words) {
            drawing.words(words_at, line, words, anchor);
            line += line_height;
        }
    }
}

/// From (x, y) on the left to (x, y) on the right.
std::string outline(double y1, double y2, double high) {
    double const from = left + post_width;
    double const middle = (from + right - post_width) / 2.0;
    auto const curve = [&](double x, double y, double to, double there) {
        return fmt::format("{} {} C{} {} {} {} {} {}", coordinate(x), coordinate(y),
                           coordinate(middle), coordinate(y), coordinate(middle), coordinate(there),
                           coordinate(to), coordinate(there));
    };
    return "M" + curve(from, y1, right - post_width, y2) + " L" +
           curve(right - post_width, y2 + high, from, y1 + high) + " Z";
}

std::string style_of(Band const& band, bool signs) {
    if (signs) return band.value < 0.0 ? "band less" : "band more";
    return fmt::format("band b{}", band.from % 3);
}

/// The name with what leaves or enters, in the words of the figure.
std::vector<std::string> words_of(std::string const& name, double sum, bool signs) {
    auto number = with_decimals(sum, std::abs(sum) < 9.95 ? 1 : 0);
    if (signs && sum > 0.0) number.insert(0, "+");
    return wrapped(name + " " + number, names_wide);
}

/// What the fills of differences mean; returns its height.
double legend(Drawing& drawing, Report const& report, double y) {
    drawing.box(4.0, y, 22.0, 9.0, "band more");
    drawing.words(32.0, y + 9.0, report.say({"more", "増える"}), Anchor::start);
    drawing.box(104.0, y, 22.0, 9.0, "band less");
    drawing.words(132.0, y + 9.0, report.say({"fewer", "減る"}), Anchor::start);
    return 24.0;
}

/// Each state's bands lie in the order of the states across; where bands cross, small ones are above.
void draw_bands(Drawing& drawing, std::vector<Band> bands, std::vector<Post>& from,
                std::vector<Post>& to, double scale, bool signs) {
    struct Placed {
        Band band;
        double y1, y2;
    };
    std::vector<Placed> placed;
    std::ranges::sort(bands, {}, [](Band const& b) { return std::pair{b.from, b.to}; });
    for (auto const& band : bands) {
        placed.push_back({band, from[band.from].next, to[band.to].next});
        from[band.from].next += thickness(band, scale);
        to[band.to].next += thickness(band, scale);
    }
    std::ranges::stable_sort(placed, std::greater{},
                             [](Placed const& p) { return std::abs(p.band.value); });
    for (auto const& p : placed) {
        drawing.shape(outline(p.y1, p.y2, thickness(p.band, scale)), style_of(p.band, signs));
    }
}

} // namespace

Element alluvial(Report const& report, Caption const& caption,
                 std::vector<std::string> const& states, std::vector<Band> bands, bool signs) {
    double const sum =
        std::accumulate(bands.begin(), bands.end(), 0.0,
                        [](double s, auto const& b) { return s + std::abs(b.value); });
    double const scale = (signs ? all_differences : all_bands) / std::max(sum, 1e-9);
    std::vector<Post> from(states.size());
    std::vector<Post> to(states.size());
    std::vector<double> leaving(states.size(), 0.0);
    std::vector<double> entering(states.size(), 0.0);
    for (auto const& band : bands) {
        from[band.from].bar += thickness(band, scale);
        to[band.to].bar += thickness(band, scale);
        leaving[band.from] += band.value;
        entering[band.to] += band.value;
    }
    for (std::size_t s = 0; s < states.size(); ++s) {
        from[s].words = words_of(states[s], leaving[s], signs);
        to[s].words = words_of(states[s], entering[s], signs);
    }
    Drawing drawing{width, 0.0};
    drawing.narrow();
    double top = 8.0;
    if (signs) top += legend(drawing, report, top);
    drawing.words(left + post_width, top + 10.0, report.say({"from", "移動前"}), Anchor::end,
                  "strong");
    drawing.words(right - post_width, top + 10.0, report.say({"to", "移動後"}), Anchor::start,
                  "strong");
    top += 20.0;
    double const bottom = std::max(stack(from, top), stack(to, top));
    draw_bands(drawing, std::move(bands), from, to, scale, signs);
    draw(drawing, from, left, names_wide, Anchor::end);
    draw(drawing, to, right - post_width, right + 6.0, Anchor::start);
    drawing.cut(bottom + 4.0);
    return figure(report, caption, drawing);
}

} // namespace norishiro::output::report
