#include "sim/parameter_sets.hpp"

#include "sim/random/stream.hpp"
#include "sim/say.hpp"
#include "sim/scenario.hpp"
#include "sim/toml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <optional>
#include <utility>

namespace norishiro::sim {

namespace {

constexpr std::size_t other = static_cast<std::size_t>(-1);
constexpr std::size_t weight = static_cast<std::size_t>(-2);

/// What is left of the line goes on in `rest`.
std::string_view next_cell(std::string_view& rest) {
    auto const comma = std::min(rest.find(','), rest.size());
    auto cell = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
        cell = cell.substr(1, cell.size() - 2);
    }
    return cell;
}

std::optional<double> number_in(std::string_view cell) {
    double number = 0.0;
    auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(number)) {
        return std::nullopt;
    }
    return number;
}

class Parser {
public:
    Parser(std::string const& name, Declarations const& declarations)
        : name_{name}, declarations_{declarations} {}

    void line(std::string_view text) {
        ++line_;
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.empty() || text.front() == '#') return;
        if (columns_.empty()) {
            head(text);
        } else {
            row(text);
        }
    }

    ParameterSets finish() {
        if (problems_.empty() && (sets_.keys.empty() || sets_.weights.empty())) {
            line_ = 0;
            mistake({"there is no parameter set in it", "パラメータの組が1つもありません"},
                    {"it needs a line with parameter keys, and one line of values for each set",
                     "1行目にパラメータのキー、続く行に値を書いてください"});
        }
        if (!problems_.empty()) throw ScenarioError{std::move(problems_)};
        double sum = 0.0;
        for (double const w : sets_.weights) sum += w;
        for (double& w : sets_.weights) w /= sum;
        return std::move(sets_);
    }

private:
    void head(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        while (!text.empty()) {
            auto const cell = next_cell(text);
            auto const declared =
                std::ranges::find(declarations_.parameters, cell, &Declaration::key);
            if (cell == "weight") {
                columns_.push_back(weight);
            } else if (cell.find('.') == std::string_view::npos) {
                columns_.push_back(other);
            } else if (declared == declarations_.parameters.end() ||
                       declared->kind != Kind::number) {
                mistake(say("there is no number called '{}'",
                            "'{}' という数値のパラメータはありません", cell),
                        {"`norishiro params` lists them", "一覧は `norishiro params` にあります"});
                columns_.push_back(other);
            } else {
                columns_.push_back(sets_.keys.size());
                sets_.keys.emplace_back(cell);
                bounds_.push_back({declared->min, declared->max});
            }
        }
    }

    void row(std::string_view text) {
        double its_weight = 1.0;
        std::vector<double> values(sets_.keys.size());
        std::size_t cells = 0;
        for (; !text.empty() && cells < columns_.size(); ++cells) {
            auto const column = columns_[cells];
            auto const cell = next_cell(text);
            if (column == other) continue;
            auto const number = number_in(cell);
            if (!number) {
                mistake(say("'{}' is not a number", "'{}' が数ではありません", cell),
                        {"mend or remove the line", "この行を直すか、除いてください"});
            } else if (column == weight) {
                its_weight = *number;
            } else if (*number < bounds_[column].low || bounds_[column].high < *number) {
                mistake(say("{} = {} is not within {} and {}", "{} = {} が {}~{} の中にありません",
                            sets_.keys[column], *number, bounds_[column].low, bounds_[column].high),
                        {"mend or remove the line", "この行を直すか、除いてください"});
            } else {
                values[column] = *number;
            }
        }
        if (cells < columns_.size() || !text.empty()) {
            mistake(say("there are not {} cells", "セルが{}個ありません", columns_.size()),
                    {"mend or remove the line", "この行を直すか、除いてください"});
        }
        if (!(its_weight > 0.0)) {
            mistake({"the weight is not above 0", "重み(weight)が0より大きくありません"},
                    {"mend or remove the line", "この行を直すか、除いてください"});
        }
        sets_.values.insert(sets_.values.end(), values.begin(), values.end());
        sets_.weights.push_back(its_weight);
    }

    void mistake(Text what, Text remedy) {
        constexpr std::size_t enough = 20;
        if (problems_.size() < enough) {
            problems_.push_back({{name_, line_, 0}, std::move(what), std::move(remedy)});
        }
    }

    struct Bounds {
        double low;
        double high;
    };

    std::string const& name_;
    Declarations const& declarations_;
    std::uint32_t line_ = 0;
    std::vector<std::size_t> columns_; ///< index of a key, `weight` or `other`
    std::vector<Bounds> bounds_;
    ParameterSets sets_;
    std::vector<Problem> problems_;
};

} // namespace

std::vector<std::size_t> draws_of(std::vector<std::size_t> const& replications,
                                  Drawing const& drawing) {
    std::vector<std::size_t> draws;
    if (!drawing.any()) return draws;
    for (auto const r : replications) draws.push_back(draw_of(r));
    return draws;
}

std::vector<std::size_t> draws_of(std::size_t replications, Drawing const& drawing) {
    std::vector<std::size_t> ordinals(replications);
    std::iota(ordinals.begin(), ordinals.end(), std::size_t{0});
    return draws_of(ordinals, drawing);
}

std::string canonical(Drawing const& drawing) {
    auto const& sets = drawing.sets;
    auto text = fmt::format("{}\n{}\n{}\n", fmt::join(sets.keys, " "), fmt::join(sets.values, " "),
                            fmt::join(sets.weights, " "));
    for (bool const draws : drawing.draws) text += draws ? '1' : '0';
    return text;
}

std::size_t drawn_set(ParameterSets const& sets, std::uint64_t seed, std::size_t replication) {
    Stream luck{Luck{seed, draw_of(replication)}.decision("parameter_set"), 0};
    double rest = luck.uniform();
    for (std::size_t s = 0; s + 1 < sets.size(); ++s) {
        rest -= sets.weights[s];
        if (rest < 0.0) return s;
    }
    return sets.size() - 1;
}

ParameterSets parse_parameter_sets(std::string_view text, std::string const& name,
                                   Declarations const& declarations) {
    Parser parser{name, declarations};
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        parser.line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parser.finish();
}

ParameterSetsFile read_parameter_sets(std::filesystem::path const& file,
                                      Declarations const& declarations) {
    auto bytes = read_toml_bytes(file, file.string());
    if (auto const* const problem = std::get_if<Problem>(&bytes)) throw ScenarioError{{*problem}};
    auto& text = std::get<std::string>(bytes);
    auto sets = parse_parameter_sets(text, file.string(), declarations);
    return {std::move(sets), {file.string(), std::move(text)}};
}

} // namespace norishiro::sim
