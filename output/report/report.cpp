#include "output/report/report.hpp"

#include "output/report/sections.hpp"
#include "output/report/style.hpp"
#include "sim/experiment.hpp"
#include "sim/say.hpp"

#include <array>
#include <string>

namespace norishiro::output {

namespace {

using namespace report;

constexpr std::array parts{
    main_table,     course, differing_settings, official_figures, waiting_and_staff,  barriers,
    flows,          burden, municipalities,     payers,           cost_effectiveness, assumptions,
    reproducibility};

std::string title_of(Report const& report) {
    if (report.many()) {
        return sim::say("{} scenarios compared with: {}", "{}のシナリオと「{}」の比較",
                        report.scenarios() - 1, report.title(0))
            .in(report.language);
    }
    std::string title;
    for (std::size_t s = report.compares() ? 1 : 0; s < report.scenarios(); ++s) {
        title += (title.empty() ? "" : report.say({"; ", " / "})) + report.title(s);
    }
    return title;
}

Element head(Report const& report) {
    Element head{"head"};
    head.into("meta", {{"charset", "utf-8"}});
    head.into("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    head.into("meta", {{"name", "generator"}, {"content", report.result().program}});
    head.line("title", title_of(report));
    head.line("style", style_sheet);
    return head;
}

Element contents(Report const& report, std::vector<Element> const& sections) {
    Element nav{"nav", {{"aria-label", report.say({"Contents", "目次"})}}};
    nav.line("h3", report.say({"Contents", "目次"}));
    auto& list = nav.into("ol");
    for (auto const& section : sections) {
        list.into("li").line("a", section.heading(), {{"href", "#" + section.id()}});
    }
    return nav;
}

} // namespace

std::string report_of(ResultFile const& file, sim::Language language,
                      std::atomic<bool> const* stop) {
    Report const report{file, language};
    std::vector<Element> sections{first_page(report)};
    for (auto const part : parts) {
        if (stop != nullptr && stop->load()) throw sim::Stopped{};
        sections.push_back(part(report));
    }
    Element page{"html", {{"lang", report.ja() ? "ja" : "en"}}};
    page.add(head(report));
    auto& body = page.into("body");
    auto& header = body.into("header");
    header.line("h1", title_of(report));
    header.line("p",
                report.compares()
                    ? report.say({"Compared with: ", "基準: "}) + report.title(0)
                    : report.say({"What a model of the region shows", "地域のモデルが示すもの"}),
                {{"class", "subtitle"}});
    auto& main = body.into("main");
    auto table = contents(report, sections);
    main.add(std::move(sections.front()));
    main.add(std::move(table));
    for (std::size_t i = 1; i < sections.size(); ++i) main.add(std::move(sections[i]));
    return "<!DOCTYPE html>\n" + page.markup();
}

} // namespace norishiro::output
