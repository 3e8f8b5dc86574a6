#pragma once

#include "output/report/series.hpp"

#include <string>
#include <vector>

namespace norishiro::output::report {

/// A kind of agency, with the stations that are of it.
struct Agency {
    std::string id;
    std::string name;
    std::vector<std::size_t> stations;
};

/// Hours a year that staff gives, by kind of agency and of work.
class Hours {
public:
    explicit Hours(Report const& report);
    std::vector<Agency> const& agencies() const { return agencies_; }
    /// Kinds of work: not the time that is free, nor all of it together.
    std::vector<std::size_t> const& work() const { return work_; }
    /// Of one agency, or of all where it is null.
    Series of(std::vector<std::size_t> const& activities, Agency const* agency) const;

private:
    Report const& report_;
    Cube seconds_;
    std::vector<Agency> agencies_;
    std::vector<std::size_t> work_;
};

} // namespace norishiro::output::report
