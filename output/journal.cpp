#include "output/journal.hpp"

#include "output/packed.hpp"

#include <cstring>

namespace norishiro::output {

Journal::Journal(std::filesystem::path const& file, std::string_view key, std::size_t scenarios)
    : scenarios_{scenarios}, file_{file, "norishiro journal 2", key,
                                   [this](std::uint64_t replication, RecordFile::Piece where,
                                          std::string_view bytes) {
                                       if (replication < next_) return false;
                                       take(static_cast<std::size_t>(replication), where.at, bytes);
                                       return true;
                                   }} {}

/// A payload begins with the sizes of its pieces, two for each scenario; it is empty where the
/// replication failed.
void Journal::take(std::size_t replication, std::uint64_t payload, std::string_view bytes) {
    next_ = replication + 1;
    if (bytes.empty()) return;
    replications_.push_back(replication);
    auto at = payload + 8 * 2 * scenarios_;
    for (std::size_t p = 0; p < 2 * scenarios_; ++p) {
        std::uint64_t size = 0;
        std::memcpy(&size, bytes.data() + 8 * p, sizeof size);
        pieces_.push_back({at, static_cast<std::size_t>(size)});
        at += size;
    }
}

void Journal::add(std::size_t replication, std::span<sim::Outcomes const> by_scenario) {
    std::string payload;
    if (!by_scenario.empty()) {
        payload.resize(8 * 2 * scenarios_);
        for (std::size_t p = 0; p < 2 * scenarios_; ++p) {
            auto const& run = by_scenario[p / 2];
            auto const piece = p % 2 == 0 ? pack(run) : pack(run.facts);
            std::uint64_t const size = piece.size();
            std::memcpy(payload.data() + 8 * p, &size, sizeof size);
            payload += piece;
        }
    }
    take(replication, file_.add(replication, payload).at, payload);
}

sim::Outcomes Journal::read(std::size_t scenario, std::size_t i) const {
    return unpack(file_.read(pieces_[2 * (i * scenarios_ + scenario)]));
}

sim::Facts Journal::facts(std::size_t scenario, std::size_t i) const {
    return unpack_facts(file_.read(pieces_[2 * (i * scenarios_ + scenario) + 1]));
}

} // namespace norishiro::output
