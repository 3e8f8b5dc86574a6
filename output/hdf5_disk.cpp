#include "output/hdf5_disk.hpp"

#include "output/file_errors.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <unistd.h>
#if __has_include(<H5FDdevelop.h>)
#include <H5FDdevelop.h> // from HDF5 1.13 on drivers have a header of their own
#endif

namespace norishiro::output {

namespace {

// What HDF5 asks of a driver. All of it hands on to a Disk.

struct Open {
    H5FD_t base{}; ///< HDF5's own; comes first
    Disk* disk = nullptr;
    haddr_t end = 0; ///< of what HDF5 has allocated
};
Open& open_file(H5FD_t* file) {
    return *reinterpret_cast<Open*>(file);
}
Open const& open_file(H5FD_t const* file) {
    return *reinterpret_cast<Open const*>(file);
}

H5FD_t* open(char const*, unsigned, hid_t list, haddr_t) {
    auto* const info = static_cast<Disk* const*>(H5Pget_driver_info(list));
    if (info == nullptr) return nullptr;
    auto* const file = new Open; // `close` deletes it
    file->disk = *info;
    return &file->base;
}
herr_t close(H5FD_t* file) {
    delete &open_file(file);
    return 0;
}
herr_t query(H5FD_t const*, unsigned long* flags) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}
haddr_t allocated(H5FD_t const* file, H5FD_mem_t) {
    return open_file(file).end;
}
herr_t allocate(H5FD_t* file, H5FD_mem_t, haddr_t end) {
    open_file(file).end = end;
    return 0;
}
haddr_t size_of(H5FD_t const* file, H5FD_mem_t) {
    return open_file(file).disk->size();
}
herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at, std::size_t size, void* bytes) {
    open_file(file).disk->read(at, size, static_cast<char*>(bytes));
    return 0;
}
herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at, std::size_t size, void const* bytes) {
    open_file(file).disk->write(at, size, static_cast<char const*>(bytes));
    return 0;
}
herr_t truncate(H5FD_t* file, hid_t, hbool_t) {
    open_file(file).disk->resize(open_file(file).end);
    return 0;
}

H5FD_class_t driver() {
    H5FD_class_t driver{};
#ifdef H5FD_CLASS_VERSION
    driver.version = H5FD_CLASS_VERSION;
    driver.value = static_cast<H5FD_class_value_t>(511); // beyond those that are given out
#endif
    driver.name = "norishiro";
    driver.maxaddr = std::numeric_limits<haddr_t>::max() / 2;
    driver.fc_degree = H5F_CLOSE_WEAK;
    driver.fapl_size = sizeof(Disk*);
    driver.open = open;
    driver.close = close;
    driver.query = query;
    driver.get_eoa = allocated;
    driver.set_eoa = allocate;
    driver.get_eof = size_of;
    driver.read = read;
    driver.write = write;
    driver.truncate = truncate;
    constexpr std::array<H5FD_mem_t, H5FD_MEM_NTYPES> map = H5FD_FLMAP_DICHOTOMY;
    std::ranges::copy(map, driver.fl_map);
    return driver;
}

} // namespace

Disk::Disk(std::filesystem::path const& path)
    : path_{path}, file_{::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)} {
    if (!file_.is_open()) fail_to_write(path_, errno);
}

hid_t Disk::access() {
    static hid_t const id = [] {
        static H5FD_class_t const ours = driver();
        return H5FDregister(&ours);
    }();
    auto const list = H5Pcreate(H5P_FILE_ACCESS);
    Disk* const self = this;
    H5Pset_driver(list, id, &self);
    return list;
}

void Disk::check() const {
    if (error_ != 0) fail_to_write(path_, error_);
}

void Disk::write(std::uint64_t at, std::size_t size, char const* bytes) {
    size_ = std::max(size_, at + size);
    while (size > 0) {
        auto const written =
            error_ != 0 ? -1 : ::pwrite(file_.value(), bytes, size, static_cast<off_t>(at));
        if (written < 0 && error_ == 0 && errno == EINTR) continue;
        if (written < 0) {
            if (error_ == 0) error_ = errno;
            kept_[at].assign(bytes, size);
            return;
        }
        at += static_cast<std::uint64_t>(written);
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
}

void Disk::read(std::uint64_t at, std::size_t size, char* bytes) const {
    std::memset(bytes, 0, size); // beyond the end there is nothing yet
    for (std::size_t done = 0; done < size;) {
        auto const got =
            ::pread(file_.value(), bytes + done, size - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    for (auto const& [begin, piece] : kept_) {
        auto const from = std::max(begin, at);
        auto const to = std::min(begin + piece.size(), at + size);
        if (from < to) std::memcpy(bytes + (from - at), piece.data() + (from - begin), to - from);
    }
}

void Disk::resize(std::uint64_t size) {
    size_ = size;
    if (error_ == 0 && ::ftruncate(file_.value(), static_cast<off_t>(size)) != 0) error_ = errno;
}

} // namespace norishiro::output
