#include "output/seal.hpp"

#include "output/file_errors.hpp"
#include "output/sha256.hpp"

#include <cassert>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <span>
#include <unistd.h>
#include <vector>

namespace norishiro::output {

namespace {

constexpr std::string_view words = "norishiro result, format ";
constexpr std::string_view before_sum = ", sha256 ";
constexpr std::size_t digits = 64;

} // namespace

std::string unsealed() {
    return fmt::format("{}{}{}{}", words, format_version, before_sum, std::string(digits, '0'));
}

std::optional<Seal> find_seal(std::string_view beginning) {
    beginning = beginning.substr(0, sealed_within);
    auto const found = beginning.find(words);
    if (found == std::string_view::npos) return std::nullopt;
    auto const rest = beginning.substr(found + words.size());
    Seal seal;
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), seal.format);
    if (error != std::errc{}) return std::nullopt;
    auto const tail = rest.substr(static_cast<std::size_t>(end - rest.data()));
    if (!tail.starts_with(before_sum) || tail.size() < before_sum.size() + digits) {
        // A later format may seal otherwise; its number is known all the same.
        return seal.format > format_version ? std::optional{seal} : std::nullopt;
    }
    seal.sha256 = tail.substr(before_sum.size(), digits);
    seal.at = static_cast<std::size_t>(tail.data() - beginning.data()) + before_sum.size();
    return seal;
}

void seal(int descriptor, std::filesystem::path const& shown) {
    std::vector<char> bytes(std::size_t{1} << 20);
    std::optional<Seal> place;
    Sha256 sum;
    for (std::uint64_t at = 0;;) {
        auto const got = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_to_write(shown, errno);
        if (got == 0) break;
        std::span<char const> const piece{bytes.data(), static_cast<std::size_t>(got)};
        if (at == 0) place = find_seal({piece.data(), piece.size()});
        sum.add(piece);
        at += piece.size();
    }
    assert(place && place->sha256 == std::string(digits, '0'));
    auto const digest = sum.hex();
    auto const written =
        ::pwrite(descriptor, digest.data(), digest.size(), static_cast<off_t>(place->at));
    if (written != static_cast<ssize_t>(digest.size())) fail_to_write(shown, errno);
}

} // namespace norishiro::output
