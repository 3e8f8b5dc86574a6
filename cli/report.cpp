#include "cli/report.hpp"

#include "cli/place.hpp"
#include "output/output_file.hpp"
#include "output/report/report.hpp"
#include "sim/experiment.hpp"

#include <iostream>

namespace norishiro::cli {

ExitCode report_result(Call const& call) {
    output::ResultFile const result{call.options.files.front()};
    auto const place = file_for(call, result.path(), ".html");
    output::WholeFile const file{place, call.options.force};
    try {
        file.put(output::report_of(result, call.language, &call.stop_requested));
    } catch (sim::Stopped const&) {
        std::cerr << call.say("stopped; nothing was written\n",
                              "中断しました。何も書き出していません\n");
        return stopped;
    }
    say_where(call, place);
    return done;
}

} // namespace norishiro::cli
