#include "cli/export.hpp"

#include "cli/place.hpp"
#include "output/export.hpp"
#include "output/folder.hpp"
#include "output/output_file.hpp"
#include "sim/experiment.hpp"

#include <filesystem>
#include <iostream>

namespace norishiro::cli {

namespace fs = std::filesystem;

namespace {

ExitCode to_workbook(Call const& call, output::ResultFile const& result) {
    auto const place = file_for(call, result.path(), ".xlsx");
    output::WholeFile const file{place, call.options.force};
    file.put(output::xlsx_of(result, call.language, &call.stop_requested));
    say_where(call, place);
    return done;
}

ExitCode to_csv(Call const& call, output::ResultFile const& result) {
    fs::path const place =
        call.options.out.empty() ? place_beside(result.path(), "_csv") : fs::path{call.options.out};
    output::ResultFolder folder{place, call.options.force, output::csv_files};
    output::write_csv_files(folder.part(), result, call.language, call.options.mark,
                            &call.stop_requested);
    folder.commit();
    say_where(call, place);
    return done;
}

} // namespace

ExitCode export_result(Call const& call) {
    output::ResultFile const result{call.options.files.front()};
    try {
        return call.options.format == "csv" ? to_csv(call, result) : to_workbook(call, result);
    } catch (sim::Stopped const&) {
        std::cerr << call.say("stopped; nothing was written\n",
                              "中断しました。何も書き出していません\n");
        return stopped;
    }
}

} // namespace norishiro::cli
