#include "output/report/cells.hpp"
#include "output/report/run_facts.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <fmt/format.h>

namespace norishiro::output::report {

namespace {

using sim::Text;

void fact(Element& list, Report const& report, Text const& name, std::string const& value) {
    if (value.empty()) return;
    list.line("dt", report.say(name));
    list.line("dd", value);
}

void run_facts(Element& part, Report const& report, RunFacts const& facts) {
    auto const& result = report.result();
    auto& list = part.into("dl", {{"class", "facts"}});
    auto program = result.program;
    if (!facts.build.empty()) program += " (" + facts.build + ")";
    fact(list, report, {"Program", "プログラム"}, program);
    fact(list, report, {"Compiler", "コンパイラー"}, facts.compiler + " " + facts.flags);
    fact(list, report, {"Libraries", "ライブラリ"}, facts.libraries);
    fact(list, report, {"Seed", "乱数の種"}, fmt::format("{}", result.seed));
    fact(list, report, {"Replications", "繰り返し"}, fmt::format("{}", report.runs()));
    fact(list, report, {"Recorded time", "記録期間"},
         fmt::format(fmt::runtime(report.say({"{} months from {}", "{1}から{0}か月"})),
                     result.months, sim::to_string(result.start)));
    auto const tested = !facts.burn_in_tested ? Text{"not tested", "検定なし"}
                        : facts.burn_in_settled
                            ? Text{"stocks had settled", "人数は落ち着いていた"}
                            : Text{"stocks still changed", "人数の増減が続いていた"};
    fact(list, report, {"Burn-in", "助走"},
         fmt::format(fmt::runtime(report.say({"{} months; {}", "{}か月({})"})),
                     result.burn_in_months, report.say(tested)));
    list.line("dt", report.say({"To run it again", "もう一度計算するには"}));
    list.into("dd").line("code", command_of(result, facts));
}

void files_table(Element& part, Report const& report, RunFacts const& facts) {
    if (facts.files.empty()) return;
    TableOf table{"table-files", report.say({"Input files", "入力ファイル"})};
    table.head({report.say({"File", "ファイル"}), "SHA-256"}, 2);
    for (auto const& file : facts.files) {
        table.begin_row();
        table.words(file.name);
        table.hash(file.sha256);
    }
    part.add(table.finish());
}

void hashes_table(Element& part, Report const& report) {
    auto const& result = report.result();
    TableOf table{"table-hashes", report.say({"Hashes of the outcomes of each run",
                                              "計算結果のハッシュ(シナリオと繰り返しごと)"})};
    table.head({report.say({"Scenario", "シナリオ"}),
                report.say({"Replications in order", "繰り返しの順"})},
               2);
    for (std::size_t s = 0; s < report.scenarios(); ++s) {
        std::string hashes;
        for (std::size_t r = 0; r < report.runs(); ++r) {
            hashes += (r == 0 ? "" : " ") + result.hashes[s * report.runs() + r];
        }
        table.begin_row();
        table.words(result.scenarios[s].id);
        table.hash(hashes);
    }
    part.add(table.finish());
}

} // namespace

Element reproducibility(Report const& report) {
    auto part =
        section(report, "record", {"How to get the same again", "同じ結果を得るための記録"});
    auto const facts = facts_of(report.result());
    paragraph(
        part, report,
        {"The same program with the same files and seed gives the same bytes, on any number of "
         "threads. Everything in this report comes from result.h5.",
         "同じプログラム・入力・乱数の種なら、スレッド数によらず1バイトも違わない結果になります。"
         "この報告の内容はすべて result.h5 によります。"});
    run_facts(part, report, facts);
    files_table(part, report, facts);
    hashes_table(part, report);
    return part;
}

} // namespace norishiro::output::report
