#include "output/run_log.hpp"

#include "output/burn_in_words.hpp"
#include "output/hdf5.hpp"
#include "output/output_file.hpp"
#include "sim/time.hpp"

#include <algorithm>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

namespace norishiro::output {

namespace {

/// The processor's name and what it can do. Some mathematical functions of the system choose their code
/// by it, so that it may explain a last digit that differs on another machine.
std::string processor() {
    std::ifstream info{"/proc/cpuinfo"};
    std::string name = "unknown";
    std::string flags = "unknown";
    for (std::string line; std::getline(info, line) && !line.empty();) { // the first processor's
        auto const colon = line.find(": ");
        if (colon == std::string::npos) continue;
        if (line.starts_with("model name")) name = line.substr(colon + 2);
        if (line.starts_with("flags") || line.starts_with("Features")) {
            flags = line.substr(colon + 2);
        }
    }
    return fmt::format("processor {}\nprocessor_flags {}\n", name, flags);
}

} // namespace

std::string library_versions() {
    return fmt::format(
        "Boost {}.{}; HDF5 {}; fmt {}", BOOST_VERSION / 100'000, BOOST_VERSION / 100 % 1000,
        hdf5_version(),
        fmt::format("{}.{}.{}", FMT_VERSION / 10'000, FMT_VERSION / 100 % 100, FMT_VERSION % 100));
}

void RunLog::write(std::filesystem::path const& file, std::filesystem::path const& result,
                   std::size_t threads, RunRecord const& record, sim::BurnIn const& burn_in) const {
    auto const whole = [](std::chrono::system_clock::time_point t) {
        return sim::to_string(std::chrono::floor<std::chrono::seconds>(t)) + " UTC";
    };
    auto const ended = std::chrono::system_clock::now();
    std::chrono::duration<double> const took = ended - began_;
    std::string host(256, '\0');
    if (gethostname(host.data(), host.size() - 1) != 0) host.clear();
    host.resize(std::min(host.find('\0'), host.size()));
    std::string const text = fmt::format(
        "norishiro {}\nbuild {}\ncompiler {}\nflags {}\nlibraries {}\nbegan {}\nended {}\n"
        "seconds {:.1f}\nthreads {}\nhost {}\nfolder {}\n",
        record.version, record.build, record.compiler, record.flags, record.libraries,
        whole(began_), whole(ended), took.count(), threads, host,
        std::filesystem::absolute(result).string());
    write_file(file, text + processor() + burn_in_log(burn_in));
}

} // namespace norishiro::output
