#pragma once

#include "sim/scenario_keys.hpp"
#include "sim/scenario_values.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// A parameter that a part of a file gives, not yet read.
struct Given {
    Address address;
    std::string key;
    Location at; ///< of the key
    TomlNode const* node = nullptr;
};

/// A named thing that a part of a file mentions.
struct Mention {
    Entity entity;
    Location at;
    bool operator<(Mention const& other) const { return entity < other.entity; }
};

/// Everything that a table gives, section within section.
struct Contents {
    std::vector<Given> parameters;
    std::set<Mention> entities;
};

/// Finds the parameters in a table of a file, and notes keys that lead nowhere.
class TableReader {
public:
    TableReader(ScenarioKeys const& keys, std::vector<Problem>& problems)
        : keys_{keys}, problems_{problems} {}

    /// `own_words` are the table's keys that are no parameters: "extends", "at", …
    Contents read(TomlNode const& table, std::span<std::string_view const> own_words);

    /// What is wrong with a key that is not known.
    void unknown(std::string const& key, Location const& at, bool is_section,
                 std::span<std::string_view const> also);

private:
    void visit(TomlNode const& table, std::string const& prefix);
    void visit(TomlMember const& member, std::string const& key);
    void visit_unknown(TomlNode const& node, std::string const& key, Location const& at);

    ScenarioKeys const& keys_;
    std::vector<Problem>& problems_;
    std::span<std::string_view const> own_words_;
    Contents contents_;
};

/// What the parameters are while a scenario is being resolved.
class Settings {
public:
    struct Cell {
        Value value;
        Origin origin;
        bool known = true; ///< false where what was given is wrong, so that nothing can build on it
    };

    Settings(Declarations const& declarations, ScenarioKeys const& keys, bool known);

    /// Gives a named thing its defaults, if it is new.
    void introduce(Entity const& entity);
    bool has(Entity const& entity) const { return entities_.contains(entity); }

    Cell& at(Address const& address) { return cells_.at(address); }
    /// The value of a plain parameter; none if it is not declared or not known.
    std::optional<double> number(std::string const& key) const;

    /// In the order of the declarations, the parameters of one named thing together.
    std::vector<Address> in_order() const;

private:
    Cell cell_of(std::size_t declaration) const;

    Declarations const& declarations_;
    ScenarioKeys const& keys_;
    bool known_;
    std::set<Entity> entities_;
    std::map<Address, Cell> cells_;
};

} // namespace norishiro::sim
