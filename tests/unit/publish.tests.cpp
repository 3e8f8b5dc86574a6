#include "output/publish/publish.hpp"

#include "output/publish/counts.hpp"
#include "output/publish/identities.hpp"
#include "output/publish/suppression.hpp"
#include "sim/random/stream.hpp"
#include "tests/unit/stored.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace fs = std::filesystem;
using namespace norishiro;
using namespace norishiro::output;
using namespace norishiro::output::publish;
using sim::Language;
using tests::content;
using tests::Stored;

namespace {

constexpr Limit under_10{false, 10, 1};

Figure figure(double value, std::size_t position) {
    auto const judged = judge(value, under_10);
    return {value, judged.mark, judged.shown, judged.small, judged.printed == 0.0, 1.0, position};
}

/// What readers can tell of one figure, by a program of its own.
Range known(std::vector<Figure> const& figures, std::vector<Mark> const& marks,
            std::vector<Relation> const& relations, std::size_t of) {
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        ranges.push_back(marks[i] == Mark::shown   ? figures[i].shown
                         : marks[i] == Mark::small ? figures[i].small
                                                   : Range{0.0, 1e5});
    }
    LinearProgram program{ranges, relations};
    Range found;
    program.cost(of, 1.0);
    found.low = program.solve().value()[of];
    program.cost(of, -1.0);
    found.high = program.solve().value()[of];
    return found;
}

double narrowest(std::vector<Figure> const& figures, std::vector<Mark> const& marks,
                 std::vector<Relation> const& relations) {
    double width = 1e9;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (marks[i] == Mark::shown) continue;
        width = std::min(width, known(figures, marks, relations, i).width());
    }
    return width;
}

std::vector<Mark> by_rule(std::vector<Figure> const& figures) {
    std::vector<Mark> marks;
    for (auto const& f : figures) marks.push_back(f.mark);
    return marks;
}

struct TableOfFigures {
    std::vector<Figure> figures;
    std::vector<Relation> relations;
};

/// Rows and columns with their totals, the last of each.
TableOfFigures with_margins(std::vector<std::vector<double>> cells) {
    for (auto& row : cells) row.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    std::vector<double> totals(cells.front().size(), 0.0);
    for (auto const& row : cells) {
        for (std::size_t c = 0; c < row.size(); ++c) totals[c] += row[c];
    }
    cells.push_back(totals);
    TableOfFigures table;
    auto const width = totals.size();
    for (auto const& row : cells) {
        for (double const v : row) table.figures.push_back(figure(v, table.figures.size()));
    }
    for (std::size_t r = 0; r < cells.size(); ++r) {
        Relation sum{{}, {0.0, 0.0}};
        for (std::size_t c = 0; c < width; ++c) {
            sum.terms.push_back({r * width + c, c + 1 == width ? -1.0 : 1.0});
        }
        table.relations.push_back(sum);
    }
    for (std::size_t c = 0; c < width; ++c) {
        Relation sum{{}, {0.0, 0.0}};
        for (std::size_t r = 0; r < cells.size(); ++r) {
            sum.terms.push_back({r * width + c, r + 1 == cells.size() ? -1.0 : 1.0});
        }
        table.relations.push_back(sum);
    }
    return table;
}

std::size_t count(std::vector<Mark> const& marks, Mark mark) {
    return static_cast<std::size_t>(std::ranges::count(marks, mark));
}

} // namespace

TEST_CASE("a single small count is not told by its total", "[unit][publish]") {
    std::vector<Figure> const figures{figure(4.0, 0), figure(30.0, 1), figure(50.0, 2),
                                      figure(84.0, 3)};
    std::vector<Relation> const sum{{{{0, 1.0}, {1, 1.0}, {2, 1.0}, {3, -1.0}}, {0.0, 0.0}}};
    CHECK(known(figures, by_rule(figures), sum, 0).width() < 6.0); // the rule alone gives it away
    auto const marks = suppress(figures, sum);
    CHECK(marks[0] == Mark::small);
    CHECK(count(marks, Mark::withheld) == 1); // and no more than is needed
    CHECK(narrowest(figures, marks, sum) >= least_width - 1e-6);
}

TEST_CASE("no count of a table is told by rows, columns and totals", "[unit][publish]") {
    std::size_t given_away = 0;
    for (std::uint32_t table = 0; table < 40; ++table) {
        std::vector<std::vector<double>> cells(4, std::vector<double>(5));
        sim::Stream luck{sim::Luck{1, table}.decision("cells"), 0};
        for (auto& row : cells) {
            for (double& cell : row) {
                double const u = luck.uniform();
                cell = u < 0.2   ? 0.0
                       : u < 0.5 ? 20.0 * luck.uniform()
                                 : 10.0 + 90.0 * luck.uniform();
            }
        }
        auto const [figures, relations] = with_margins(cells);
        auto const marks = suppress(figures, relations);
        CHECK(narrowest(figures, marks, relations) >= least_width - 1e-6);
        CHECK(marks == suppress(figures, relations));
        if (narrowest(figures, by_rule(figures), relations) <= 6.0) ++given_away;
    }
    CHECK(given_away > 30); // the check is able to fail
}

TEST_CASE("a small total does not tell that all of its parts are 1", "[unit][publish]") {
    std::vector<Figure> figures;
    Relation sum{{}, {0.0, 0.0}};
    for (std::size_t i = 0; i < 8; ++i) {
        figures.push_back(figure(1.0, i));
        sum.terms.push_back({i, 1.0});
    }
    figures.push_back(figure(8.0, 8));
    sum.terms.push_back({8, -1.0});
    CHECK(known(figures, by_rule(figures), {sum}, 8).width() < 6.0);
    auto const marks = suppress(figures, {sum});
    CHECK(narrowest(figures, marks, {sum}) >= least_width - 1e-6);
    CHECK(count(marks, Mark::shown) == 0);
}

TEST_CASE("what is masked in one scenario is masked in all", "[unit][publish]") {
    std::vector<Figure> const figures{figure(9.0, 0), figure(11.0, 0), figure(0.0, 0),
                                      figure(11.0, 1)};
    auto const marks = suppress(figures, {});
    CHECK(marks == std::vector{Mark::small, Mark::withheld, Mark::withheld, Mark::shown});
}

TEST_CASE("what is printed where scenarios are the same protects what is masked",
          "[unit][publish]") {
    // Two scenarios with the same small count; in each another part is the cheapest to withhold.
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < 2; ++i) {
        for (double const v : {4.0, 30.0, 30.0}) figures.push_back(figure(v, figures.size()));
        figures.push_back(figure(64.0, figures.size()));
    }
    figures[1].loss = figures[6].loss = 0.5;
    std::vector<Relation> relations;
    for (std::size_t s = 0; s < 8; s += 4) {
        relations.push_back({{{s, 1.0}, {s + 1, 1.0}, {s + 2, 1.0}, {s + 3, -1.0}}, {0.0, 0.0}});
    }
    for (std::size_t i = 0; i < 4; ++i) {
        relations.push_back({{{i, 1.0}, {i + 4, -1.0}}, {0.0, 0.0}});
    }
    CHECK(narrowest(figures, suppress(figures, relations), relations) >= least_width - 1e-6);
}

TEST_CASE("limits follow the residents", "[unit][publish]") {
    auto const& ndb = rule_of("ndb");
    CHECK(ndb.of_residents(std::nullopt).nothing);
    CHECK(ndb.of_residents(1'999.0).nothing);
    CHECK(ndb.of_residents(2'000.0).under == 20);
    CHECK(ndb.of_residents(24'999.0).under == 20);
    CHECK(ndb.of_residents(25'000.0).under == 10);
    CHECK(judge(0.4, ndb.whole).mark == Mark::shown); // zeros stay
    CHECK(judge(0.5, ndb.whole).mark == Mark::small);
    CHECK(judge(9.4, ndb.whole).mark == Mark::small);
    CHECK(judge(9.5, ndb.whole).mark == Mark::shown);
    CHECK(judge(9.5, ndb.whole).printed == 10.0);
    CHECK(judge(19.4, ndb.of_residents(2'000.0)).mark == Mark::small);
    CHECK(judge(40.0, ndb.of_residents(1'000.0)).mark == Mark::withheld);
    auto const& round = rule_of("round");
    CHECK(judge(7.4, round.whole).mark == Mark::small);
    CHECK(judge(7.5, round.whole).printed == 10.0);
    CHECK(judge(12.4, round.whole).printed == 10.0);
    CHECK(judge(12.6, round.whole).printed == 15.0);
    for (auto const& rule : rules()) {
        CHECK(rule.says.ja != rule.says.en);
        CHECK(judge(3.0, rule.whole).small.width() >= least_width);
    }
}

TEST_CASE("what always holds between rows is found in the numbers", "[unit][publish]") {
    NullSpace space{4};
    for (std::uint32_t i = 0; i < 30; ++i) {
        sim::Stream luck{sim::Luck{1, i}.decision("sample"), 0};
        auto const a = static_cast<std::int64_t>(1000.0 * luck.uniform());
        auto const b = static_cast<std::int64_t>(1000.0 * luck.uniform());
        auto const c = static_cast<std::int64_t>(1000.0 * luck.uniform());
        space.add(std::array{a, b, c, 2 * a - b}); // the last is no row of its own
    }
    auto const found = space.small_vectors();
    REQUIRE(found.size() == 1);
    auto const sign = found[0][3] > 0 ? 1 : -1;
    CHECK(found[0][0] * sign == -2 * found[0][3] * sign);
    CHECK(found[0][1] == found[0][3]);
    CHECK(found[0][2] == 0);
}

TEST_CASE("groups have columns for all levels together", "[unit][publish]") {
    sim::Groups const groups{{{{"sex", {}}, {{"f", {}}, {"m", {}}}},
                              {{"age", {}}, {{"young", {}}, {"old", {}}, {"older", {}}}}}};
    GroupColumns const columns{groups};
    CHECK(columns.size() == 12);
    std::size_t single = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) single += columns.groups_of(c).size() == 1;
    CHECK(single == 6);
    auto const everybody = columns.size() - 1;
    CHECK(columns.groups_of(everybody).size() == 6);
    CHECK_FALSE(columns.level(everybody, 0).has_value());
    CHECK(columns.together(columns.together(0, 0), 1) == everybody);
    CHECK(columns.groups_of(columns.together(0, 0)) == groups.with(1, 0));
}

TEST_CASE("a publication is a folder of files in either language", "[unit][publish]") {
    Stored const stored;
    ResultFile const file{stored.file};
    for (auto const language : {Language::ja, Language::en}) {
        for (auto const& rule : rules()) {
            auto const folder = stored.scratch.path /
                                (std::string{rule.id} + (language == Language::ja ? "ja" : "en"));
            fs::create_directory(folder);
            write_publication(folder, file, rule, language);
            std::size_t files = 0;
            for (auto const& entry : fs::directory_iterator{folder}) {
                auto const name = entry.path().filename().string();
                CHECK(std::ranges::find(publication_files, name) != publication_files.end());
                ++files;
            }
            CHECK(files == publication_files.size());
            auto const note = content(folder / "note.txt");
            CHECK(note.find(rule.name.ja) != std::string::npos);
            CHECK(note.find(rule.name.en) != std::string::npos);
        }
    }
}
