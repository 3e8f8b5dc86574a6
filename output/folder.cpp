#include "output/folder.hpp"

#include "output/file_errors.hpp"
#include "output/journal.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace norishiro::output {

namespace fs = std::filesystem;

namespace {

/// What is not among the names is somebody else's and is never removed.
using Names = ResultFolder::Names;

bool is_ours(fs::directory_entry const& entry, Names ours) {
    auto const name = entry.path().filename().string();
    bool const known = std::ranges::find(ours, name) != ours.end();
    bool const ours_for_now = name.ends_with(".tmp") || name == journal_name;
    return (known || ours_for_now) && fs::is_regular_file(entry.symlink_status());
}

/// The name of something in `folder` that is not ours.
std::optional<std::string> foreign_entry(fs::path const& folder, Names ours) {
    for (auto const& entry : fs::directory_iterator{folder}) {
        if (!is_ours(entry, ours)) return entry.path().filename().string();
    }
    return std::nullopt;
}

void remove_our_files(fs::path const& folder, Names ours) {
    std::vector<fs::path> files; // removing while iterating may skip entries
    for (auto const& entry : fs::directory_iterator{folder}) {
        if (is_ours(entry, ours)) files.push_back(entry.path());
    }
    for (auto const& file : files) fs::remove(file);
}

/// The journal stays for the next run, which may go on from it.
void remove_all_but_journal(fs::path const& folder, Names ours) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator{folder}) {
        if (is_ours(entry, ours) && entry.path().filename() != journal_name) {
            files.push_back(entry.path());
        }
    }
    for (auto const& file : files) fs::remove(file);
}

[[noreturn]] void refuse_to_create(fs::path const& folder, int error) {
    auto const why = reason(error);
    auto const name = folder.string();
    refuse({fmt::format("cannot create the result folder '{}': {}", name, why.en),
            fmt::format("結果フォルダー「{}」を作れません。{}", name, why.ja)},
           {"choose another folder for the result", "結果を保存するフォルダーを変えてください"});
}

[[noreturn]] void refuse_foreign(fs::path const& folder, std::string const& entry) {
    auto const name = folder.string();
    refuse({fmt::format("'{}' holds '{}', which is no part of a result", name, entry),
            fmt::format("「{}」の中に、結果の一部ではない「{}」があります", name, entry)},
           {"move it elsewhere, or choose another folder for the result",
            "別の場所に移すか、結果を保存するフォルダーを変えてください"});
}

/// Where `folder` really is, so that a later change of the current folder does not matter and a
/// link to a folder stays a link.
fs::path resolved(fs::path const& folder) {
    std::error_code error;
    auto real = folder.empty() ? folder : fs::weakly_canonical(fs::absolute(folder), error);
    if (error) refuse_to_create(folder, error.value());
    if (!real.has_filename()) real = real.parent_path(); // "results/" means "results"
    if (!real.has_filename()) {
        refuse(
            {"the result folder has no name", "結果フォルダーの名前がありません"},
            {"give a name, such as results/first", "results/first のような名前を付けてください"});
    }
    return real;
}

/// Whether a result may be put at `folder`.
void require_free(fs::path const& folder, bool force, Names ours) {
    std::error_code error;
    auto const status = fs::symlink_status(folder, error);
    if (status.type() == fs::file_type::not_found) return;
    if (status.type() == fs::file_type::none) refuse_to_create(folder, error.value());
    auto const name = folder.string();
    if (status.type() != fs::file_type::directory) {
        refuse(
            {fmt::format("'{}' exists and is not a folder", name),
             fmt::format("「{}」はフォルダーではありません", name)},
            {"choose another folder for the result", "結果を保存するフォルダーを変えてください"});
    }
    bool const empty = fs::is_empty(folder, error);
    if (error) refuse_to_create(folder, error.value());
    if (empty) return;
    if (!force) {
        refuse({fmt::format("the result folder '{}' exists already", name),
                fmt::format("結果フォルダー「{}」はすでにあります", name)},
               {"choose another folder, or replace the old result with --force",
                "別のフォルダーを指定するか、--force を付けて古い結果と置き換えてください"});
    }
    if (auto const entry = foreign_entry(folder, ours)) refuse_foreign(folder, *entry);
}

/// The place of the result, checked before anything is created for it.
fs::path prepared(fs::path const& folder, bool force, Names ours) {
    auto real = resolved(folder);
    require_free(real, force, ours);
    std::error_code error;
    fs::create_directories(real.parent_path(), error);
    if (error) refuse_to_create(folder, error.value());
    return real;
}

bool is_same(Descriptor const& open, fs::path const& path) {
    struct stat a = {};
    struct stat b = {};
    return ::fstat(open.value(), &a) == 0 && ::lstat(path.c_str(), &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// Creates and locks the part folder; no descriptor when it vanished meanwhile.
Descriptor lock_once(fs::path const& part) {
    if (::mkdir(part.c_str(), 0777) != 0 && errno != EEXIST) refuse_to_create(part, errno);
    Descriptor folder{::open(part.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    if (!folder.is_open()) {
        if (errno == ENOENT) return {};
        refuse_to_create(part, errno);
    }
    if (::flock(folder.value(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) refuse_to_create(part, errno);
        refuse({fmt::format("another run is writing to '{}'", part.string()),
                fmt::format("別の実行が「{}」に書き込んでいます", part.string())},
               {"wait until it has ended, or choose another folder for the result",
                "終わるのを待つか、結果を保存するフォルダーを変えてください"});
    }
    // Between opening and locking, another run may have finished and renamed what we opened.
    if (!is_same(folder, part)) return {};
    return folder;
}

Descriptor locked(fs::path const& part) {
    for (int attempt = 0; attempt < 100; ++attempt) {
        auto lock = lock_once(part);
        if (lock.is_open()) return lock;
    }
    refuse_to_create(part, EBUSY);
}

/// Returns when the file or the folder's list of names is on the disk.
void sync(fs::path const& path) {
    Descriptor const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.is_open()) fail_to_write(path, errno);
    // Some network drives cannot sync a folder and say EINVAL; that is no reason to lose a result.
    if (::fsync(file.value()) != 0 && errno != EINVAL) fail_to_write(path, errno);
}

void move(fs::path const& from, fs::path const& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail_to_write(to, errno);
}

void require_only_ours(fs::path const& folder, Names ours) {
    auto const entry = foreign_entry(folder, ours);
    if (!entry) return;
    throw WriteError{
        {fmt::format("'{}' now holds '{}', which is no part of a result", folder.string(), *entry),
         fmt::format("「{}」に、結果の一部ではない「{}」が加わっています", folder.string(),
                     *entry)}};
}

/// Puts `part` where an old result is. Two renames, since not every file system can swap.
void replace(fs::path const& folder, fs::path const& part, Names ours) {
    auto const aside = fs::path{folder}.concat(".replaced");
    require_only_ours(folder, ours);
    if (fs::exists(fs::symlink_status(aside))) { // left by a run that was killed just here
        require_only_ours(aside, ours);
        remove_our_files(aside, ours);
        fs::remove(aside);
    }
    move(folder, aside);
    if (::rename(part.c_str(), folder.c_str()) != 0) {
        int const error = errno;
        move(aside, folder);
        fail_to_write(folder, error);
    }
    sync(folder.parent_path());
    remove_our_files(aside, ours);
    fs::remove(aside);
}

} // namespace

ResultFolder::Reservation::Reservation(fs::path target, Names names)
    : part{std::move(target.concat(".part"))}, ours{names} {
    lock = locked(part);
    // Known now, not after hours of computing.
    if (::access(part.c_str(), W_OK | X_OK) != 0) refuse_to_create(part, errno);
    // A run that was killed left its files; nobody holds the lock, so nobody is writing them.
    if (auto const entry = foreign_entry(part, ours)) refuse_foreign(part, *entry);
    remove_all_but_journal(part, ours);
}

ResultFolder::Reservation::~Reservation() {
    if (keep) return;
    try {
        remove_all_but_journal(part, ours);
        std::error_code ignored; // it stays with a journal, or somebody's file, in it
        fs::remove(part, ignored);
    } catch (std::exception const&) {
        // What could not be removed is emptied by the next run to this folder.
    }
}

std::filesystem::path default_folder(std::vector<std::string> const& scenario_ids) {
    std::string name;
    for (auto const& id : scenario_ids) name += (name.empty() ? "" : "+") + id;
    if (name.size() > 100) {
        name = scenario_ids.front().substr(0, 90) + fmt::format("+{}", scenario_ids.size() - 1);
    }
    return std::filesystem::path{"results"} / name;
}

ResultFolder::ResultFolder(fs::path const& folder, bool force, Names ours)
    : folder_{prepared(folder, force, ours)}, force_{force}, reservation_{folder_, ours} {
    // Again, now that we hold the lock: another run may have ended since the first look.
    require_free(folder_, force_, ours);
}

ResultFolder::~ResultFolder() = default;

void ResultFolder::commit() {
    reservation_.keep = true;
    try {
        for (auto const& entry : fs::directory_iterator{part()}) sync(entry.path());
        sync(part());
        bool const occupied = fs::exists(folder_) && !fs::is_empty(folder_);
        if (occupied && !force_) fail_to_write(folder_, ENOTEMPTY);
        if (occupied) {
            replace(folder_, part(), reservation_.ours);
        } else {
            move(part(), folder_);
            sync(folder_.parent_path());
        }
        reservation_.lock = Descriptor{};
    } catch (std::exception const& error) {
        auto const* const ours = dynamic_cast<WriteError const*>(&error);
        sim::Text const why = ours ? ours->text() : sim::Text{error.what(), error.what()};
        auto const place = part().string();
        throw WriteError{{fmt::format("{}\n  the complete result is in '{}'", why.en, place),
                          fmt::format("{}\n  結果はすべて「{}」にあります", why.ja, place)}};
    }
}

} // namespace norishiro::output
