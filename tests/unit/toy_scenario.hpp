#pragma once

#include "sim/run.hpp"
#include "sim/scenario.hpp"
#include "sim/schema.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace toy {

using namespace norishiro::sim;

enum class Begins : std::uint8_t { never, admission };

struct Trust {
    Number gain{};
    Months half_life{};
    PerMonth decay{};
    Fte staff{};
    Yen cost{};
    bool on{};
    Date opens{};
    Begins begins{};
    bool operator==(Trust const&) const = default;
};

struct Municipality {
    TextValue name;
    Fte staff{};
    Persons people{};
    bool operator==(Municipality const&) const = default;
};

struct Root {
    Run run;
    Trust trust;
    std::vector<Named<Municipality>> municipalities;
    bool operator==(Root const&) const = default;
};

} // namespace toy

template <>
struct norishiro::sim::Choices<toy::Begins> {
    static constexpr std::array<std::string_view, 2> names{"never", "admission"};
};

namespace toy {

template <class T>
constexpr Spec<T> spec(std::string_view key, T value, T min, T max, Change change) {
    return {key, value, min, max, "toy", "例", cited("B1"), change};
}

constexpr auto fields(Of<Trust>) {
    using namespace std::chrono;
    constexpr auto any = Change::any_time;
    constexpr Date april{year{2026} / April / 1};
    return std::tuple{
        assumed_effect(field(&Trust::gain, spec("gain", Number{0.5}, Number{0}, Number{1}, any)),
                       Number{0}),
        field(&Trust::half_life, spec("half_life", Months{12}, Months{0}, Months{120}, any)),
        field(&Trust::decay, spec("decay", PerMonth{0.1}, PerMonth{0}, PerMonth{1}, any)),
        field(&Trust::staff, spec("staff", Fte{4}, Fte{0}, Fte{200}, any)),
        field(&Trust::cost, spec("cost", Yen{100}, Yen{-1e6}, Yen{1e6}, any)),
        field(&Trust::on, spec("on", false, false, true, any)),
        field(&Trust::opens, spec("opens", april, april, april + days{365}, any)),
        field(&Trust::begins, spec("begins", Begins{}, Begins{}, Begins{}, any)),
    };
}

constexpr auto fields(Of<Municipality>) {
    return std::tuple{
        field(&Municipality::name, Spec<TextValue>{"name", "toy", "例", assumed("toy", "例")}),
        field(&Municipality::staff, spec("staff", Fte{2}, Fte{0}, Fte{50}, Change::any_time)),
        field(&Municipality::people,
              spec("people", Persons{1000}, Persons{0}, Persons{1e7}, Change::at_start)),
    };
}

constexpr auto sections(Of<Root>) {
    return std::tuple{
        section("run", &Root::run, "", ""),
        section("programmes.trust", &Root::trust, "", ""),
        section("municipality", &Root::municipalities, "", ""),
    };
}

/// A folder for the files of one test; gone when the test is.
class Folder {
public:
    Folder() : path_{make()} {}
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::filesystem::path write(std::string const& name, std::string_view text) const {
        auto const file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
        return file;
    }
    std::filesystem::path const& path() const { return path_; }

private:
    static std::filesystem::path make() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "norishiro.XXXXXX").string();
        return mkdtemp(pattern.data());
    }
    std::filesystem::path path_;
};

inline Scenario load(std::filesystem::path const& file, LoadOptions const& options = {}) {
    return load_scenario(file, Schema<Root>{}.declarations(), options);
}

/// One line for each problem, "file:line:column what | remedy", with files by their bare names.
inline std::vector<std::string> problems_of(std::filesystem::path const& file,
                                            LoadOptions const& options = {}) {
    std::vector<std::string> lines;
    try {
        load(file, options);
    } catch (ScenarioError const& error) {
        for (auto problem : error.problems()) {
            CHECK_FALSE(problem.what.ja.empty());
            CHECK_FALSE(problem.remedy.ja.empty());
            CHECK(problem.what.ja != problem.what.en);
            problem.at.file = std::filesystem::path{problem.at.file}.filename().string();
            lines.push_back(to_string(problem.at) + " " + problem.what.en + " | " +
                            problem.remedy.en);
        }
    }
    return lines;
}

inline std::vector<std::string> problems_in(std::string_view text,
                                            LoadOptions const& options = {}) {
    Folder const folder;
    return problems_of(folder.write("x.toml", text), options);
}

inline Setting const& setting(Scenario const& scenario, std::string const& key) {
    auto const found = std::find_if(scenario.settings.begin(), scenario.settings.end(),
                                    [&](auto const& s) { return s.key == key; });
    REQUIRE(found != scenario.settings.end());
    return *found;
}

inline double number(Scenario const& scenario, std::string const& key) {
    return std::get<double>(setting(scenario, key).value);
}

/// "key = value" as the resolved scenario has it.
inline std::string shown(Scenario const& scenario, std::string const& key) {
    Schema<Root> const schema;
    auto const& found = setting(scenario, key);
    return format_value(schema.declarations().parameters[found.declaration], found.value);
}

using Lines = std::vector<std::string>;

} // namespace toy
