#include "cli/publish.hpp"

#include "cli/place.hpp"
#include "output/folder.hpp"
#include "output/publish/publish.hpp"
#include "sim/experiment.hpp"

#include <filesystem>
#include <iostream>

namespace norishiro::cli {

ExitCode publish_result(Call const& call) {
    output::ResultFile const result{call.options.files.front()};
    std::filesystem::path const place = call.options.out.empty()
                                            ? place_beside(result.path(), "_publish")
                                            : std::filesystem::path{call.options.out};
    try {
        output::ResultFolder folder{place, call.options.force, output::publication_files};
        output::write_publication(folder.part(), result,
                                  output::publish::rule_of(call.options.rule), call.language,
                                  &call.stop_requested);
        folder.commit();
    } catch (sim::Stopped const&) {
        std::cerr << call.say("stopped; nothing was written\n",
                              "中断しました。何も書き出していません\n");
        return stopped;
    }
    say_where(call, place);
    return done;
}

} // namespace norishiro::cli
