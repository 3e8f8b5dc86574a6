#include "output/run_log.hpp"

#include "output/burn_in_words.hpp"
#include "output/folder.hpp"
#include "output/hdf5.hpp"
#include "sim/time.hpp"

#include <algorithm>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <unistd.h>

namespace norishiro::output {

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
    std::string const text =
        fmt::format("norishiro {}\ncompiler {}\nlibraries {}\nbegan {}\nended {}\nseconds {:.1f}\n"
                    "threads {}\nhost {}\nfolder {}\n",
                    record.version, record.compiler, record.libraries, whole(began_), whole(ended),
                    took.count(), threads, host, std::filesystem::absolute(result).string());
    write_file(file, text + burn_in_log(burn_in));
}

} // namespace norishiro::output
