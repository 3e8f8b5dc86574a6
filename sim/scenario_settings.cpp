#include "sim/scenario_settings.hpp"

#include "sim/say.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <utility>

namespace norishiro::sim {

namespace {

/// Beyond this many mistakes nobody reads suggestions, and a hostile file must not cost minutes.
constexpr std::size_t enough_suggestions = 100;
constexpr std::size_t longest_key = 100;

} // namespace

Contents TableReader::read(TomlNode const& table, std::span<std::string_view const> own_words) {
    own_words_ = own_words;
    for (auto const& member : table.members) {
        bool const own =
            std::find(own_words.begin(), own_words.end(), member.key) != own_words.end();
        if (!own) visit(member, member.key);
    }
    return std::exchange(contents_, {});
}

void TableReader::visit(TomlNode const& table, std::string const& prefix) {
    for (auto const& member : table.members) visit(member, prefix + "." + member.key);
}

void TableReader::visit(TomlMember const& member, std::string const& key) {
    // TOML keeps the quoted key "a.b" apart from a.b; so no key with a dot in it is ours.
    bool const quoted = member.key.find('.') != std::string::npos;
    if (auto const address = keys_.find_parameter(key); address && !quoted) {
        contents_.parameters.push_back({*address, key, member.at, &member.value});
        return;
    }
    if (quoted || !keys_.holds_parameters(key)) return visit_unknown(member.value, key, member.at);
    auto const entity = keys_.find_entity(key);
    if (entity && !is_valid_id(entity->id)) {
        problems_.push_back(
            {member.at,
             say("'{}' cannot be an id", "「{}」は id として使えません", printable(entity->id)),
             say("use only a-z, 0-9 and _ here, and words elsewhere",
                 "id には a-z、0-9、_ だけを使ってください")});
        return;
    }
    if (member.value.kind != TomlKind::table) {
        auto const is = noun(member.value.kind);
        problems_.push_back({member.at,
                             {fmt::format("{} is a section, not {}", key, is.en),
                              fmt::format("{} はセクションです({}になっています)", key, is.ja)},
                             say("write [{0}] on its own line and its parameters below it",
                                 "[{0}] を 1 行に書き、その下にパラメータを書いてください", key)});
        return;
    }
    if (entity) contents_.entities.insert({*entity, member.at});
    visit(member.value, key);
}

/// Names the parameters of an unknown section one by one when they are written as dotted keys (as
/// in a change), because the mistake may be in either part.
void TableReader::visit_unknown(TomlNode const& node, std::string const& key, Location const& at) {
    bool const section = node.kind == TomlKind::table && !is_inline_form(node);
    if (!section || node.members.empty() || node.members.front().at.line != at.line) {
        return unknown(key, at, section, own_words_);
    }
    for (auto const& inner : node.members) {
        Location const& place = inner.at.line == at.line ? at : inner.at;
        visit_unknown(inner.value, key + "." + inner.key, place);
    }
}

void TableReader::unknown(std::string const& key, Location const& at, bool is_section,
                          std::span<std::string_view const> also) {
    std::string const shown = printable(key);
    auto what = is_section ? say("unknown section '{}'", "知らないセクション「{}」です", shown)
                           : say("unknown parameter '{}'", "知らないパラメータ「{}」です", shown);
    std::optional<std::string> nearest;
    if (problems_.size() < enough_suggestions && key.size() <= longest_key) {
        nearest = keys_.nearest(key, also);
    }
    auto remedy = nearest
                      ? say("did you mean '{}'?", "「{}」ではありませんか?", printable(*nearest))
                      : say("`norishiro params` lists what can be set",
                            "設定できるものは `norishiro params` で一覧できます");
    problems_.push_back({at, std::move(what), std::move(remedy)});
}

Settings::Settings(Declarations const& declarations, ScenarioKeys const& keys, bool known)
    : declarations_{declarations}, keys_{keys}, known_{known} {
    for (std::size_t i = 0; i < declarations.parameters.size(); ++i) {
        if (keys.named_section(i).empty()) cells_.emplace(Address{i, {}}, cell_of(i));
    }
}

Settings::Cell Settings::cell_of(std::size_t declaration) const {
    auto const& parameter = declarations_.parameters[declaration];
    return {parameter.value, {Origin::From::declaration, {}, parameter.source}, known_};
}

void Settings::introduce(Entity const& entity) {
    if (!entities_.insert(entity).second) return;
    for (std::size_t i = 0; i < declarations_.parameters.size(); ++i) {
        if (keys_.named_section(i) != entity.section) continue;
        cells_.emplace(Address{i, entity.id}, cell_of(i));
    }
}

std::optional<double> Settings::number(std::string const& key) const {
    auto const address = keys_.find_parameter(key);
    if (!address || !address->entity.empty()) return std::nullopt;
    auto const& cell = cells_.at(*address);
    auto const* number = std::get_if<double>(&cell.value);
    if (number == nullptr || !cell.known) return std::nullopt;
    return *number;
}

std::vector<Address> Settings::in_order() const {
    std::vector<Address> order;
    std::set<std::string> done;
    for (std::size_t i = 0; i < declarations_.parameters.size(); ++i) {
        auto const& section = keys_.named_section(i);
        if (section.empty()) order.push_back({i, {}});
        if (section.empty() || !done.insert(section).second) continue;
        for (auto const& entity : entities_) {
            if (entity.section != section) continue;
            for (std::size_t j = i; j < declarations_.parameters.size(); ++j) {
                if (keys_.named_section(j) == section) order.push_back({j, entity.id});
            }
        }
    }
    return order;
}

} // namespace norishiro::sim
