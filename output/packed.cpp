#include "output/packed.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>
#include <vector>

namespace norishiro::output {

namespace {

void put(std::string& bytes, std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) bytes += static_cast<char>(value | 0x80U);
    bytes += static_cast<char>(value);
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_{bytes} {}
    std::uint64_t get() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            assert(at_ < bytes_.size() && shift < 64);
            auto const byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80U) return value;
        }
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

std::uint64_t with_sign_last(std::int64_t value) {
    return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U);
}
std::int64_t with_sign_first(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1U ^ (~(value & 1U) + 1U));
}

void put(std::string& bytes, sim::Counts const& counts) {
    put(bytes, counts.months());
    put(bytes, counts.rows());
    put(bytes, counts.columns());
    auto const values = counts.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        put(bytes, with_sign_last(values[i]));
        if (values[i] != 0) continue;
        std::size_t more = 0;
        while (i + 1 < values.size() && values[i + 1] == 0) {
            ++more;
            ++i;
        }
        put(bytes, more);
    }
}

sim::Counts counts(Reader& reader) {
    auto const months = static_cast<std::size_t>(reader.get());
    auto const rows = static_cast<std::size_t>(reader.get());
    auto const columns = static_cast<std::size_t>(reader.get());
    sim::Counts counts{months, rows, columns};
    auto const values = counts.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const value = with_sign_first(reader.get());
        if (value != 0) {
            values[i] = value;
        } else {
            i += static_cast<std::size_t>(reader.get());
        }
    }
    return counts;
}

} // namespace

std::string pack(sim::Outcomes const& outcomes) {
    std::string bytes;
    put(bytes, outcomes.by_place);
    put(bytes, outcomes.by_group);
    put(bytes, outcomes.by_station);
    return bytes;
}

sim::Outcomes unpack(std::string_view bytes) {
    Reader reader{bytes};
    auto place = counts(reader);
    auto group = counts(reader);
    auto station = counts(reader);
    return {std::move(place), std::move(group), std::move(station)};
}

std::string pack(sim::Facts const& facts) {
    std::string bytes;
    put(bytes, facts.columns());
    put(bytes, facts.size());
    std::int64_t before = 0;
    for (std::size_t f = 0; f < facts.size(); ++f) {
        for (std::size_t c = 0; c < facts.columns(); ++c) {
            auto const value = facts.at(f, c);
            put(bytes, with_sign_last(c == 0 ? value - before : value));
        }
        before = facts.at(f, 0);
    }
    return bytes;
}

sim::Facts unpack_facts(std::string_view bytes) {
    Reader reader{bytes};
    sim::Facts facts{static_cast<std::size_t>(reader.get())};
    auto const count = static_cast<std::size_t>(reader.get());
    std::vector<std::int64_t> fact(facts.columns());
    std::int64_t before = 0;
    for (std::size_t f = 0; f < count; ++f) {
        for (auto& value : fact) value = with_sign_first(reader.get());
        before = fact.front() += before;
        facts.add(fact);
    }
    return facts;
}

std::uint64_t checksum_of(std::string_view bytes) {
    std::uint64_t sum = 0xCBF2'9CE4'8422'2325U ^ bytes.size();
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        auto const size = std::min(sizeof word, bytes.size());
        std::memcpy(&word, bytes.data(), size);
        sum = (sum ^ word) * 0x0000'0100'0000'01B3U;
        sum ^= sum >> 29U;
        bytes.remove_prefix(size);
    }
    return sum;
}

} // namespace norishiro::output
