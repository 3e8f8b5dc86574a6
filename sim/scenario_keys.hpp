#pragma once

#include "sim/scenario.hpp"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// A parameter, of a named thing if `entity` is not empty.
struct Address {
    std::size_t declaration = 0;
    std::string entity;
    auto operator<=>(Address const&) const = default;
};

/// A thing that a scenario names: `municipality.asaka`.
struct Entity {
    std::string section;
    std::string id;
    auto operator<=>(Entity const&) const = default;
    std::string key() const { return section + "." + id; }
};

/// What the dotted keys of a scenario file may be, given the declarations.
class ScenarioKeys {
public:
    explicit ScenarioKeys(Declarations const& declarations);

    std::optional<Address> find_parameter(std::string const& key) const;
    /// True for sections, named things, and what sections begin with ("programmes").
    bool holds_parameters(std::string const& key) const;
    /// The named thing that the key is or belongs to.
    std::optional<Entity> find_entity(std::string_view key) const;
    /// The section of named things that the declaration belongs to; empty for any other.
    std::string const& named_section(std::size_t declaration) const {
        return named_section_of_[declaration];
    }
    /// "hospital.*.beds" of the thing "north" is "hospital.north.beds".
    std::string key_of(Address const& address) const;
    /// The allowed key that somebody who wrote `key` probably meant.
    std::optional<std::string> nearest(std::string const& key,
                                       std::span<std::string_view const> also) const;

private:
    std::string pattern_of(std::string const& key) const;

    std::vector<std::string> named_sections_;
    std::vector<std::string> named_section_of_;
    std::vector<std::string> patterns_; ///< by declaration
    std::map<std::string, std::size_t> parameters_;
    std::set<std::string> holders_;
};

/// "staff" of "outreach.staff".
std::string_view last_part(std::string_view key);

/// Small letters, digits and underscores, one at least.
bool is_valid_id(std::string_view id);

} // namespace norishiro::sim
