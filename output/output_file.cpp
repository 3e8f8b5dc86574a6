#include "output/output_file.hpp"

#include "output/file_errors.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace norishiro::output {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffered = std::size_t{1} << 20;

/// Gives the file its name unless somebody else has it.
int give_name(fs::path const& from, fs::path const& to, bool force) {
    if (!force) {
        // A link fails where the name is taken, also by whoever took it a moment ago. Some drives
        // have no links: there we can only look.
        if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
        if (errno == EEXIST) return errno;
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(to, ignored))) return EEXIST;
    }
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

} // namespace

OutputFile::OutputFile(fs::path const& path, fs::path shown)
    : shown_{std::move(shown)}, file_{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                                             0666)} {
    if (!file_.is_open()) fail_to_write(shown_, errno);
}

void OutputFile::write(std::string_view bytes) {
    if (pending_.size() + bytes.size() < buffered) {
        pending_ += bytes;
        return;
    }
    write_now(pending_);
    pending_.clear();
    write_now(bytes);
}

void OutputFile::write_now(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(file_.value(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to_write(shown_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void OutputFile::finish() {
    write_now(pending_);
    pending_.clear();
    // A network drive may report a full disk only now.
    if (::fsync(file_.value()) != 0 && errno != EINVAL && errno != EROFS) {
        fail_to_write(shown_, errno);
    }
}

void write_file(fs::path const& file, std::span<char const> bytes) {
    OutputFile out{file};
    out.write({bytes.data(), bytes.size()});
    out.finish();
}

WholeFile::WholeFile(fs::path file, bool force) : file_{std::move(file)}, force_{force} {
    auto const name = file_.string();
    std::error_code error;
    auto const status = fs::symlink_status(file_, error);
    if (fs::is_directory(status)) {
        refuse({fmt::format("'{}' is a folder", name), fmt::format("「{}」はフォルダーです", name)},
               {"give the name of a file", "ファイルの名前を指定してください"});
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        refuse({fmt::format("'{}' is a link or a device", name),
                fmt::format("「{}」はリンクか装置です", name)},
               {"give the name of a file", "ファイルの名前を指定してください"});
    }
    if (fs::exists(status) && !force_) {
        refuse({fmt::format("the file '{}' exists already", name),
                fmt::format("ファイル「{}」はすでにあります", name)},
               {"give another name, or replace it with --force",
                "別の名前を指定するか、--force を付けて置き換えてください"});
    }
    auto folder = file_.parent_path();
    if (folder.empty()) folder = ".";
    fs::create_directories(folder, error);
    int const denied = ::access(folder.c_str(), W_OK | X_OK) == 0 ? 0 : errno;
    if (error || denied != 0) {
        auto const why = reason(error ? error.value() : denied);
        refuse({fmt::format("cannot write to the folder '{}': {}", folder.string(), why.en),
                fmt::format("フォルダー「{}」に書き込めません。{}", folder.string(), why.ja)},
               {"choose another place with --out", "--out で別の場所を指定してください"});
    }
}

void WholeFile::put(std::span<char const> bytes) const {
    auto const beside = fs::path{file_}.concat(fmt::format(".{}.tmp", ::getpid()));
    int failed = 0;
    try {
        OutputFile out{beside, file_};
        out.write({bytes.data(), bytes.size()});
        out.finish();
        failed = give_name(beside, file_, force_);
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
    if (failed == 0) return;
    ::unlink(beside.c_str());
    if (failed == EEXIST) failed = ENOTEMPTY; // "it exists already"
    fail_to_write(file_, failed);
}

} // namespace norishiro::output
