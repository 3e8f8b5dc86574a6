#pragma once

#include "sim/diagnostics.hpp"
#include "sim/say.hpp"
#include "sim/toml.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace norishiro::sim {

/// Reads the fields of tables; what is wrong with one goes to `problems`.
class Fields {
public:
    explicit Fields(std::vector<Problem>& problems) : problems_{problems} {}

    std::string words(TomlNode const& row, std::string_view key) const {
        auto const* const member = find(row, key);
        if (member == nullptr) return {};
        if (member->value.kind != TomlKind::string) {
            mistake(member->value.at, say("{} is not text", "{} が文字列ではありません", key),
                    {"put it in quotes", "引用符で囲んでください"});
        }
        return member->value.string;
    }

    std::optional<double> number(TomlNode const& row, std::string_view key) const {
        auto const* const member = find(row, key);
        if (member == nullptr) return std::nullopt;
        if (member->value.kind != TomlKind::number) {
            mistake(member->value.at, say("{} is not a number", "{} が数ではありません", key),
                    {"give a number without quotes", "引用符なしの数を指定してください"});
            return std::nullopt;
        }
        return member->value.number;
    }

    bool truth(TomlNode const& row, std::string_view key) const {
        auto const* const member = find(row, key);
        return member != nullptr && member->value.number != 0.0;
    }

    template <class T, std::size_t n>
    T choice(TomlNode const& row, std::string_view key,
             std::array<std::pair<std::string_view, T>, n> const& choices, T otherwise) const {
        auto const word = words(row, key);
        if (word.empty()) return otherwise;
        for (auto const& [name, value] : choices) {
            if (name == word) return value;
        }
        std::string all;
        for (auto const& [name, value] : choices) {
            all += (all.empty() ? "" : ", ") + std::string{name};
        }
        mistake(find(row, key)->value.at,
                say("{} = \"{}\" is none of {}", "{} = \"{}\" は使えません({}のどれか)", key, word,
                    all),
                {"give one of these", "このどれかを指定してください"});
        return otherwise;
    }

    void mistake(Location const& at, Text what, Text remedy) const {
        problems_.push_back({at, std::move(what), std::move(remedy)});
    }

private:
    std::vector<Problem>& problems_;
};

} // namespace norishiro::sim
