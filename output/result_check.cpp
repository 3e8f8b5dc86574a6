#include "output/result_check.hpp"

#include "output/file_errors.hpp"
#include "output/seal.hpp"
#include "output/sha256.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace norishiro::output {

namespace fs = std::filesystem;

namespace {

sim::Text const make_again{"copy it again from where it was made, or run its scenarios again",
                           "作ったところから複製しなおすか、シナリオを計算しなおしてください"};
sim::Text const name_a_result{"give the folder of a result, or its result.h5",
                              "結果のフォルダーか、その中の result.h5 を指定してください"};

/// A sentence about the file: `{}` is its name.
sim::Text about(fs::path const& file, std::string_view en, std::string_view ja) {
    auto const name = file.string();
    return {fmt::format(fmt::runtime(en), name), fmt::format(fmt::runtime(ja), name)};
}

[[noreturn]] void refuse_unfinished(fs::path const& part) {
    refuse(about(part, "'{}' is still being written, or was left by a run that was killed",
                 "「{}」は書き込みの途中か、中断された計算の残りです"),
           {"wait until the run has ended; if none is under way, run it again",
            "計算が終わるのを待ってください。動いていなければ計算しなおしてください"});
}

[[noreturn]] void refuse_missing(fs::path const& named) {
    auto const own = named.has_filename() ? named : named.parent_path();
    for (auto part : {own, own.parent_path()}) { // the folder, or the folder of the file
        std::error_code ignored;
        if (fs::exists(part.concat(".part"), ignored)) refuse_unfinished(part);
    }
    refuse(about(named, "there is no result '{}'", "結果「{}」はありません"), name_a_result);
}

[[noreturn]] void refuse_unreadable(fs::path const& file, int error) {
    bool const forbidden = error == EACCES || error == EPERM;
    auto const words = std::generic_category().message(error);
    refuse(forbidden
               ? about(file, "you have no permission to read '{}'", "「{}」を読む権限がありません")
               : about(file, "'{}' cannot be read (" + words + ")",
                       "「{}」を読めません(" + words + ")"),
           forbidden ? sim::Text{"ask its owner, or copy it to where you may read it",
                                 "所有者に頼むか、読める場所に複製してください"}
                     : name_a_result);
}

/// The file within what was named.
fs::path located(fs::path const& named) {
    std::error_code error;
    auto const status = fs::status(named, error);
    if (status.type() == fs::file_type::not_found) refuse_missing(named);
    if (error) refuse_unreadable(named, error.value());
    auto const absolute = fs::absolute(named).lexically_normal();
    auto const own = absolute.has_filename() ? absolute : absolute.parent_path();
    auto const folder = fs::is_directory(status) ? own : own.parent_path();
    if (folder.extension() == ".part") refuse_unfinished(folder);
    if (!fs::is_directory(status)) return named;
    auto file = named / "result.h5";
    auto const inside = fs::status(file, error);
    if (inside.type() != fs::file_type::not_found) {
        if (error) refuse_unreadable(file, error.value());
        return file;
    }
    auto const part = fs::path{folder}.concat(".part");
    if (fs::is_empty(named, error) && !error && fs::exists(part, error)) refuse_unfinished(part);
    refuse(about(named, "the folder '{}' holds no result.h5",
                 "フォルダー「{}」に result.h5 がありません"),
           name_a_result);
}

/// Reads at most so many bytes; fewer at the end of the file.
std::size_t read_into(fs::path const& path, Descriptor const& file, std::vector<char>& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto const got = ::read(file.value(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse_unreadable(path, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

/// Where HDF5 says that the file ends. Numbers in it are little-endian and of eight bytes, as
/// everywhere but in files from other ages.
std::optional<std::uint64_t> stated_end(std::string_view beginning) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::size_t version_at = 8;
    if (beginning.size() < 64) return std::nullopt;
    // Of superblocks 0 to 3: HDF5 File Format Specification, II.A.
    constexpr std::array<std::size_t, 4> end_at{40, 44, 28, 28};
    auto const version = static_cast<unsigned char>(beginning[version_at]);
    if (version >= end_at.size()) return std::nullopt;
    std::uint64_t end = 0;
    std::memcpy(&end, beginning.data() + end_at[version], sizeof end);
    return end;
}

/// "0.1.0" of a text that holds "Norishiro 0.1.0"; empty where it does not.
std::string maker_in(std::string_view beginning) {
    constexpr std::string_view name = "Norishiro ";
    auto const at = beginning.find(name);
    if (at == std::string_view::npos) return {};
    auto const rest = beginning.substr(at + name.size());
    return std::string{rest.substr(0, rest.find_first_not_of("0123456789."))};
}

[[noreturn]] void refuse_unsealed(fs::path const& path, std::string const& maker) {
    if (maker.empty()) {
        refuse(about(path, "'{}' is HDF5, but no result of Norishiro",
                     "「{}」は HDF5 ですが、のりしろの結果ではありません"),
               name_a_result);
    }
    refuse({fmt::format("'{}', of Norishiro {}, has no seal: its format is older than {}, or it is "
                        "damaged",
                        path.string(), maker, format_version),
            fmt::format("「{}」(のりしろ {})には封印がありません。形式が{}より古いか、壊れています",
                        path.string(), maker, format_version)},
           {"read it with the program that made it, or run its scenarios again",
            "作ったプログラムで読むか、シナリオを計算しなおしてください"});
}

[[noreturn]] void refuse_format(fs::path const& path, int format, std::string const& maker) {
    auto const by = maker.empty() ? "" : " " + maker;
    refuse(
        {fmt::format("'{}' has result format {}, and this program reads format {}", path.string(),
                     format, format_version),
         fmt::format("「{}」の形式は{}ですが、このプログラムが読めるのは形式{}です", path.string(),
                     format, format_version)},
        {fmt::format("read it with the Norishiro{} that made it, or run its scenarios again", by),
         fmt::format("これを作ったのりしろ{}で読むか、シナリオを計算しなおしてください", by)});
}

/// The checksum of the file with nothing where its seal has the checksum.
std::string sum_without_seal(fs::path const& path, Descriptor const& file, Seal const& seal) {
    constexpr std::size_t step = std::size_t{1} << 20;
    std::vector<char> bytes(step);
    Sha256 sum;
    if (::lseek(file.value(), 0, SEEK_SET) != 0) refuse_unreadable(path, errno);
    for (bool first = true;; first = false) {
        auto const got = read_into(path, file, bytes);
        if (got == 0) return sum.hex();
        if (first)
            std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(seal.at), seal.sha256.size(),
                        '0');
        sum.add({bytes.data(), got});
    }
}

void check_size(fs::path const& path, std::string_view beginning, std::uint64_t size) {
    constexpr std::string_view signature{"\x89HDF\r\n\x1a\n", 8};
    if (!beginning.starts_with(signature)) {
        refuse(about(path, "'{}' is not HDF5, so it is no result",
                     "「{}」は HDF5 ではないため、結果ではありません"),
               name_a_result);
    }
    auto const end = stated_end(beginning);
    if (end && *end <= size) return;
    auto const name = path.string();
    if (!end) {
        refuse(about(path, "'{}' is damaged at its beginning", "「{}」は先頭が壊れています"),
               make_again);
    }
    refuse({fmt::format("'{}' is cut off: {} of {} bytes are there", name, size, *end),
            fmt::format("「{}」は途中で切れています({}バイトのうち{}バイト)", name, *end, size)},
           make_again);
}

} // namespace

CheckedFile checked_result(fs::path const& named) {
    return checked_file(located(named));
}

CheckedFile checked_file(fs::path const& path) {
    // A pipe would keep us waiting for somebody to write into it.
    Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (!file.is_open()) refuse_unreadable(path, errno);
    struct stat status = {};
    if (::fstat(file.value(), &status) != 0) refuse_unreadable(path, errno);
    if (!S_ISREG(status.st_mode)) {
        refuse(about(path, "'{}' is a folder or a device, not a file",
                     "「{}」はフォルダーなどで、ファイルではありません"),
               name_a_result);
    }
    std::vector<char> bytes(sealed_within);
    std::string_view const beginning{bytes.data(), read_into(path, file, bytes)};
    if (beginning.empty()) {
        refuse(about(path, "'{}' is empty", "「{}」は空です"), make_again);
    }
    check_size(path, beginning, static_cast<std::uint64_t>(status.st_size));
    auto const seal = find_seal(beginning);
    if (!seal) refuse_unsealed(path, maker_in(beginning));
    if (seal->format != format_version) refuse_format(path, seal->format, maker_in(beginning));
    if (sum_without_seal(path, file, *seal) != seal->sha256) {
        refuse(about(path, "'{}' is not as it was written: its checksum does not agree",
                     "「{}」は書き出されたときのままではありません"
                     "(チェックサムが合いません)"),
               make_again);
    }
    return {path, std::move(file)};
}

} // namespace norishiro::output
