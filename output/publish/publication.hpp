#pragma once

#include "output/publish/counts.hpp"
#include "output/publish/identities.hpp"
#include "output/publish/rule.hpp"

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// What is published: figures that are printed or masked, and nothing else. Whoever lays it out sees no value.

namespace norishiro::output::publish {

struct Shown {
    Mark mark = Mark::shown;
    double value = 0.0; ///< as printed; NaN where it is masked
    double half =
        0.0; ///< of the 95 % interval of the mean, rounded up; NaN where it is masked or unknown
};
/// Nothing where there is no such figure.
using MaybeShown = std::optional<Shown>;

struct Summary {
    std::size_t figures = 0; ///< that are not 0
    std::size_t small = 0;
    std::size_t withheld = 0;
};

/// What is said of one part of the region.
struct PublishedPart {
    std::string id;
    sim::Text name;
    bool is_municipality = false;
    Limit limit;
};

/// A column of the tables by group: for each factor a level, or all of them.
struct PublishedGroup {
    std::vector<std::string> ids; ///< by factor; "all"
    std::vector<sim::Text> names;
};

class Publication {
public:
    Publication(ResultFile const& file, Rule const& rule, std::atomic<bool> const* stop);

    Result const& result() const { return *result_; }
    Rule const& rule() const { return *rule_; }
    Content const& content() const { return content_; }
    std::vector<FiscalYear> const& years() const { return years_; }
    std::vector<PublishedPart> const& parts() const { return parts_; }
    std::vector<PublishedGroup> const& groups() const { return groups_; }
    std::vector<Identity> const& identities() const { return identities_; }
    Summary const& summary() const { return summary_; }
    std::size_t scenarios() const { return result_->scenarios.size(); }

    MaybeShown by_part(std::size_t row, std::size_t scenario, std::size_t part,
                       std::size_t year) const;
    MaybeShown by_group(std::size_t row, std::size_t scenario, std::size_t group,
                        std::size_t year) const;
    /// The scenario that is exactly this one up to the end of that year; itself where there is none.
    std::size_t same_as(std::size_t row, std::size_t scenario, std::size_t year) const;
    std::size_t same_by_group(std::size_t row, std::size_t scenario, std::size_t year) const;
    std::size_t whole() const { return parts_.size() - 1; }

private:
    struct Table {
        std::size_t columns = 0;
        std::vector<MaybeShown> figures;  ///< [scenario][column][year]
        std::vector<std::size_t> same_as; ///< [scenario][year]
    };
    MaybeShown find(Table const& table, std::size_t scenario, std::size_t column,
                    std::size_t year) const;

    Result const* result_;
    Rule const* rule_;
    Content content_;
    std::vector<FiscalYear> years_;
    std::vector<PublishedPart> parts_;
    std::vector<PublishedGroup> groups_;
    std::vector<Identity> identities_;
    std::vector<Table> by_part_;  ///< by row
    std::vector<Table> by_group_; ///< by row
    Summary summary_;
};

} // namespace norishiro::output::publish
