#include "output/xlsx_memory.hpp"

#include "output/file_errors.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter/utility.h>

namespace {

// These are called from C, which knows no exceptions. Without memory the program ends, rather than
// leaving out a part of the workbook.

struct Memory {
    std::string bytes;
    std::size_t at = 0;
};

Memory& memory(void* cookie) noexcept {
    return *static_cast<Memory*>(cookie);
}

ssize_t read_memory(void* cookie, char* into, std::size_t size) noexcept {
    auto& file = memory(cookie);
    auto const count = std::min(size, file.bytes.size() - std::min(file.at, file.bytes.size()));
    std::copy_n(file.bytes.data() + file.at, count, into);
    file.at += count;
    return static_cast<ssize_t>(count);
}

ssize_t write_memory(void* cookie, char const* from, std::size_t size) noexcept {
    auto& file = memory(cookie);
    if (file.at + size > file.bytes.size()) file.bytes.resize(file.at + size);
    std::copy_n(from, size, file.bytes.data() + file.at);
    file.at += size;
    return static_cast<ssize_t>(size);
}

int seek_memory(void* cookie, off64_t* offset, int whence) noexcept {
    auto& file = memory(cookie);
    off64_t from = 0;
    if (whence == SEEK_CUR) from = static_cast<off64_t>(file.at);
    if (whence == SEEK_END) from = static_cast<off64_t>(file.bytes.size());
    if (from + *offset < 0) return -1;
    file.at = static_cast<std::size_t>(from + *offset);
    *offset = from + *offset;
    return 0;
}

int close_memory(void* cookie) noexcept {
    std::unique_ptr<Memory> const last{static_cast<Memory*>(cookie)};
    return 0;
}

} // namespace

FILE* lxw_tmpfile(char* /*tmpdir*/) {
    auto memory = std::make_unique<Memory>();
    cookie_io_functions_t const functions{read_memory, write_memory, seek_memory, close_memory};
    FILE* const file = fopencookie(memory.get(), "w+", functions);
    if (file != nullptr) static_cast<void>(memory.release()); // the file's, until it is closed
    return file;
}

namespace norishiro::output {

void fail_in_memory(int error) {
    auto const why = reason(error);
    throw WriteError{{fmt::format("cannot make the workbook in memory: {}", why.en),
                      fmt::format("メモリの中に表を作れません。{}", why.ja)}};
}

MemoryFile::MemoryFile() : file_{::memfd_create("workbook", MFD_CLOEXEC)} {
    if (!file_.is_open()) fail_in_memory(errno);
}

std::string MemoryFile::path() const {
    return fmt::format("/proc/self/fd/{}", file_.value());
}

std::vector<char> MemoryFile::bytes() const {
    auto const size = ::lseek(file_.value(), 0, SEEK_END);
    if (size < 0) fail_in_memory(errno);
    std::vector<char> bytes(static_cast<std::size_t>(size));
    for (std::size_t at = 0; at < bytes.size();) {
        auto const got =
            ::pread(file_.value(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail_in_memory(got < 0 ? errno : EIO);
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace norishiro::output
