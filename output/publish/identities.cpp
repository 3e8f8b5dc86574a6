#include "output/publish/identities.hpp"

#include "output/publish/suppression.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <numeric>

namespace norishiro::output::publish {

namespace {

/// A row that takes part in a search: as it stands in a month, or how it changes from month to month.
struct Feature {
    std::size_t row;
    bool change;
};

class Search {
public:
    Search(Content const& content, Counts const& counts, bool of_parts)
        : content_{content}, counts_{counts}, of_parts_{of_parts} {
        if (of_parts) {
            columns_.resize(counts.whole() - 1); // municipalities; the rest may count otherwise
            std::iota(columns_.begin(), columns_.end(), std::size_t{0});
        } else {
            columns_.push_back(counts.whole());
        }
        for (std::size_t r = 0; r < content.rows.size(); ++r) {
            if ((!of_parts || content.rows[r].by_place) && ever(r)) rows_.push_back(r);
        }
    }

    void equalities(std::vector<Identity>& into) const {
        using enum sim::OverYear;
        find({}, features(last, false), into);
        find({}, features(mean, false), into);
        find(features(sum, false), features(last, true), into);
    }

    /// Within a section, who is never more than another but comes close to it counts a part of it. Where it never comes
    /// close, to know it leaves room enough.
    void parts_of_others(std::vector<Identity>& into) const {
        std::vector<std::vector<bool>> within(content_.rows.size(),
                                              std::vector<bool>(content_.rows.size(), false));
        for (auto const a : rows_) {
            for (auto const b : rows_) {
                within[a][b] = a != b && comparable(a, b) && never_more(a, b) && comes_close(a, b);
            }
        }
        for (auto const a : rows_) {
            for (auto const b : rows_) {
                if (!within[a][b] || within[b][a]) continue;
                bool const by_way_of_another = std::ranges::any_of(rows_, [&](std::size_t c) {
                    return within[a][c] && within[c][b] && !within[c][a] && !within[b][c];
                });
                if (!by_way_of_another) {
                    into.push_back(found_here({{a, false, 1}, {b, false, -1}}, true));
                }
            }
        }
    }

private:
    std::vector<Feature> features(sim::OverYear over, bool change) const {
        std::vector<Feature> found;
        for (auto const r : rows_) {
            if (content_.rows[r].over == over) found.push_back({r, change});
        }
        return found;
    }

    bool ever(std::size_t row) const {
        auto const& months = counts_.months[row];
        return each_month([&](std::size_t run, std::size_t m, std::size_t c) {
            return months.at(run, m, c) != 0;
        });
    }
    bool comparable(std::size_t a, std::size_t b) const {
        return content_.rows[a].section == content_.rows[b].section &&
               content_.rows[a].over == content_.rows[b].over;
    }
    bool never_more(std::size_t a, std::size_t b) const {
        return !each_month([&](std::size_t run, std::size_t m, std::size_t c) {
            return counts_.months[a].at(run, m, c) > counts_.months[b].at(run, m, c);
        });
    }

    bool comes_close(std::size_t a, std::size_t b) const {
        return each_month([&](std::size_t run, std::size_t m, std::size_t c) {
            auto const part = counts_.months[a].at(run, m, c);
            return part > 0 &&
                   static_cast<double>(counts_.months[b].at(run, m, c) - part) < least_width;
        });
    }

    /// Whether it is so in any month.
    template <class Condition>
    bool each_month(Condition const& is_so) const {
        auto const& months = counts_.months.front();
        for (std::size_t run = 0; run < months.runs; ++run) {
            for (std::size_t m = 0; m < months.months; ++m) {
                for (auto const c : columns_) {
                    if (is_so(run, m, c)) return true;
                }
            }
        }
        return false;
    }

    std::vector<std::int64_t> sample(std::vector<Feature> const& features, std::size_t run,
                                     std::size_t m, std::size_t column) const {
        std::vector<std::int64_t> values;
        for (auto const& f : features) {
            auto const& months = counts_.months[f.row];
            auto const before = f.change ? months.at(run, m - 1, column) : 0;
            values.push_back(months.at(run, m, column) - before);
        }
        return values;
    }

    /// Flows come first. Changes of stocks alone say no more than the stocks themselves.
    void find(std::vector<Feature> const& flows, std::vector<Feature> const& stocks,
              std::vector<Identity>& into) const {
        auto features = flows;
        features.insert(features.end(), stocks.begin(), stocks.end());
        if (features.empty()) return;
        bool const changes = features.back().change;
        auto const tells = [&](std::vector<std::int64_t> const& vector) {
            auto const end = vector.begin() + static_cast<std::ptrdiff_t>(flows.size());
            return flows.empty() || std::any_of(vector.begin(), end, [](auto n) { return n != 0; });
        };
        NullSpace space{features.size()};
        each_month([&](std::size_t run, std::size_t m, std::size_t c) {
            if (m > 0 || !changes) space.add(sample(features, run, m, c));
            return false;
        });
        for (auto const& vector : space.small_vectors()) {
            bool const fails = each_month([&](std::size_t run, std::size_t m, std::size_t c) {
                if (m == 0 && changes) return false;
                auto const values = sample(features, run, m, c);
                return std::inner_product(values.begin(), values.end(), vector.begin(),
                                          std::int64_t{0}) != 0;
            });
            if (!fails && tells(vector)) into.push_back(identity(features, vector));
        }
    }

    Identity identity(std::vector<Feature> const& features,
                      std::vector<std::int64_t> const& factors) const {
        std::vector<RowTerm> terms;
        for (std::size_t i = 0; i < features.size(); ++i) {
            if (factors[i] == 0) continue;
            terms.push_back({features[i].row, false, factors[i]});
            if (features[i].change) terms.push_back({features[i].row, true, -factors[i]});
        }
        return found_here(std::move(terms), false);
    }
    Identity found_here(std::vector<RowTerm> terms, bool at_most) const {
        return {std::move(terms), at_most, of_parts_, false, !of_parts_, false};
    }

    Content const& content_;
    Counts const& counts_;
    bool of_parts_;
    std::vector<std::size_t> columns_;
    std::vector<std::size_t> rows_;
};

} // namespace

std::vector<Identity> identities_of(Content const& content, Counts const& counts) {
    std::vector<Identity> identities;
    if (content.rows.empty()) return identities;
    for (bool const of_parts : {true, false}) {
        Search const search{content, counts, of_parts};
        search.equalities(identities);
        search.parts_of_others(identities);
    }
    return with_scope(identities, content, counts);
}

} // namespace norishiro::output::publish
