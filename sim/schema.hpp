#pragma once

#include "sim/parameters.hpp"
#include "sim/scenario.hpp"

#include <cassert>
#include <functional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace norishiro::sim {

/// A thing that the scenario names: `[hospital.north]` gives {"north", Hospital}.
template <class T>
struct Named {
    std::string id;
    T value;
    bool operator==(Named const&) const = default;
};

/// The parameters of a model from one date on.
template <class Root>
struct Era {
    Time from; ///< Time::min() for those of the start
    Root parameters;
};

/// Turns the description of a parameter struct (`sections(Of<Root>)`, `fields(Of<Section>)`) into
/// declarations, and a scenario that was resolved with these back into the struct.
template <class Root>
class Schema {
public:
    Schema() {
        std::apply([&](auto const&... section) { (add(section), ...); }, sections(Of<Root>{}));
    }

    Declarations const& declarations() const { return declarations_; }

    /// The parameters at the start of the run, before any dated change.
    Root start(Scenario const& scenario) const {
        Root root{};
        for (auto const& setting : scenario.settings) {
            assign_[setting.declaration](root, setting.entity, setting.value);
        }
        return root;
    }

    /// The parameters at the start and after each date on which one of them changes.
    /// A change to the value that is already there makes no new era.
    std::vector<Era<Root>> eras(Scenario const& scenario) const {
        std::vector<Era<Root>> eras{{Time::min(), start(scenario)}};
        Root current = eras.front().parameters;
        for (std::size_t i = 0; i < scenario.changes.size();) {
            Date const at = scenario.changes[i].at;
            for (; i < scenario.changes.size() && scenario.changes[i].at == at; ++i) {
                auto const& change = scenario.changes[i];
                auto const& setting = scenario.settings[change.setting];
                assign_[setting.declaration](current, setting.entity, change.value);
            }
            if (current != eras.back().parameters) eras.push_back({at, current});
        }
        return eras;
    }

    /// Gives the parameter of that declaration another value, which must be of its kind. `entity` is the
    /// id in a section of named things.
    void assign(Root& root, std::size_t declaration, std::string const& entity,
                Value const& value) const {
        assign_[declaration](root, entity, value);
    }

private:
    using Assign = std::function<void(Root&, std::string const& entity, Value const&)>;

    template <class Owner>
    void add(Section<Root, Owner> const& section) {
        Text const meaning{std::string{section.meaning}, std::string{section.meaning_ja}};
        declarations_.sections.push_back({std::string{section.key}, false, meaning});
        std::apply(
            [&](auto const&... f) {
                (add(std::string{section.key}, f,
                     [member = section.member](Root& root, std::string const&) -> Owner& {
                         return root.*member;
                     }),
                 ...);
            },
            fields(Of<Owner>{}));
    }

    template <class T>
    void add(Section<Root, std::vector<Named<T>>> const& section) {
        Text const meaning{std::string{section.meaning}, std::string{section.meaning_ja}};
        declarations_.sections.push_back({std::string{section.key}, true, meaning});
        std::apply(
            [&](auto const&... f) {
                (add(std::string{section.key} + ".*", f,
                     [member = section.member](Root& root, std::string const& id) -> T& {
                         for (auto& named : root.*member) {
                             if (named.id == id) return named.value;
                         }
                         return (root.*member).emplace_back(Named<T>{id, {}}).value;
                     }),
                 ...);
            },
            fields(Of<T>{}));
    }

    template <class Owner, class T, class Find>
    void add(std::string const& section, Field<Owner, T> const& f, Find find) {
        Declaration d;
        d.key = section + "." + std::string{f.spec.key};
        d.meaning = {std::string{f.spec.meaning}, std::string{f.spec.meaning_ja}};
        d.source = std::string{f.spec.source.id};
        d.source_note = {std::string{f.spec.source.note}, std::string{f.spec.source.note_ja}};
        d.change = f.spec.change;
        if constexpr (std::is_same_v<T, TextValue>) {
            d.kind = Kind::text;
            d.value = std::string{};
            assign_.push_back([find, member = f.member](Root& root, std::string const& entity,
                                                        Value const& value) {
                (find(root, entity).*member).words = std::get<std::string>(value);
            });
        } else {
            d.kind = Scalar<T>::kind;
            d.unit = std::string{Scalar<T>::unit};
            d.value = Scalar<T>::number(f.spec.value);
            d.min = Scalar<T>::number(f.spec.min);
            d.max = Scalar<T>::number(f.spec.max);
            if constexpr (std::is_enum_v<T>) {
                for (auto const name : Choices<T>::names) d.choices.emplace_back(name);
                d.max = static_cast<double>(d.choices.size() - 1);
            }
            if constexpr (std::is_same_v<T, bool>) d.max = 1.0;
            if (f.spec.without_effect) {
                d.without_effect = Scalar<T>::number(*f.spec.without_effect);
            }
            assign_.push_back([find, member = f.member](Root& root, std::string const& entity,
                                                        Value const& value) {
                find(root, entity).*member = Scalar<T>::make(std::get<double>(value));
            });
        }
        declarations_.parameters.push_back(std::move(d));
    }

    Declarations declarations_;
    std::vector<Assign> assign_;
};

} // namespace norishiro::sim
