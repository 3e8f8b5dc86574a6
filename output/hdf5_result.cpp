#include "output/file_errors.hpp"
#include "output/hdf5_contents.hpp"
#include "output/result_check.hpp"
#include "output/result_file.hpp"

#include <exception>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace norishiro::output {

namespace {

/// A file with our seal that is not what our writer makes: somebody has sealed it by other means.
[[noreturn]] void refuse_contents(std::filesystem::path const& path, std::string const& why) {
    auto const name = path.string();
    refuse({fmt::format("'{}' cannot be read as a result ({})", name, why),
            fmt::format("「{}」は結果として読めません({})", name, why)},
           {"run its scenarios again", "シナリオを計算しなおしてください"});
}

template <class Read>
auto reading(std::filesystem::path const& path, Read read) {
    Silence const silence;
    try {
        return read();
    } catch (H5::Exception const& error) {
        refuse_contents(path, error.getFuncName() + ": " + error.getDetailMsg());
    } catch (std::exception const& error) {
        refuse_contents(path, error.what());
    }
}

} // namespace

class ResultFile::Opened {
public:
    explicit Opened(CheckedFile checked)
        : checked_{std::move(checked)},
          // The file that was checked, also where another has taken its name meanwhile.
          input{fmt::format("/proc/self/fd/{}", checked_.file.value())} {}

private:
    CheckedFile checked_;

public:
    NetcdfInput input;
};

ResultFile::ResultFile(std::filesystem::path const& named) {
    auto checked = checked_result(named);
    path_ = checked.path;
    opened_ = reading(path_, [&] { return std::make_unique<Opened>(std::move(checked)); });
    result_ = reading(path_, [&] { return contents_of(opened_->input); });
}

ResultFile::~ResultFile() = default;

Cube ResultFile::read(std::string const& variable) const {
    return reading(path_, [&] {
        auto const extent = opened_->input.extent(variable);
        Cube cube;
        cube.scenarios = extent.at(0);
        cube.replications = extent.at(1);
        cube.months = extent.at(2);
        cube.columns =
            std::accumulate(extent.begin() + 3, extent.end(), std::size_t{1}, std::multiplies{});
        cube.values = opened_->input.integers(variable);
        return cube;
    });
}

Cube ResultFile::by_place(std::string_view measure) const {
    return read(std::string{measure});
}

Cube ResultFile::by_group(std::string_view measure) const {
    return read(std::string{measure} + "_by_group");
}

Cube ResultFile::staff_seconds() const {
    return result_.stations.empty() ? Cube{} : read("staff_seconds");
}

} // namespace norishiro::output
