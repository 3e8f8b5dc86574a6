#include "output/report/report.hpp"

#include "output/report/element.hpp"
#include "output/report/svg.hpp"
#include "sim/experiment.hpp"
#include "tests/unit/stored.hpp"

#include <array>
#include <atomic>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace norishiro;
using namespace norishiro::output;
using Catch::Matchers::Contains;
using report::Element;
using sim::Language;
using tests::Stored;

namespace {

std::string page_of(sim::StudyResult study, Language language = Language::en) {
    Stored const stored{std::move(study)};
    return report_of(ResultFile{stored.file}, language);
}

/// What somebody reads, without marks.
std::string words_of(std::string const& page) {
    auto const body = page.substr(page.find("<body>"));
    auto const plain = std::regex_replace(body, std::regex{"<[^>]*>"}, "");
    return std::regex_replace(plain, std::regex{"&amp;"}, "&");
}

std::vector<std::string> all_of(std::string const& page, std::string const& pattern) {
    std::regex const expression{pattern};
    std::vector<std::string> found;
    for (std::sregex_iterator at{page.begin(), page.end(), expression}, end; at != end; ++at) {
        found.push_back((*at)[1]);
    }
    return found;
}

/// The first tag that is not closed where it should be; "" where all are.
std::string unclosed(std::string const& page) {
    std::vector<std::string> open;
    std::regex const tag{"<(/?)([a-z][a-z0-9]*)(\\s[^<>]*)?(/?)>"};
    auto const begin = page.begin() + static_cast<std::ptrdiff_t>(page.find("<html"));
    for (std::sregex_iterator at{begin, page.end(), tag}, end; at != end; ++at) {
        auto const name = (*at)[2].str();
        if (at->str().ends_with("/>")) continue;
        if ((*at)[1].length() == 0) {
            open.push_back(name);
        } else if (open.empty() || open.back() != name) {
            return name;
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : open.back();
}

/// The baseline, and a scenario with as many more admissions in each replication.
sim::StudyResult shifted(std::vector<std::int64_t> const& more) {
    auto study = tests::fake_study(2, more.size());
    auto runs = tests::runs_of(study);
    for (std::size_t r = 0; r < more.size(); ++r) {
        runs[more.size() + r] = runs[r];
        runs[more.size() + r].at(0, 0, 0) += more[r];
    }
    sim::keep_in_memory(study, std::move(runs));
    return study;
}

constexpr std::array both{Language::en, Language::ja};

} // namespace

TEST_CASE("what is put into an element is escaped") {
    Element const element = Element{"p", {{"title", "\"quoted\" & <b>"}}}.text(
        "=1+1 <script>alert('x')</script> & \"a\"\x01\xFF");
    CHECK(element.markup() == "<p title=\"&quot;quoted&quot; &amp; &lt;b&gt;\">=1+1 "
                              "&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;a&quot;"
                              "\xEF\xBF\xBD</p>\n");
}

TEST_CASE("an element that has no content is closed in itself") {
    Element row{"tr"};
    row.into("td").text("a").into("br");
    CHECK(row.markup() == "<tr><td>a<br /></td></tr>\n");
}

TEST_CASE("round numbers of an axis") {
    CHECK(report::ticks(0.0, 97.0, 5) == std::vector<double>{0, 20, 40, 60, 80, 100});
    CHECK(report::ticks(-1.0, 2.5, 4) == std::vector<double>{-1, 0, 1, 2, 3});
    CHECK(report::ticks(5.0, 5.0, 4).size() >= 2);
}

TEST_CASE("names wrap at spaces, or between Japanese letters") {
    auto const english = report::wrapped("waiting for a first visit", 80.0);
    CHECK(english.size() > 1);
    for (auto const& line : english) CHECK(report::width_of(line) <= 80.0);
    // Three letters are 37 wide.
    CHECK(report::wrapped("退院者の平均", 40.0) == std::vector<std::string>{"退院者", "の平均"});
}

TEST_CASE("a report is well-formed, in the language of its reader") {
    for (auto const language : both) {
        auto const page = page_of(tests::fake_study(3), language);
        CHECK(unclosed(page) == "");
        CHECK_THAT(
            page, Contains(language == Language::ja ? "<html lang=\"ja\">" : "<html lang=\"en\">"));
        auto const sections = all_of(page, "<section id=\"([^\"]+)\" lang=");
        CHECK(sections.size() == 14);
        for (auto const& id : sections) CHECK_THAT(page, Contains("href=\"#" + id + "\""));
        bool const has_japanese = words_of(page).find("差") != std::string::npos;
        CHECK(has_japanese == (language == Language::ja));
    }
}

TEST_CASE("every figure says what it shows and has a table of its numbers") {
    auto const page = page_of(tests::fake_study(3));
    auto const figures = all_of(page, "<figure id=\"([^\"]+)\"");
    CHECK(figures.size() >= 2);
    CHECK(all_of(page, "(<svg [^>]*role=\"img\"[^>]*><title id=[^>]*>[^<]+</title>\\s*<desc[^>]*>"
                       "[^<]+</desc>)")
              .size() == figures.size());
    auto const tables = all_of(page, "<figcaption>[^<]*<a href=\"#([^\"]+)\"");
    CHECK(tables.size() == figures.size());
    for (auto const& id : tables) CHECK_THAT(page, Contains("<table id=\"" + id + "\""));
}

TEST_CASE("ids are there once") {
    auto const ids = all_of(page_of(tests::fake_study(6)), " id=\"([^\"]+)\"");
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}

TEST_CASE("a report needs nothing from elsewhere") {
    auto const page = page_of(tests::fake_study(2));
    for (auto const* const reference : {"http", "src=", "<script", "<link", "url(", "@import"}) {
        CHECK(page.find(reference) == std::string::npos);
    }
}

TEST_CASE("titles cannot break the page") {
    auto study = tests::fake_study(2);
    study.scenarios[1].title = {"<script>alert(1)</script> & \"x\"", "=1+1 <img onerror=x>"};
    for (auto const language : both) {
        auto const page = page_of(study, language);
        CHECK(unclosed(page) == "");
        CHECK(page.find("<script") == std::string::npos);
        CHECK(page.find("<img") == std::string::npos);
        CHECK_THAT(page, Contains(language == Language::en
                                      ? "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"
                                      : "=1+1 &lt;img onerror=x&gt;"));
    }
}

TEST_CASE("a report of the same result is the same bytes") {
    Stored const stored{tests::fake_study(3)};
    ResultFile const file{stored.file};
    CHECK(report_of(file, Language::ja) == report_of(file, Language::ja));
    CHECK(report_of(file, Language::ja) == page_of(tests::fake_study(3), Language::ja));
}

TEST_CASE("a clear rise is told with its size, interval and signs") {
    // Mean 11, standard deviation √2.5, so ± 2.776 · √(2.5/5) = 1.96.
    auto const study = shifted({9, 10, 11, 12, 13});
    CHECK_THAT(words_of(page_of(study)),
               Contains("admissions: 11.0 persons more (") &&
                   Contains("95 % interval +9.0 to +13.0); more in 5 of 5 paired replications."));
    CHECK_THAT(words_of(page_of(study, Language::ja)),
               Contains("入院: 11.0人多い(基準") &&
                   Contains("95%区間 +9.0~+13.0)。5組の繰り返しのうち5組で多い。"));
}

TEST_CASE("a clear fall is told as one") {
    auto const study = shifted({-9, -10, -11, -12, -13});
    CHECK_THAT(words_of(page_of(study)), Contains("admissions: 11.0 persons fewer (") &&
                                             Contains("fewer in 5 of 5 paired replications."));
    CHECK_THAT(words_of(page_of(study, Language::ja)), Contains("入院: 11.0人少ない"));
}

TEST_CASE("where the interval holds nothing, what could hide is told") {
    // Mean 0, standard error √(16/3) / √4 = 1.155, so ± 3.182 · 1.155.
    auto const study = shifted({-2, -2, 2, 2});
    auto const words = words_of(page_of(study));
    CHECK_THAT(words, Contains("None of 2 main indicators differs clearly"));
    CHECK_THAT(words, Contains("No difference can be seen (in brackets: what could still hide): "
                               "admissions (−3.7 to +3.7 persons)"));
    CHECK_THAT(words_of(page_of(study, Language::ja)), Contains("入院(−3.7~+3.7人)"));
}

TEST_CASE("what never differs is said to be the same") {
    CHECK_THAT(words_of(page_of(shifted({0, 0, 0}))),
               Contains("admissions (the same in every replication)"));
}

TEST_CASE("what one test alone would find is not called clear beside others") {
    // Mean 6, standard deviation 2: p = 1 − √(27/29) = 0.035. The first of two has to be at most 0.025.
    auto const words = words_of(page_of(shifted({4, 6, 8})));
    CHECK_THAT(words, Contains("None of 2 main indicators differs clearly"));
    CHECK_THAT(words, Contains("when all are judged together: admissions"));
}

TEST_CASE("an indicator that is never defined is named") {
    auto study = tests::fake_study(2, 4);
    auto runs = tests::runs_of(study);
    for (std::size_t i = 4; i < 8; ++i) {
        for (std::size_t month = 0; month < study.months; ++month) {
            for (std::size_t place = 0; place < 2; ++place) {
                runs[i].at(month, place, 0) = 0; // no admissions: no mean stay
            }
        }
    }
    sim::keep_in_memory(study, std::move(runs));
    auto const page = page_of(study);
    CHECK_THAT(words_of(page), Contains("Not defined in any pair of replications: mean stay."));
    CHECK(page.find("nan") == std::string::npos);
    CHECK(page.find("inf") == std::string::npos);
}

TEST_CASE("of a single replication nothing is called a difference") {
    auto const page = page_of(shifted({7}));
    auto const words = words_of(page);
    CHECK_THAT(words, Contains("A single replication shows no effect of chance"));
    CHECK_THAT(words, Contains("admissions: 7.00 persons more") && Contains("from a single pair."));
    CHECK(page.find("inf\"") == std::string::npos);
    CHECK(all_of(page, "(●)</td>").empty());
}

TEST_CASE("a baseline alone is told by its levels") {
    for (auto const language : both) {
        auto const page = page_of(tests::fake_study(1, 3), language);
        CHECK(unclosed(page) == "");
        CHECK_THAT(words_of(page),
                   Contains(language == Language::en ? "(95 % interval " : "(95%区間 "));
        CHECK(page.find("figure-differences") == std::string::npos);
    }
    CHECK_THAT(words_of(page_of(tests::fake_study(1, 1))), Contains("from a single replication."));
}

TEST_CASE("a baseline that still drifts is told on the first page") {
    auto study = tests::fake_study(2);
    study.burn_in = {120, {{"waiting", {"Those in line", "並ぶ人"}, {0.05, 0.01}}}};
    auto const first = [](std::string const& page) {
        return page.substr(0, page.find("</section>"));
    };
    CHECK_THAT(first(page_of(study)),
               Contains("had not settled") && Contains("Those in line (+5.0 % a year)"));
    CHECK_THAT(first(page_of(study, Language::ja)), Contains("並ぶ人"));
    study.burn_in.stocks.front().drift.per_year = 0.001;
    CHECK(page_of(study).find("had not settled") == std::string::npos);
}

TEST_CASE("page one says what a programme did, in which scenarios differ, without judging it") {
    static auto const indicators = [] {
        auto all = tests::fake_indicators;
        all[1].id = "outreach_taken"; // admissions, which differ
        return all;
    }();
    auto study = tests::fake_study(2);
    study.indicators = indicators;
    auto const first = [](std::string const& page) {
        return page.substr(0, page.find("</section>"));
    };
    CHECK_THAT(first(page_of(study)), !Contains("What the programme did"));
    study.scenarios.back().changes.front().key = "programmes.outreach.staff";
    auto const page = first(page_of(study));
    CHECK_THAT(words_of(page), Contains("What the programme did (counted, not judged): "
                                        "admissions "));
    CHECK_THAT(page, Contains("data-of=\"indicator outreach_taken\" data-is=\"mean 1\""));
    CHECK_THAT(words_of(first(page_of(study, Language::ja))), Contains("事業の実績"));
    auto runs = tests::runs_of(study);
    std::copy(runs.begin(), runs.begin() + 3, runs.begin() + 3);
    sim::keep_in_memory(study, std::move(runs)); // nothing differs
    CHECK_THAT(first(page_of(study)), !Contains("What the programme did"));
}

TEST_CASE("a scenario that changes nobody's hours gets no empty table") {
    auto const page = page_of(tests::fake_study(2));
    CHECK(page.find("<tbody></tbody>") == std::string::npos);
}

TEST_CASE("many scenarios make several narrow tables") {
    auto const page = page_of(tests::fake_study(8));
    for (auto const& row : all_of(page, "<tr>((?:<th[^>]*>[^<]*</th>)+)</tr>")) {
        CHECK(all_of(row, "(<th)").size() <= 14);
    }
    CHECK(unclosed(page) == "");
}

TEST_CASE("a report stops when it is told to") {
    Stored const stored;
    std::atomic<bool> const stop{true};
    CHECK_THROWS_AS(report_of(ResultFile{stored.file}, Language::en, &stop), sim::Stopped);
}

TEST_CASE("moves between states are bands, and their table twin") {
    static std::array<sim::MeasureInfo, 3> measures = tests::fake_measures;
    measures[0].id = "flow_enters";
    measures[0].from = "known";
    measures[0].to = "hospital";
    measures[1].id = "flow_leaves";
    measures[1].from = "hospital";
    measures[1].to = "known";
    measures[2].id = "flow_worsens";
    measures[2].from = measures[2].to = "known";
    auto const with_ends = [&](sim::StudyResult study) {
        study.measures = measures;
        study.states = {{"known", {"Known <5", "把握"}}, {"hospital", {"In hospital", "入院"}}};
        return study;
    };
    auto const bands = [](std::string const& page, std::string const& figure) {
        auto const from = page.find("<figure id=\"" + figure + "\"");
        auto const own = page.substr(from, page.find("</figure>", from) - from);
        return all_of(own, "<path d=\"M[^\"]*\" class=\"band ([a-z0-9]+)\"");
    };
    auto const page = page_of(with_ends(shifted({6, 7, 8, 7})));
    CHECK(unclosed(page) == "");
    CHECK(bands(page, "figure-flows").size() == 2);
    CHECK(bands(page, "figure-flows-1") == std::vector<std::string>{"more"});
    CHECK(bands(page_of(with_ends(shifted({-6, -7, -8, -7}))), "figure-flows-1") ==
          std::vector<std::string>{"less"});
    CHECK_THAT(page, Contains("data-of=\"yearly 1 flow_enters\""));
    CHECK_THAT(page, Contains("Known &lt;5 → In hospital"));
    CHECK_THAT(page, Contains("(within a state)"));
    auto const same = page_of(with_ends(shifted({0, 0, 0, 0})), Language::ja);
    CHECK(same.find("figure-flows-1") == std::string::npos);
    CHECK_THAT(same, Contains("はっきり異なる移動はありません"));
}
