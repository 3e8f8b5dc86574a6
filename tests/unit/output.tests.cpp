#include "output/burn_in_words.hpp"
#include "output/console.hpp"
#include "output/csv.hpp"
#include "output/folder.hpp"
#include "output/hdf5.hpp"
#include "output/output_file.hpp"
#include "output/reference.hpp"
#include "output/words.hpp"
#include "tests/unit/fake_study.hpp"
#include "tests/unit/scratch.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace fs = std::filesystem;
using namespace norishiro;
using namespace norishiro::output;
using tests::content;
using tests::Scratch;

namespace {

std::vector<std::string> lines(std::string const& text) {
    std::vector<std::string> result;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

void put(fs::path const& file, std::string_view text) {
    write_file(file, text);
}

/// The English message with which a folder is refused; empty when it is accepted.
std::string refusal(fs::path const& folder, bool force = false) {
    try {
        ResultFolder const result{folder, force};
    } catch (sim::ScenarioError const& error) {
        auto const& problem = error.problems().front();
        CHECK_FALSE(problem.what.ja.empty());
        CHECK_FALSE(problem.remedy.ja.empty());
        CHECK_FALSE(problem.remedy.en.empty());
        return problem.what.en;
    }
    return "";
}

std::string summary(sim::StudyResult const& study) {
    Scratch const scratch;
    write_summary_csv(scratch.path / "summary.csv", study, sim::compare(study));
    return content(scratch.path / "summary.csv");
}

std::string hdf5(sim::StudyResult const& study) {
    Scratch const scratch;
    RunRecord const record{"0.1.0", "v0.1.0", "GNU 12.2.0", "-O3", "HDF5 1.10.8"};
    write_hdf5(scratch.path / "result.h5", study, sim::compare(study), record);
    return content(scratch.path / "result.h5");
}

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

} // namespace

TEST_CASE("a burn-in is told in one line, and what still drifts in another", "[output]") {
    using sim::Language;
    sim::BurnIn burn_in{180,
                        {{"known", {"known", "把握済み"}, {0.004, 0.01}},
                         {"long_stay", {"long stay", "長期入院"}, {-0.009, 0.01}}}};
    CHECK(burn_in_line(burn_in, Language::en) ==
          "burn-in: 15 years; what changes most: long stay -0.9 % a year");
    CHECK(burn_in_line(burn_in, Language::ja) == "助走: 15年、最も増減するのは長期入院 年-0.9%");
    CHECK(drift_warning(burn_in, Language::en).empty());
    burn_in.stocks[0].drift.per_year = 0.021;
    CHECK(drift_warning(burn_in, Language::en) ==
          "warning: still drifting after the longest burn-in: known +2.1 % a year");
    CHECK(drift_warning(burn_in, Language::ja) ==
          "警告: 助走の上限まで延ばしても増減が続いています: 把握済み 年+2.1%");
    CHECK(burn_in_log(burn_in) == "burn_in 180 months, still drifting\n"
                                  "drift known +2.10 %/year, allowed 1.00\n"
                                  "drift long_stay -0.90 %/year, allowed 1.00\n");
    CHECK(burn_in_line({7, {}}, Language::en) == "burn-in: 7 months, not tested");
    CHECK(burn_in_line({7, {}}, Language::ja) == "助走: 7か月(検定なし)");
    CHECK(burn_in_log({7, {}}) == "burn_in 7 months, not tested\n");
}

TEST_CASE("the summary has a row for each indicator of each scenario but the baseline",
          "[unit][output]") {
    auto const rows = lines(summary(tests::fake_study(3)));
    REQUIRE(rows.size() == 1 + 2 * tests::fake_indicators.size());
    CHECK(rows[0] == "scenario,indicator,name,name_ja,unit,baseline,baseline_low,baseline_high,"
                     "difference,low,high,replications,chance");
    CHECK_THAT(rows[1], StartsWith("outreach_1,waiting_at_end,waiting at the end,"));
    CHECK_THAT(rows[5], StartsWith("outreach_2,"));
}

TEST_CASE("the summary of a single scenario has no differences", "[unit][output]") {
    auto const rows = lines(summary(tests::fake_study(1)));
    REQUIRE(rows.size() == 1 + tests::fake_indicators.size());
    for (std::size_t i = 1; i < rows.size(); ++i) CHECK_THAT(rows[i], Contains(",,,,3,1"));
}

TEST_CASE("an interval without ends is empty in the summary", "[unit][output]") {
    auto const text = summary(tests::fake_study(2, 1));
    CHECK(text.find("inf") == std::string::npos);
    CHECK(text.find("nan") == std::string::npos);
}

TEST_CASE("the summary quotes commas and quotation marks, and disarms formulas", "[unit][output]") {
    auto study = tests::fake_study();
    std::vector<sim::IndicatorInfo> indicators{tests::fake_indicators.begin(),
                                               tests::fake_indicators.end()};
    indicators[0].name = "a \"quoted\" name, with a comma";
    indicators[1].name = "=HYPERLINK(1)";
    indicators[1].name_ja = "@だれか";
    study.indicators = indicators;
    auto const rows = lines(summary(study));
    CHECK_THAT(rows[1], Contains("\"a \"\"quoted\"\" name, with a comma\""));
    CHECK_THAT(rows[2], Contains(",'=HYPERLINK(1),'@だれか,"));
    CHECK_THAT(rows[2], Contains(",-")); // a negative number is no formula
    CHECK_THAT(rows[2], !Contains("'-"));
}

TEST_CASE("a result folder appears only when it is complete", "[unit][output]") {
    Scratch const scratch;
    auto const folder = scratch.path / "新しい 結果" / "first try";
    {
        ResultFolder result{folder, false};
        put(result.part() / "result.h5", "x");
        CHECK_FALSE(fs::exists(folder));
        result.commit();
    }
    CHECK(content(folder / "result.h5") == "x");
    CHECK_FALSE(fs::exists(folder.string() + ".part"));
}

TEST_CASE("a run that fails leaves no result folder and no part folder", "[unit][output]") {
    Scratch const scratch;
    {
        ResultFolder const result{scratch.path / "r", false};
        put(result.part() / "result.h5", "x");
    }
    CHECK(fs::is_empty(scratch.path));
}

TEST_CASE("a result folder in use is refused", "[unit][output]") {
    Scratch const scratch;
    ResultFolder const first{scratch.path / "r", false};
    CHECK_THAT(refusal(scratch.path / "r"), Contains("another run is writing"));
    CHECK_THAT(refusal(scratch.path / "r", true), Contains("another run is writing"));
    CHECK(fs::exists(first.part()));
}

TEST_CASE("an existing result is replaced only with force", "[unit][output]") {
    Scratch const scratch;
    fs::create_directory(scratch.path / "r");
    put(scratch.path / "r" / "summary.csv", "old");
    put(scratch.path / "r" / "result.h5", "old");
    CHECK_THAT(refusal(scratch.path / "r"), Contains("exists already"));
    ResultFolder result{scratch.path / "r", true};
    put(result.part() / "result.h5", "new");
    CHECK(content(scratch.path / "r" / "result.h5") == "old");
    result.commit();
    CHECK(content(scratch.path / "r" / "result.h5") == "new");
    CHECK_FALSE(fs::exists(scratch.path / "r" / "summary.csv"));
    CHECK(std::distance(fs::directory_iterator{scratch.path}, {}) == 1);
}

TEST_CASE("an empty folder may become a result", "[unit][output]") {
    Scratch const scratch;
    fs::create_directory(scratch.path / "r");
    ResultFolder result{scratch.path / "r/", false};
    put(result.part() / "result.h5", "x");
    result.commit();
    CHECK(fs::exists(scratch.path / "r" / "result.h5"));
}

TEST_CASE("a folder that holds something of the user's is never replaced", "[unit][output]") {
    Scratch const scratch;
    fs::create_directory(scratch.path / "r");
    put(scratch.path / "r" / "thesis.docx", "years of work");
    CHECK_THAT(refusal(scratch.path / "r", true), Contains("thesis.docx"));
    CHECK(content(scratch.path / "r" / "thesis.docx") == "years of work");
    fs::create_directories(scratch.path / "s" / "run.log"); // the right name, but a folder
    CHECK_THAT(refusal(scratch.path / "s", true), Contains("run.log"));
}

TEST_CASE("what the user adds while a run is under way is kept, and so is the run's result",
          "[unit][output]") {
    Scratch const scratch;
    fs::create_directory(scratch.path / "r");
    put(scratch.path / "r" / "run.log", "old");
    {
        ResultFolder result{scratch.path / "r", true};
        put(result.part() / "result.h5", "hours of computing");
        put(scratch.path / "r" / "thesis.docx", "years of work");
        CHECK_THROWS_AS(result.commit(), WriteError);
    }
    CHECK(content(scratch.path / "r" / "thesis.docx") == "years of work");
    CHECK(content(scratch.path / "r.part" / "result.h5") == "hours of computing");
}

TEST_CASE("what a killed run left is emptied and used again", "[unit][output]") {
    Scratch const scratch;
    fs::create_directory(scratch.path / "r.part");
    put(scratch.path / "r.part" / "result.h5", "half");
    put(scratch.path / "r.part" / "0001.tmp", "half");
    {
        ResultFolder const result{scratch.path / "r", false};
        CHECK(fs::is_empty(result.part()));
    }
    fs::create_directory(scratch.path / "r.part");
    put(scratch.path / "r.part" / "notes.txt", "mine");
    CHECK_THAT(refusal(scratch.path / "r"), Contains("notes.txt"));
    CHECK(content(scratch.path / "r.part" / "notes.txt") == "mine");
}

TEST_CASE("a place where no folder can be is refused with the reason", "[unit][output]") {
    Scratch const scratch;
    put(scratch.path / "file", "x");
    CHECK_THAT(refusal(scratch.path / "file"), Contains("not a folder"));
    CHECK_THAT(refusal(scratch.path / "file" / "r"), Contains("a file, not a folder"));
    CHECK_THAT(refusal(scratch.path / "file" / "a" / "r"), Contains("a file, not a folder"));
    CHECK_THAT(refusal(scratch.path / std::string(300, 'n')), Contains("too long"));
    CHECK_THAT(refusal(scratch.path / std::string(253, 'n')), Contains("too long")); // with .part
    CHECK_THAT(refusal(""), Contains("has no name"));
    CHECK_THAT(refusal("/"), Contains("has no name"));
    fs::create_symlink(scratch.path / "nowhere", scratch.path / "link");
    CHECK_THAT(refusal(scratch.path / "link"), Contains("not a folder"));
    CHECK_THAT(refusal("/proc/r"), Contains("cannot create"));
}

TEST_CASE("a full disk is reported in both languages", "[unit][output]") {
    try {
        write_summary_csv("/dev/full", tests::fake_study(), {});
        FAIL("/dev/full took it");
    } catch (WriteError const& error) {
        CHECK(error.text().en == "cannot write '/dev/full': the disk is full");
        CHECK(error.text().ja == "「/dev/full」に書き込めません。ディスクの空きがありません");
    }
    auto const study = tests::fake_study();
    CHECK_THROWS_AS(write_hdf5("/dev/full", study, sim::compare(study), {}), WriteError);
}

TEST_CASE("the same study leaves the same bytes", "[unit][output]") {
    auto const first = hdf5(tests::fake_study());
    CHECK(first.size() > 1000);
    CHECK(first == hdf5(tests::fake_study()));
    CHECK(first != hdf5(tests::fake_study(2, 3, 23))); // the test can fail
}

TEST_CASE("a study without groups of persons and without staff leaves their tables out",
          "[unit][output]") {
    auto study = tests::fake_study();
    auto const whole = hdf5(study);
    CHECK_THAT(whole, Contains("admissions_by_group") && Contains("staff_seconds"));
    CHECK_THAT(whole, !Contains("care_days_by_group")); // not counted by group
    study.groups = {};
    CHECK_THAT(hdf5(study), !Contains("_by_group") && Contains("staff_seconds"));
    study.activities.clear();
    CHECK_THAT(hdf5(study), !Contains("_by_group") && !Contains("staff_seconds"));
}

TEST_CASE("the list of indicators is a table in either language, with the grade of the evidence",
          "[unit][output]") {
    auto indicators = tests::fake_indicators;
    indicators[0].evidence = "A11, A12";
    indicators[1].definition = "This | that.";
    sim::SourceRow known;
    known.id = "A12";
    known.grade = {"official", "公的統計"};
    auto const en = lines(indicators_table(indicators, {known}, sim::Language::en));
    REQUIRE(en.size() == 2 + indicators.size());
    CHECK(en[0] == "| id | unit | indicator | definition | evidence |");
    CHECK(en[2] == "| `waiting_at_end` | persons | waiting at the end | Persons who wait in the "
                   "last month. | A11, A12 (official) |");
    CHECK_THAT(en[3], Contains("This \\| that."));
    auto const ja = lines(indicators_table(indicators, {known}, sim::Language::ja));
    CHECK_THAT(ja[2], Contains("| 最終月に待っている人 |") && Contains("A12 (公的統計)") &&
                          !Contains("waiting at"));
    auto const page = indicators_markdown(indicators, {known});
    CHECK_THAT(page, Contains(en[2]) && Contains(ja[2]));
}

TEST_CASE("a study in which no replication ended has no result", "[unit][output]") {
    CHECK_THROWS_AS(hdf5(tests::fake_study(2, 0)), WriteError);
}

TEST_CASE("Japanese takes two columns a character", "[unit][output]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("入院日数") == 8);
    CHECK(display_width("カナとkana") == 10);
    CHECK(display_width("カナ") == 4);
    CHECK(display_width("か\u3099") == 2); // a voiced mark of its own joins the letter
    CHECK(display_width("−–") == 2);
    CHECK(display_width("𠮷") == 2);
    CHECK(display_width("\xE5\x85") == 2); // cut in the middle: each byte for itself
    CHECK(pad("入院", 6) == "入院  ");
    CHECK(pad("入院", 3) == "入院");
}

TEST_CASE("numbers are written for people", "[unit][output]") {
    CHECK(format_number(12'345, 3) == "12,345");
    CHECK(format_number(1'234'567.8, 3) == "1,234,568");
    CHECK(format_number(0.01234, 3) == "0.0123");
    CHECK(format_number(-4.5, 3) == "−4.50");
    CHECK(format_number(999.96, 4) == "1,000");
    CHECK(format_number(0.0, 3) == "0");
    CHECK(format_number(-0.0, 3) == "0");
    CHECK(format_number(std::numeric_limits<double>::quiet_NaN(), 3) == "–");
    CHECK(format_number(-std::numeric_limits<double>::infinity(), 3) == "–");
}

TEST_CASE("the comparison shows the main indicators first and marks what chance hardly explains",
          "[unit][output]") {
    auto const study = tests::fake_study();
    auto const text = comparison_table(study, sim::compare(study), sim::Language::ja);
    auto const rows = lines(text);
    CHECK(rows[0] == "訪問支援を増やす");
    CHECK(rows[1] == "訪問チームを増やすとどうなるか。");
    CHECK_THAT(rows[3], Contains("入院") && Contains("人") && Contains("−1,8") && Contains("*"));
    CHECK_THAT(rows[5], Contains("最終月に待っている人"));
    CHECK(display_width(rows[3]) == display_width(rows[4]));
}

TEST_CASE("a scenario that changes nothing is called so in words", "[unit][output]") {
    auto study = tests::fake_study();
    auto const half = static_cast<std::ptrdiff_t>(study.values.size() / 2);
    std::copy_n(study.values.begin(), half, study.values.begin() + half);
    auto const same = sim::compare(study);
    CHECK_THAT(comparison_table(study, same, sim::Language::en),
               Contains("exactly as in the baseline"));
    CHECK_THAT(comparison_table(study, same, sim::Language::ja), Contains("まったく同じ"));
}

TEST_CASE("a single scenario is summarised without differences", "[unit][output]") {
    auto const study = tests::fake_study(1);
    auto const text = comparison_table(study, {}, sim::Language::en);
    CHECK(text == summary_table(study, sim::Language::en));
    CHECK_THAT(text, Contains("mean stay") && !Contains("difference"));
}
