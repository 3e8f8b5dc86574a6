#pragma once

#include "sim/time.hpp"
#include "sim/units.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace norishiro::sim {

/// On whose authority a value stands: a row of scenarios/sources.toml, or nobody's.
struct Source {
    std::string_view id;   ///< id in sources.toml; empty where the value is assumed
    std::string_view note; ///< how the value follows from the row, or why it was assumed
    std::string_view note_ja;
};
constexpr Source cited(std::string_view id) {
    return {id, "", ""};
}
constexpr Source cited(std::string_view id, std::string_view note, std::string_view note_ja) {
    return {id, note, note_ja};
}
constexpr Source assumed(std::string_view why, std::string_view why_ja) {
    return {"", why, why_ja};
}

/// Whether a dated change may set the parameter.
enum class Change : std::uint8_t { any_time, at_start };

/// What is known about one parameter. The unit is the type's; `min` and `max` are allowed.
template <class T>
struct Spec {
    std::string_view key;
    T value{};
    T min{};
    T max{};
    std::string_view meaning;
    std::string_view meaning_ja;
    Source source;
    Change change = Change::any_time;
    std::optional<T> without_effect{}; ///< of an assumed effect: the value at which it has none
};

/// Of words, which have neither default nor range.
template <>
struct Spec<struct TextValue> {
    std::string_view key;
    std::string_view meaning;
    std::string_view meaning_ja;
    Source source;
    Change change = Change::at_start;
};

template <class Owner, class T>
struct Field {
    T Owner::*member;
    Spec<T> spec;
};
template <class Owner, class T>
constexpr Field<Owner, T> field(T Owner::*member, Spec<T> spec) {
    return {member, spec};
}

/// The same in one breath: default, range, authority, meaning in English and Japanese.
template <class Owner, class T>
constexpr Field<Owner, T>
parameter(T Owner::*member, std::string_view key, std::type_identity_t<T> value,
          std::type_identity_t<T> min, std::type_identity_t<T> max, Source source,
          std::string_view meaning, std::string_view meaning_ja, Change change = Change::any_time) {
    return {member, {key, value, min, max, meaning, meaning_ja, source, change}};
}
template <class Owner>
constexpr Field<Owner, bool>
parameter(bool Owner::*member, std::string_view key, bool value, Source source,
          std::string_view meaning, std::string_view meaning_ja, Change change = Change::any_time) {
    return {member, {key, value, false, true, meaning, meaning_ja, source, change}};
}

/// A row that says how strongly something acts, where nobody has shown that it acts at all: at `none`
/// it does not. `run.effects` puts every such parameter there.
template <class Owner, class T>
constexpr Field<Owner, T> assumed_effect(Field<Owner, T> row, std::type_identity_t<T> none) {
    row.spec.without_effect = none;
    return row;
}

/// Tag for the overloads `fields(Of<Owner>)` and `sections(Of<Root>)` that describe a struct.
template <class Owner>
struct Of {};

enum class Kind : std::uint8_t { number, truth, date, choice, text };

/// Words in a scenario file, such as a name.
struct TextValue {
    std::string words;
    bool operator==(TextValue const&) const = default;
};

/// The names of an enumeration's values, in order. Specialise for each parameter that is a choice.
template <class Enum>
struct Choices;

/// How a C++ type appears in a scenario file. Every kind but text is carried as a double.
template <class T>
struct Scalar;

template <class Unit>
struct Scalar<Quantity<Unit, double>> {
    static constexpr Kind kind = Kind::number;
    static constexpr std::string_view unit = Unit::symbol;
    static constexpr double number(Quantity<Unit, double> q) { return q.value(); }
    static constexpr Quantity<Unit, double> make(double v) { return Quantity<Unit, double>{v}; }
};
template <>
struct Scalar<Probability> {
    static constexpr Kind kind = Kind::number;
    static constexpr std::string_view unit = "";
    static constexpr double number(Probability p) { return p.value(); }
    static constexpr Probability make(double v) { return Probability{v}; }
};
template <>
struct Scalar<Days> {
    static constexpr Kind kind = Kind::number;
    static constexpr std::string_view unit = "days";
    static constexpr double number(Days d) { return d.count(); }
    static constexpr Days make(double v) { return Days{v}; }
};
template <>
struct Scalar<bool> {
    static constexpr Kind kind = Kind::truth;
    static constexpr std::string_view unit = "";
    static constexpr double number(bool b) { return b ? 1.0 : 0.0; }
    static constexpr bool make(double v) { return v != 0.0; }
};
/// A date is carried as days since 1970-01-01.
template <>
struct Scalar<Date> {
    static constexpr Kind kind = Kind::date;
    static constexpr std::string_view unit = "";
    static constexpr double number(Date d) {
        return static_cast<double>(d.time_since_epoch().count());
    }
    static constexpr Date make(double v) { return Date{std::chrono::days{static_cast<int>(v)}}; }
};
template <class E>
    requires std::is_enum_v<E>
struct Scalar<E> {
    static constexpr Kind kind = Kind::choice;
    static constexpr std::string_view unit = "";
    static constexpr double number(E e) { return static_cast<double>(e); }
    static constexpr E make(double v) { return static_cast<E>(static_cast<int>(v)); }
};

/// A section of the scenario file, `[key]`, held by a member of the root.
template <class Root, class Owner>
struct Section {
    std::string_view key;
    Owner Root::*member;
    std::string_view meaning;
    std::string_view meaning_ja;
};
template <class Root, class Owner>
constexpr Section<Root, Owner> section(std::string_view key, Owner Root::*member,
                                       std::string_view meaning, std::string_view meaning_ja) {
    return {key, member, meaning, meaning_ja};
}

namespace detail {
struct Anything {
    template <class T>
    constexpr operator T() const; // NOLINT(google-explicit-constructor): its whole purpose
};
template <class T, class... Known>
consteval std::size_t member_count() {
    if constexpr (requires { T{Known{}..., Anything{}}; }) {
        return member_count<T, Known..., Anything>();
    } else {
        return sizeof...(Known);
    }
}
} // namespace detail

/// True when `fields` names each member of the struct: a forgotten row does not compile.
template <class Owner>
inline constexpr bool describes_every_member = std::tuple_size_v<decltype(fields(Of<Owner>{}))> ==
                                               detail::member_count<Owner>();

/// A section with every default in place.
template <class Owner>
Owner defaults() {
    Owner owner{};
    std::apply(
        [&](auto const&... f) {
            auto const assign = [&](auto const& one) {
                if constexpr (requires { one.spec.value; }) owner.*(one.member) = one.spec.value;
            };
            (assign(f), ...);
        },
        fields(Of<Owner>{}));
    return owner;
}

} // namespace norishiro::sim
