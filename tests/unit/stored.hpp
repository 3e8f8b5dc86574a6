#pragma once

#include "output/hdf5.hpp"
#include "output/result_file.hpp"
#include "tests/unit/fake_study.hpp"
#include "tests/unit/scratch.hpp"

#include <filesystem>
#include <string>

namespace norishiro::tests {

/// A study on the disk, as `compare` leaves it.
struct Stored {
    explicit Stored(sim::StudyResult of = fake_study()) : study{std::move(of)} {
        std::filesystem::create_directory(folder);
        output::write_hdf5(file, study, sim::compare(study),
                           {"0.1.0", "v0.1.0-1-gabc", "GNU 12.2.0", "-O3", "HDF5 1.10.8"});
    }
    Scratch scratch;
    std::filesystem::path folder = scratch.path / "結果 1";
    std::filesystem::path file = folder / "result.h5";
    sim::StudyResult study;
};

/// The English message with which a result is refused; "" when it is accepted. It is one sentence in
/// each language, with one that says what to do.
inline std::string refusal_of(std::filesystem::path const& named) {
    try {
        output::ResultFile const file{named};
    } catch (sim::ScenarioError const& error) {
        CHECK(error.problems().size() == 1);
        auto const& problem = error.problems().front();
        for (auto const& text : {problem.what, problem.remedy}) {
            CHECK_FALSE(text.en.empty());
            CHECK_FALSE(text.ja.empty());
            CHECK(text.en.find('\n') == std::string::npos);
        }
        CHECK(problem.what.en != problem.what.ja);
        return problem.what.en;
    }
    return "";
}

} // namespace norishiro::tests
