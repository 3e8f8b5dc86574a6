#include "models/support/passages.hpp"

#include "models/support/measures.hpp"
#include "models/support/pathway.hpp"
#include "models/support/region.hpp"
#include "models/support/tables.hpp"

#include <array>

namespace norishiro::support {

namespace {

constexpr std::size_t index(PassageColumn column) {
    return static_cast<std::size_t>(column);
}

sim::Label const none{"none", {"none", "なし"}};

std::vector<sim::Label> arrows() {
    constexpr std::string_view prefix = "flow_";
    std::vector<sim::Label> all;
    for (std::size_t row = 0; row < pathway().size(); ++row) {
        auto const& flow = measures()[flow_of(row)];
        all.push_back({std::string{flow.id.substr(prefix.size())},
                       {std::string{flow.name}, std::string{flow.name_ja}}});
    }
    return all;
}

std::vector<sim::Label> municipalities(Parameters const& parameters) {
    std::vector<sim::Label> all;
    for (auto const& place : places_of(parameters)) {
        if (place.kind == sim::PlaceKind::municipality) all.push_back({place.id, place.name});
    }
    return all;
}

std::vector<sim::Label> agencies(Parameters const& parameters) {
    auto all = stations_of(parameters);
    all.insert(all.begin(), none);
    return all;
}

std::vector<sim::Label> hospitals(Parameters const& parameters) {
    auto all = hospitals_of(parameters);
    all.insert(all.begin(), none);
    all.push_back({"outside", {"A hospital outside the area", "管外の病院"}});
    return all;
}

} // namespace

std::span<sim::FactColumn const> passage_columns() {
    using Kind = sim::FactColumn::Kind;
    static std::array<sim::FactColumn, passage_columns_count> const columns{{
        {"time", Kind::moment, "s", {"when it happened", "起きた時刻"}},
        {"month",
         Kind::month,
         "",
         {"month in which it is counted, as an index of time", "数えた月(time の何番目か)"},
         2},
        {"person",
         Kind::number,
         "",
         {"number of the synthetic person, the same for good and in every scenario",
          "合成した人の番号(ずっと、どのシナリオでも同じ)"}},
        {"arrow",
         Kind::level,
         "",
         {"row of the pathway: the variable flow_<arrow> counts it",
          "経路の行(変数 flow_<arrow> で数える)"}},
        {"from", Kind::level, "", {"state before", "前の状態"}},
        {"to", Kind::level, "", {"state after", "後の状態"}},
        {"municipality", Kind::level, "", {"municipality of residence", "住所のある市町村"}},
        {"diagnosis", Kind::level, "", {"diagnosis (ICD-10)", "診断(ICD-10)"}},
        {"age", Kind::number, "year", {"age in completed years", "満年齢"}, 2},
        {"agency",
         Kind::level,
         "",
         {"agency that keeps contact, after the passage or, where it ends, before",
          "関わりを続ける機関(この移動で終わるときは、それまでの機関)"}},
        {"hospital",
         Kind::level,
         "",
         {"hospital that the person is in, enters or leaves", "入院中・入院先・退院元の病院"}},
    }};
    return columns;
}

std::vector<std::vector<sim::Label>> passage_levels(Parameters const& parameters) {
    std::vector<std::vector<sim::Label>> levels(passage_columns_count);
    levels[index(PassageColumn::arrow)] = arrows();
    levels[index(PassageColumn::from)] = levels[index(PassageColumn::to)] = states();
    levels[index(PassageColumn::municipality)] = municipalities(parameters);
    levels[index(PassageColumn::diagnosis)] = groups().factors.front().levels;
    levels[index(PassageColumn::agency)] = agencies(parameters);
    levels[index(PassageColumn::hospital)] = hospitals(parameters);
    return levels;
}

std::int64_t number_of(sim::Entity identity) {
    // An identity is 64 bits; readers that know no whole numbers of that size keep 53 of them.
    constexpr std::int64_t apart = 1'000'000'000;
    constexpr std::int64_t sources_from = 1'000; // there are fewer municipalities
    bool const was_there = identity >> 63U != 0;
    auto const origin = static_cast<std::int64_t>(identity >> 40U & 0x7F'FFFFU);
    auto const ordinal = static_cast<std::int64_t>(identity & 0xFF'FFFF'FFFFU);
    return (was_there ? origin + 1 : sources_from + origin) * apart + ordinal;
}

// ---------------------------------------------------------------------------------------------
// What a region writes down

void Region::keep_passages() {
    passages_ = sim::Facts{passage_columns_count};
}

std::int64_t Region::keeper_of(Person const& person) const {
    if (person.file == nobody) return 0;
    auto const& office = agencies_[person.holder.index];
    bool const listed = has_staff(office.kind) && !office.outside;
    return listed ? std::int64_t{office.station} + 1 : 0;
}

std::optional<std::size_t> Region::write_down(Person const& person, std::size_t row,
                                              std::int64_t keeper) {
    if (passages_.columns() == 0 || month_ < 0 || row >= pathway().size()) return std::nullopt;
    if (is_stranger(person)) return std::nullopt;
    auto const& arrow = race_.table()[row];
    bool const inside = in_hospital(arrow.from) || in_hospital(arrow.to);
    auto const years = static_cast<std::int64_t>(sim::in_years(now() - person.born));
    std::array<std::int64_t, passage_columns_count> const fact{
        (now() - start_).count(),
        month_,
        number_of(person.identity),
        static_cast<std::int64_t>(row),
        static_cast<std::int64_t>(arrow.from),
        static_cast<std::int64_t>(arrow.to),
        person.municipality,
        static_cast<std::int64_t>(person.diagnosis),
        years,
        keeper,
        inside ? std::int64_t{person.last_hospital.index} + 1 : 0};
    passages_.add(fact);
    return passages_.size() - 1;
}

void Region::write_keeper(std::size_t fact, Person const& person) {
    if (auto const keeper = keeper_of(person); keeper != 0) {
        passages_.at(fact, index(PassageColumn::agency)) = keeper;
    }
}

} // namespace norishiro::support
