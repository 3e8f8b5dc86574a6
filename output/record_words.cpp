#include "output/record_words.hpp"

#include <algorithm>
#include <stdexcept>

namespace norishiro::output {

namespace {

constexpr std::array<std::string_view, 5> indicator_words{"total", "per_year", "per_month",
                                                          "last_month", "ratio"};
constexpr std::array<std::string_view, 4> over_words{"sum", "mean", "last", "ratio"};
constexpr std::array<std::string_view, 4> counted_words{"municipality", "area", "municipality area",
                                                        "group"};
constexpr std::array<std::string_view, 3> place_words{"municipality", "elsewhere", "area"};

template <class Enum, std::size_t N>
Enum enumerator(std::array<std::string_view, N> const& words, std::string_view word) {
    auto const found = std::ranges::find(words, word);
    if (found == words.end()) throw std::out_of_range{"unknown word in the file"};
    return static_cast<Enum>(found - words.begin());
}

} // namespace

std::array<GroundWord, 8> const grounds{{
    {"absent", {"not in this scenario", "このシナリオにない"}},
    {"words", {"a name", "名前"}},
    {"sourced", {"source", "出典あり"}},
    {"left_open", {"assumed: by population", "仮定: 人口から"}},
    {"by_default", {"assumed: default", "仮定: 既定値"}},
    {"weak_source", {"assumed: source is an assumption", "仮定: 出典自体が仮定"}},
    {"file", {"assumed: in the scenario", "仮定: シナリオの値"}},
    {"command_line", {"assumed: --set", "仮定: --set"}},
}};

std::array<SourceColumn, 7> const source_columns{{
    {"what", {"what the figure is", "数値の内容"}, &sim::SourceRow::what},
    {"value", {"value", "値"}, &sim::SourceRow::value},
    {"unit", {"unit of the value", "値の単位"}, &sim::SourceRow::unit},
    {"year", {"year", "年"}, &sim::SourceRow::year},
    {"population", {"of whom", "対象"}, &sim::SourceRow::population},
    {"grade", {"how good the source is", "出典の確かさ"}, &sim::SourceRow::grade},
    {"title", {"title of the source", "出典の題"}, &sim::SourceRow::title},
}};

std::string_view word_for(sim::Over over) {
    return indicator_words.at(static_cast<std::size_t>(over));
}
std::string_view word_for(sim::OverYear over) {
    return over_words.at(static_cast<std::size_t>(over));
}
std::string_view word_for(sim::CountedBy counted) {
    return counted_words.at(static_cast<std::size_t>(counted));
}
std::string_view word_for(sim::PlaceKind kind) {
    return place_words.at(static_cast<std::size_t>(kind));
}
sim::OverYear over_year(std::string_view word) {
    return enumerator<sim::OverYear>(over_words, word);
}
sim::CountedBy counted_by(std::string_view word) {
    return enumerator<sim::CountedBy>(counted_words, word);
}
sim::PlaceKind place_kind(std::string_view word) {
    return enumerator<sim::PlaceKind>(place_words, word);
}

} // namespace norishiro::output
