#include "output/hdf5_file.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <hdf5_hl.h>

namespace norishiro::output {

namespace {

/// The C functions say failure with a negative number.
void require(herr_t status, char const* function) {
    if (status < 0) throw H5::LibraryIException(function, "failed");
}

template <class T>
void set_number(H5::H5Object& object, std::string const& name, T value, H5::PredType const& in_file,
                H5::PredType const& in_memory) {
    hsize_t const one = 1;
    object.createAttribute(name, in_file, H5::DataSpace{1, &one}).write(in_memory, &value);
}

H5::FileCreatPropList creation() {
    H5::FileCreatPropList list;
    // netCDF finds variables in the order in which they were made, and insists on it.
    unsigned const order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    require(H5Pset_link_creation_order(list.getId(), order), "H5Pset_link_creation_order");
    require(H5Pset_obj_track_times(list.getId(), false), "H5Pset_obj_track_times");
    return list;
}

H5::FileAccPropList access_to(Disk& disk) {
    auto const id = disk.access();
    H5::FileAccPropList list{id};
    H5Pclose(id);
    // Each chunk is written once and whole: kept, they would take a megabyte for each variable.
    require(H5Pset_cache(list.getId(), 0, 0, 0, 0.75), "H5Pset_cache");
    list.setLibverBounds(H5F_LIBVER_EARLIEST, H5F_LIBVER_V18); // every reader knows these
    return list;
}

} // namespace

Silence::Silence() {
    H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Silence::~Silence() {
    H5Eset_auto2(H5E_DEFAULT, print_, data_);
}

void set_text(H5::H5Object& object, std::string const& name, std::string_view text) {
    if (text.empty()) return;
    // h5netcdf takes text of length one for a byte, not for a string.
    std::string padded{text};
    padded.resize(std::max<std::size_t>(2, padded.size()), '\0');
    H5::StrType type{H5::PredType::C_S1, padded.size()};
    type.setCset(H5T_CSET_UTF8);
    type.setStrpad(H5T_STR_NULLPAD);
    object.createAttribute(name, type, H5::DataSpace{H5S_SCALAR}).write(type, padded.data());
}

void set_long_text(H5::H5Object& object, std::string const& name, std::string const& text) {
    auto const type = string_type();
    object.createAttribute(name, type, H5::DataSpace{H5S_SCALAR}).write(type, text);
}

void set_int(H5::H5Object& object, std::string const& name, std::int64_t value,
             H5::PredType const& in_file) {
    set_number(object, name, value, in_file, H5::PredType::NATIVE_INT64);
}

void set_double(H5::H5Object& object, std::string const& name, double value) {
    set_number(object, name, value, H5::PredType::IEEE_F64LE, H5::PredType::NATIVE_DOUBLE);
}

void set_names(H5::H5Object& object, std::string_view name, std::string_view name_ja) {
    set_text(object, "long_name", name);
    set_text(object, "long_name_ja", name_ja);
}

void set_unit(H5::H5Object& object, std::string_view unit) {
    // xarray turns numbers of "days" into nanoseconds, where 300 years of care overflow. The
    // singular means the same to CF and is left alone.
    for (std::string_view const plural : {"days", "hours", "minutes", "seconds"}) {
        if (unit == plural) unit.remove_suffix(1);
    }
    set_text(object, "units", unit.empty() ? "1" : unit);
}

H5::StrType string_type() {
    H5::StrType type{H5::PredType::C_S1, H5T_VARIABLE};
    type.setCset(H5T_CSET_UTF8);
    return type;
}

H5::DSetCreatPropList without_date() {
    H5::DSetCreatPropList list;
    require(H5Pset_obj_track_times(list.getId(), false), "H5Pset_obj_track_times");
    return list;
}

void write_strings(H5::DataSet const& variable, Names const& values) {
    std::vector<char const*> pointers;
    for (auto const& v : values) pointers.push_back(v.c_str());
    variable.write(pointers.data(), string_type());
}

NetcdfFile::NetcdfFile(std::filesystem::path const& path)
    : disk_{path}, file_{"result.h5", H5F_ACC_TRUNC, creation(), access_to(disk_)} {}

H5::DataSet NetcdfFile::add_dimension(std::string const& name, std::size_t size,
                                      H5::DataType const& type) {
    return add_scale(name, name, size, type);
}

void NetcdfFile::add_bare_dimension(std::string const& name, std::size_t size) {
    // By this name netCDF knows that nothing was written into it.
    auto const scale_name =
        fmt::format("This is a netCDF dimension but not a netCDF variable. {:10}", size);
    add_scale(name, scale_name, size, H5::PredType::IEEE_F32BE);
}

H5::DataSet NetcdfFile::add_scale(std::string const& name, std::string const& scale_name,
                                  std::size_t size, H5::DataType const& type) {
    assert(size > 0); // readers take a size of zero for "unlimited"
    hsize_t const extent = size;
    auto scale = file_.createDataSet(name, type, H5::DataSpace{1, &extent}, without_date());
    require(H5DSset_scale(scale.getId(), scale_name.c_str()), "H5DSset_scale");
    set_int(scale, "_Netcdf4Dimid", static_cast<std::int64_t>(dimensions_.size()));
    dimensions_.push_back({name, extent, scale});
    return scale;
}

H5::DataSet NetcdfFile::add_variable(std::string const& name, Names const& dimensions,
                                     H5::DataType const& type,
                                     H5::DSetCreatPropList const& creation) {
    std::vector<hsize_t> extent;
    for (auto const& d : dimensions) extent.push_back(dimension(d).size);
    H5::DataSpace const space{static_cast<int>(extent.size()), extent.data()};
    auto variable = file_.createDataSet(name, type, space, creation);
    for (unsigned axis = 0; axis < dimensions.size(); ++axis) {
        auto const scale = dimension(dimensions[axis]).scale.getId();
        require(H5DSattach_scale(variable.getId(), scale, axis), "H5DSattach_scale");
    }
    return variable;
}

int NetcdfFile::close() {
    dimensions_.clear();
    file_.close();
    disk_.check();
    return disk_.descriptor();
}

void add_names(NetcdfFile& file, std::string const& dimension, Names const& ids,
               sim::Text const& long_name) {
    auto variable = file.add_dimension(dimension, ids.size(), string_type());
    set_names(variable, long_name.en, long_name.ja);
    write_strings(variable, ids);
}

NetcdfFile::Dimension const& NetcdfFile::dimension(std::string const& name) const {
    auto const found = std::ranges::find(dimensions_, name, &Dimension::name);
    assert(found != dimensions_.end());
    return *found;
}

} // namespace norishiro::output
