#include "output/export.hpp"

#include "output/csv_file.hpp"
#include "output/folder.hpp"
#include "output/lists.hpp"
#include "tests/unit/stored.hpp"

#include <algorithm>
#include <csignal>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace norishiro;
using namespace norishiro::output;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using sim::Language;
using tests::content;
using tests::Stored;

namespace {

std::string text_of(Cell const& cell) {
    auto const* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string{} : *text;
}

std::size_t column_of(Table const& table, std::string_view id) {
    auto const found = std::ranges::find(table.columns, id, &Column::id);
    REQUIRE(found != table.columns.end());
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// As many files as are open, and so many more.
class FilesAllowed {
public:
    explicit FilesAllowed(rlim_t more) {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        rlim_t next = 0; // the lowest number that is free
        struct stat unused = {};
        while (::fstat(static_cast<int>(next), &unused) == 0) ++next;
        rlimit limit = before_;
        limit.rlim_cur = next + more;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    FilesAllowed(FilesAllowed const&) = delete;
    FilesAllowed& operator=(FilesAllowed const&) = delete;
    ~FilesAllowed() { ::setrlimit(RLIMIT_NOFILE, &before_); }

private:
    rlimit before_{};
};

/// No file may grow beyond so many bytes.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes) : handler_{std::signal(SIGXFSZ, SIG_IGN)} {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    SmallFiles(SmallFiles const&) = delete;
    SmallFiles& operator=(SmallFiles const&) = delete;
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    void (*handler_)(int);
    rlimit before_{};
};

std::string refusal(fs::path const& file, bool force) {
    try {
        WholeFile const whole{file, force};
    } catch (sim::ScenarioError const& error) {
        auto const& problem = error.problems().front();
        CHECK_FALSE(problem.what.ja.empty());
        CHECK_FALSE(problem.remedy.ja.empty());
        return problem.what.en;
    }
    return "";
}

} // namespace

TEST_CASE("text that a spreadsheet would run is disarmed in CSV", "[unit][export]") {
    CHECK(csv_text("plain") == "plain");
    CHECK(csv_text("=1+1") == "'=1+1");
    CHECK(csv_text("+81") == "'+81");
    CHECK(csv_text("-") == "'-");
    CHECK(csv_text("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_text("\t=1") == "'\t=1");
    CHECK(csv_text("\r=1") == "\"'\r=1\"");
    CHECK(csv_text("＝1+1") == "'＝1+1"); // full-width signs, as Japanese keyboards write them
    CHECK(csv_text("a, \"b\"") == "\"a, \"\"b\"\"\"");
    CHECK(csv_text("一\n二") == "\"一\n二\"");
    CHECK(csv_text("1-2") == "1-2");
    CHECK(csv_number(-0.25) == "-0.25"); // a number is no text
    CHECK(csv_number(std::numeric_limits<double>::infinity()).empty());
}

TEST_CASE("CSV has the tables in a folder, with a mark for Excel on request", "[unit][export]") {
    Stored const stored;
    ResultFile const file{stored.file};
    auto const folder = stored.scratch.path / "表";
    fs::create_directory(folder);
    write_csv_files(folder, file, Language::ja, false);
    std::size_t files = 0;
    for (auto const& entry : fs::directory_iterator{folder}) {
        auto const name = entry.path().filename().string();
        CHECK(std::ranges::find(csv_files, name) != csv_files.end());
        CHECK(content(entry.path()).front() != '\xEF');
        ++files;
    }
    CHECK(files == csv_files.size());
    CHECK_THAT(content(folder / "indicators.csv"), Contains("入院1件あたりの在院日数。"));
    CHECK_THAT(content(folder / "parameters.csv"), Contains(",'=1+1,"));
    CHECK_THAT(content(folder / "changes.csv"), Contains("2027-04-01,outreach.teams,4 FTE,"));
    CHECK_THAT(content(folder / "sources.csv"), Contains("\"調査, \"\"630\"\"\""));
    write_csv_files(folder, file, Language::en, true);
    CHECK_THAT(content(folder / "plan.csv"), StartsWith("\xEF\xBB\xBFscenario,place,"));
}

TEST_CASE("a series has each month of each place, and the dictionary each column",
          "[unit][export]") {
    Stored const stored;
    ResultFile const file{stored.file};
    auto const plan = plan_of(file);
    std::size_t rows = 0;
    each_series_row(file.result(), plan, Language::en, [&](Row const& row) {
        CHECK(row.size() == series_head(Language::en).columns.size());
        ++rows;
    });
    // Two scenarios and 24 months; the municipality has two rows that are no ratio, the whole four.
    CHECK(rows == 2 * 24 * (2 + 4));
    auto const lists = std::vector{indicator_list(file.result(), Language::en),
                                   plan_list(file.result(), plan, Language::en)};
    auto const words = dictionary(file.result(), lists, Language::en);
    std::size_t columns = 0;
    for (auto const& list : lists) {
        columns += list.columns.size();
        for (auto const& row : list.rows) REQUIRE(row.size() == list.columns.size());
    }
    CHECK(words.rows.size() ==
          columns + file.result().indicators.size() + file.result().plan.size());
    for (auto const& row : words.rows) {
        CHECK_FALSE(text_of(row[column_of(words, "definition")]).empty());
    }
}

TEST_CASE("scenarios that agree in a parameter share a row on request", "[unit][export]") {
    Stored const stored{tests::fake_study(3)};
    ResultFile const file{stored.file};
    auto const apart = parameter_list(file.result(), Alike::apart, Language::en);
    CHECK(apart.rows.size() == 3 + 3 + 4);
    auto const together = parameter_list(file.result(), Alike::together, Language::ja);
    REQUIRE(together.rows.size() == 4);
    CHECK(text_of(together.rows[0][0]) == "すべて");
    CHECK(text_of(together.rows[3][0]) == "outreach_2");
    CHECK(text_of(together.rows[3][column_of(together, "ground")]) == "仮定: 既定値");
    CHECK(text_of(together.rows[1][column_of(together, "source_title")]) == "調査, \"630\"");
}

TEST_CASE("the same result is the same workbook", "[unit][export]") {
    Stored const stored;
    Stored const again;
    auto const first = xlsx_of(ResultFile{stored.file}, Language::ja);
    CHECK(first.size() > 5'000);
    CHECK(std::string_view{first.data(), 2} == "PK");
    CHECK(first == xlsx_of(ResultFile{again.file}, Language::ja));
    CHECK(first != xlsx_of(ResultFile{again.file}, Language::en)); // the test can fail
}

TEST_CASE("a workbook is made without any file on a disk", "[unit][export]") {
    Stored const stored;
    ResultFile const file{stored.file};
    auto const made = xlsx_of(file, Language::en);
    // Two more files may be open: the workbook in memory, and the library's way to it. A temporary
    // file of a sheet would be the third.
    FilesAllowed const two{2};
    CHECK(xlsx_of(file, Language::en) == made);
}

TEST_CASE("without files even in memory a workbook fails with a reason", "[unit][export]") {
    Stored const stored;
    ResultFile const file{stored.file};
    FilesAllowed const none{0};
    CHECK_THROWS_AS(xlsx_of(file, Language::en), WriteError);
}

TEST_CASE("a file appears whole, and an older one is replaced on request only", "[unit][export]") {
    Stored const stored;
    auto const place = stored.scratch.path / "新しい" / "表.xlsx";
    WholeFile{place, false}.put(std::string_view{"first"});
    CHECK(content(place) == "first");
    CHECK_THAT(refusal(place, false), Contains("exists already"));
    WholeFile{place, true}.put(std::string_view{"second"});
    CHECK(content(place) == "second");
    CHECK(std::distance(fs::directory_iterator{place.parent_path()}, {}) == 1);
    CHECK_THAT(refusal(place.parent_path(), true), Contains("is a folder"));
    CHECK_THAT(refusal(place / "x", true), Contains("cannot write to the folder"));
    CHECK_THAT(refusal("/dev/full", true), Contains("a link or a device"));
}

TEST_CASE("a file for which there is no room leaves the older one and nothing else",
          "[unit][export]") {
    Stored const stored;
    auto const place = stored.scratch.path / "a.xlsx";
    write_file(place, std::string_view{"older"});
    {
        SmallFiles const limit{100};
        CHECK_THROWS_AS(WholeFile(place, true).put(std::string(1'000, 'x')), WriteError);
    }
    CHECK(content(place) == "older");
    CHECK(std::distance(fs::directory_iterator{place.parent_path()}, {}) == 2); // and the result
    WholeFile{place, true}.put(std::string(1'000, 'x'));                        // the test can fail
    CHECK(content(place).size() == 1'000);
}

TEST_CASE("who takes the name meanwhile keeps it", "[unit][export]") {
    Stored const stored;
    auto const place = stored.scratch.path / "a.xlsx";
    WholeFile const file{place, false};
    write_file(place, std::string_view{"somebody's"});
    CHECK_THROWS_AS(file.put(std::string_view{"ours"}), WriteError);
    CHECK(content(place) == "somebody's");
    CHECK(std::distance(fs::directory_iterator{place.parent_path()}, {}) == 2); // and the result
}
