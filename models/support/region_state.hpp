#pragma once

#include "models/support/chronicle.hpp"
#include "models/support/decisions.hpp"
#include "models/support/event.hpp"
#include "models/support/parameters.hpp"
#include "models/support/pathway.hpp"
#include "models/support/tables.hpp"
#include "sim/agenda.hpp"
#include "sim/experiment.hpp"
#include "sim/outcomes.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace norishiro::support {

/// What a region is made of at one moment; `Region` is what happens to it. A copy has the same past
/// and the same luck to come.
struct RegionState {
    using PersonIndex = std::uint32_t;

    struct Record { ///< of an admission or a discharge that is followed up
        sim::Time at{};
        sim::Time ended = sim::never; ///< discharge to the community, or readmission
        std::uint8_t municipality = 0;
        bool counts = true;     ///< false after a death or a transfer
        std::uint8_t group = 0; ///< of the person on the first day
        bool ordered = false;   ///< of a discharge: the admission was by order
        bool seen = false;      ///< of a discharge: within 7 days
        bool unwilling = false; ///< of a discharge: readmitted without consent
        PersonIndex person = nobody;
        sim::Seconds in_bed{}; ///< of a discharge: of the person until then
    };
    struct OnsetSource {
        std::uint8_t municipality;
        Diagnosis diagnosis;
        bool moves_in;
        sim::Clock clock;
        sim::Ticket ticket;
        sim::Time next = sim::never;
    };

    struct Counted { ///< staff seconds of an agency that are in the outcomes already
        std::int64_t given = 0;
        std::int64_t held = 0;
        std::array<std::int64_t, work_count> by_work{}; ///< with what is still in hand
    };

    RegionState(std::span<sim::Era<Parameters> const> eras, sim::Luck const& luck,
                std::span<Row const> table);

    std::span<sim::Era<Parameters> const> eras_;
    Parameters const* parameters_;
    Decisions decisions_;
    Race race_;
    sim::Time start_;
    sim::Time end_;
    sim::Agenda<Event> agenda_;
    sim::Outcomes outcomes_;
    std::vector<std::size_t> group_columns_; ///< of the measures

    std::vector<Person> people_;
    std::vector<Stage> stages_;  ///< of the same persons: whoever looks for some reads these alone
    std::vector<Clocks> clocks_; ///< of the same persons
    std::vector<Stay> stays_;
    std::vector<std::uint32_t> free_stays_;
    std::vector<Record> admissions_;
    std::vector<Record> discharges_;
    std::vector<Hospital> hospitals_;
    std::vector<sim::Named<Area>> areas_;
    std::vector<std::uint8_t> area_of_;     ///< by municipality; elsewhere comes last
    std::vector<std::vector<float>> zones_; ///< by municipality: how closely each looks
    std::vector<Community> communities_;    ///< by municipality
    std::vector<double> residents_;         ///< by area
    std::vector<Agency> agencies_;
    std::uint16_t stations_ = 0; ///< agencies that the table by station has
    std::vector<std::array<AgencyId, agency_kind_count>> directory_; ///< by municipality
    std::vector<std::array<AgencyId, agency_kind_count>> by_area_;
    Network network_;
    std::vector<Teams> teams_;                       ///< of outreach, by area
    std::vector<std::vector<sim::Places>> services_; ///< by area
    std::vector<ServiceUse> uses_;
    std::vector<std::uint32_t> free_uses_;
    std::vector<CaseFile> cases_;
    std::vector<std::uint32_t> free_cases_;
    std::vector<FamilyCase> family_cases_; ///< of withdrawal support
    std::uint32_t families_begun_ = 0;
    std::vector<OnsetSource> onsets_;
    std::vector<std::uint64_t> onset_counts_;          ///< by source
    std::vector<std::array<std::int64_t, 2>> treated_; ///< this month; the second on assistance
    std::vector<std::uint64_t> initial_counts_; ///< persons of the first day, by municipality
    std::vector<std::array<std::int64_t, stage_count>> in_stage_; ///< by municipality
    std::array<std::int64_t, stage_count> started_{}; ///< persons put into a stage from nowhere
    std::vector<std::int64_t> flows_;                 ///< since the beginning, by row
    std::atomic<bool> const* stop_ = nullptr;
    ChroniclePointer chronicle_;
    sim::Facts passages_; ///< without columns where nobody asked for them
    std::vector<Counted> counted_;
    int month_ = 0;         ///< recorded month; negative while burning in
    double discount_ = 1.0; ///< of what this month costs and gives
};

} // namespace norishiro::support
