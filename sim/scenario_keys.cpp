#include "sim/scenario_keys.hpp"

#include <algorithm>

namespace norishiro::sim {

namespace {

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            bool const same = a[i - 1] == b[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::vector<std::string_view> split(std::string_view key) {
    std::vector<std::string_view> parts;
    for (auto dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
        parts.push_back(key.substr(0, dot));
        key.remove_prefix(dot + 1);
    }
    parts.push_back(key);
    return parts;
}

/// The pattern with the ids that stand at its stars' places in `key`.
std::string fill_in(std::string_view pattern, std::string_view key) {
    auto const parts = split(key);
    std::string filled;
    std::size_t i = 0;
    for (auto const part : split(pattern)) {
        if (i > 0) filled += '.';
        if (part == "*") {
            filled += i < parts.size() ? parts[i] : std::string_view{"<id>"};
        } else {
            filled += part;
        }
        ++i;
    }
    return filled;
}

/// How long the sections are that both keys begin with.
std::size_t common_sections(std::string_view a, std::string_view b) {
    auto const parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    auto const common = a.substr(0, static_cast<std::size_t>(parted - a.begin()));
    return common.rfind('.') + 1; // npos + 1 is 0: no section in common
}

/// The candidate that the fewest slips of the finger turn into `key`; too many are no slip.
class NearestKey {
public:
    explicit NearestKey(std::string_view key) : key_{key} {}
    void consider(std::string const& candidate) {
        // What is right already must not make up for a word that is quite another.
        std::size_t const same = common_sections(key_, candidate);
        auto const a = key_.substr(same);
        auto const b = std::string_view{candidate}.substr(same);
        std::size_t const limit =
            std::min(fewest_, std::clamp<std::size_t>(a.size() / 3, 1, 5) + 1);
        if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit) return;
        std::size_t const slips = edit_distance(a, b);
        if (slips >= limit) return;
        fewest_ = slips;
        best_ = candidate;
    }
    std::optional<std::string> const& best() const { return best_; }

private:
    std::string_view key_;
    std::size_t fewest_ = std::string::npos;
    std::optional<std::string> best_;
};

} // namespace

ScenarioKeys::ScenarioKeys(Declarations const& declarations) {
    for (auto const& section : declarations.sections) {
        holders_.insert(section.key);
        if (section.named) named_sections_.push_back(section.key);
        if (section.named) holders_.insert(section.key + ".*");
    }
    for (auto const& parameter : declarations.parameters) {
        parameters_.emplace(parameter.key, patterns_.size());
        patterns_.push_back(parameter.key);
        auto const star = parameter.key.find(".*.");
        bool const named = star != std::string::npos;
        named_section_of_.push_back(named ? parameter.key.substr(0, star) : std::string{});
        for (auto dot = parameter.key.find('.'); dot != std::string::npos;
             dot = parameter.key.find('.', dot + 1)) {
            holders_.insert(parameter.key.substr(0, dot));
        }
    }
}

std::optional<Entity> ScenarioKeys::find_entity(std::string_view key) const {
    for (auto const& section : named_sections_) {
        if (!key.starts_with(section + ".")) continue;
        auto const rest = key.substr(section.size() + 1);
        return Entity{section, std::string{rest.substr(0, rest.find('.'))}};
    }
    return std::nullopt;
}

std::string ScenarioKeys::pattern_of(std::string const& key) const {
    auto const entity = find_entity(key);
    if (!entity) return key;
    return entity->section + ".*" + key.substr(entity->key().size());
}

std::optional<Address> ScenarioKeys::find_parameter(std::string const& key) const {
    auto const found = parameters_.find(pattern_of(key));
    if (found == parameters_.end()) return std::nullopt;
    auto const entity = find_entity(key);
    return Address{found->second, entity ? entity->id : std::string{}};
}

bool ScenarioKeys::holds_parameters(std::string const& key) const {
    return holders_.contains(pattern_of(key));
}

std::string ScenarioKeys::key_of(Address const& address) const {
    std::string key = patterns_[address.declaration];
    auto const star = key.find(".*.");
    if (star != std::string::npos) key.replace(star + 1, 1, address.entity);
    return key;
}

std::optional<std::string> ScenarioKeys::nearest(std::string const& key,
                                                 std::span<std::string_view const> also) const {
    NearestKey nearest{key};
    for (auto const& pattern : patterns_) nearest.consider(fill_in(pattern, key));
    for (auto const& holder : holders_) nearest.consider(fill_in(holder, key));
    for (auto const word : also) nearest.consider(std::string{word});
    if (nearest.best()) return nearest.best();
    // The right word in the wrong section.
    auto const has_same_name = [&](auto const& p) { return last_part(p) == last_part(key); };
    auto const parameter = std::find_if(patterns_.begin(), patterns_.end(), has_same_name);
    if (parameter != patterns_.end()) return fill_in(*parameter, key);
    auto const holder = std::find_if(holders_.begin(), holders_.end(), has_same_name);
    if (holder != holders_.end()) return fill_in(*holder, key);
    return std::nullopt;
}

std::string_view last_part(std::string_view key) {
    return key.substr(key.rfind('.') + 1); // npos + 1 is 0: a key without dots is its last part
}

bool is_valid_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '_';
    });
}

} // namespace norishiro::sim
