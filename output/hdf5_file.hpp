#pragma once

// A netCDF-4 file made with HDF5. For output/hdf5*.cpp alone: nobody else includes HDF5.

#include "output/hdf5_disk.hpp"
#include "sim/diagnostics.hpp"

#include <H5Cpp.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::output {

using Names = std::vector<std::string>;

/// While it lives, HDF5 prints nothing: errors are for the caller to show.
class Silence {
public:
    Silence();
    Silence(Silence const&) = delete;
    Silence& operator=(Silence const&) = delete;
    ~Silence();

private:
    H5E_auto2_t print_ = nullptr;
    void* data_ = nullptr;
};

/// Fixed-length text, which netCDF calls char: every reader of CF files knows it. An empty text is
/// left out, since netCDF would spell it as a null dataspace, which aborts some readers.
void set_text(H5::H5Object& object, std::string const& name, std::string_view text);
/// Text of any length: an attribute holds 64 KiB at most, but this one lives outside of it.
void set_long_text(H5::H5Object& object, std::string const& name, std::string const& text);
void set_int(H5::H5Object& object, std::string const& name, std::int64_t value,
             H5::PredType const& in_file = H5::PredType::STD_I32LE);
void set_double(H5::H5Object& object, std::string const& name, double value);
/// The attributes long_name and long_name_ja.
void set_names(H5::H5Object& object, std::string_view name, std::string_view name_ja);
/// The attribute units, spelled so that no reader mistakes the numbers for something else.
void set_unit(H5::H5Object& object, std::string_view unit);

/// Unicode of any length, the type of text variables.
H5::StrType string_type();
/// For variables that are the same bytes whenever they are made.
H5::DSetCreatPropList without_date();
void write_strings(H5::DataSet const& variable, Names const& values);

/// A new file on the disk.
class NetcdfFile {
public:
    /// Throws WriteError.
    explicit NetcdfFile(std::filesystem::path const& path);
    NetcdfFile(NetcdfFile const&) = delete;
    NetcdfFile& operator=(NetcdfFile const&) = delete;
    H5::Group root() const { return file_.openGroup("/"); }
    /// The coordinate variable of a new dimension. Its values are still to be written.
    H5::DataSet add_dimension(std::string const& name, std::size_t size, H5::DataType const& type);
    /// A dimension without coordinates: places in it are known by their order alone.
    void add_bare_dimension(std::string const& name, std::size_t size);
    H5::DataSet add_variable(std::string const& name, Names const& dimensions,
                             H5::DataType const& type,
                             H5::DSetCreatPropList const& creation = without_date());
    /// Throws WriteError when the disk has not taken something.
    void check() const { disk_.check(); }
    /// All of it is in the file now, whose descriptor this is. No variable may be open any more.
    int close();

private:
    struct Dimension {
        std::string name;
        hsize_t size;
        H5::DataSet scale;
    };
    H5::DataSet add_scale(std::string const& name, std::string const& scale_name, std::size_t size,
                          H5::DataType const& type);
    Dimension const& dimension(std::string const& name) const;

    Disk disk_; ///< outlives the file
    H5::H5File file_;
    std::vector<Dimension> dimensions_;
};

/// What `get` says of each item.
template <class Items, class Get>
Names each(Items const& items, Get get) {
    Names names;
    for (auto const& item : items) names.emplace_back(std::invoke(get, item));
    return names;
}

/// A dimension whose coordinates are these texts.
void add_names(NetcdfFile& file, std::string const& dimension, Names const& ids,
               sim::Text const& long_name);

/// The same text in English as `name` and in Japanese as `name`_ja.
template <class Item>
void add_texts(NetcdfFile& file, std::string const& name, std::string const& dimension,
               std::vector<Item> const& items, sim::Text Item::*text, sim::Text const& meaning) {
    for (auto const language : {sim::Language::en, sim::Language::ja}) {
        bool const ja = language == sim::Language::ja;
        auto variable = file.add_variable(ja ? name + "_ja" : name, {dimension}, string_type());
        set_names(variable, meaning.en + (ja ? " in Japanese" : " in English"),
                  meaning.ja + (ja ? "(日本語)" : "(英語)"));
        write_strings(variable, each(items, [&](auto const& i) { return (i.*text).in(language); }));
    }
}

} // namespace norishiro::output
