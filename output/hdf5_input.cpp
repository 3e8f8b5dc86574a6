#include "output/hdf5_input.hpp"

#include <hdf5_hl.h>
#include <memory>

namespace norishiro::output {

namespace {

H5::FileAccPropList for_reading() {
    H5::FileAccPropList list;
    // Nobody writes a result that has its name; and some network drives cannot lock.
    H5Pset_file_locking(list.getId(), false, true);
    return list;
}

std::size_t cells(H5::DataSet const& variable) {
    return static_cast<std::size_t>(variable.getSpace().getSimpleExtentNpoints());
}

/// Text of any length that HDF5 has handed out and takes back.
class Borrowed {
public:
    explicit Borrowed(H5::DataSet const& variable)
        : space_{variable.getSpace()}, texts_(cells(variable), nullptr) {
        variable.read(texts_.data(), type_);
    }
    Borrowed(Borrowed const&) = delete;
    Borrowed& operator=(Borrowed const&) = delete;
    ~Borrowed() { H5Dvlen_reclaim(type_.getId(), space_.getId(), H5P_DEFAULT, texts_.data()); }
    Names copy() const {
        Names names;
        for (auto const* text : texts_) names.emplace_back(text == nullptr ? "" : text);
        return names;
    }

private:
    H5::StrType type_ = string_type();
    H5::DataSpace space_;
    std::vector<char*> texts_;
};

/// For H5DSiterate_scales: the name of the first one.
herr_t take_name(hid_t /*variable*/, unsigned /*axis*/, hid_t scale, void* into) {
    auto const length = H5DSget_scale_name(scale, nullptr, 0);
    if (length < 0) return -1;
    auto& name = *static_cast<std::string*>(into);
    name.resize(static_cast<std::size_t>(length));
    H5DSget_scale_name(scale, name.data(), name.size() + 1);
    return 1;
}

/// Calls `read` with the attribute, if there is one.
template <class T, class Read>
T of_attribute(H5::H5File const& file, std::string const& variable, std::string const& name,
               Read read) {
    auto const from = [&](H5::H5Object const& object) {
        return object.attrExists(name) ? read(object.openAttribute(name)) : T{};
    };
    return variable.empty() ? from(file.openGroup("/")) : from(file.openDataSet(variable));
}

} // namespace

NetcdfInput::NetcdfInput(std::filesystem::path const& file)
    : file_{file.string(), H5F_ACC_RDONLY, H5::FileCreatPropList::DEFAULT, for_reading()} {}

Names NetcdfInput::variables() const {
    Names names;
    auto const root = file_.openGroup("/");
    for (hsize_t i = 0; i < root.getNumObjs(); ++i) {
        auto const get = [&](char* into, std::size_t size) {
            auto const length = H5Lget_name_by_idx(root.getId(), ".", H5_INDEX_CRT_ORDER,
                                                   H5_ITER_INC, i, into, size, H5P_DEFAULT);
            if (length < 0) throw H5::GroupIException("H5Lget_name_by_idx", "failed");
            return static_cast<std::size_t>(length);
        };
        std::string name(get(nullptr, 0), '\0');
        get(name.data(), name.size() + 1);
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<std::size_t> NetcdfInput::extent(std::string const& variable) const {
    auto const space = file_.openDataSet(variable).getSpace();
    std::vector<hsize_t> sizes(static_cast<std::size_t>(space.getSimpleExtentNdims()));
    space.getSimpleExtentDims(sizes.data());
    return {sizes.begin(), sizes.end()};
}

Names NetcdfInput::dimensions(std::string const& variable) const {
    auto const data = file_.openDataSet(variable);
    Names names(extent(variable).size());
    for (unsigned axis = 0; axis < names.size(); ++axis) {
        // A dimension's own values have no list of scales.
        if (!data.attrExists("DIMENSION_LIST")) continue;
        H5DSiterate_scales(data.getId(), axis, nullptr, take_name, &names[axis]);
    }
    return names;
}

Names NetcdfInput::strings(std::string const& variable) const {
    return Borrowed{file_.openDataSet(variable)}.copy();
}

std::vector<std::int64_t> NetcdfInput::integers(std::string const& variable, std::size_t scenario,
                                                std::size_t first, std::size_t count) const {
    auto const data = file_.openDataSet(variable);
    auto const sizes = extent(variable);
    std::vector<hsize_t> size(sizes.begin(), sizes.end());
    std::vector<hsize_t> start(size.size(), 0);
    size.at(0) = 1;
    start.at(0) = scenario;
    size.at(1) = count;
    start.at(1) = first;
    auto const in_file = data.getSpace();
    in_file.selectHyperslab(H5S_SELECT_SET, size.data(), start.data());
    std::vector<std::int64_t> values(static_cast<std::size_t>(in_file.getSelectNpoints()));
    data.read(values.data(), H5::PredType::NATIVE_INT64,
              H5::DataSpace{static_cast<int>(size.size()), size.data()}, in_file);
    return values;
}

std::vector<std::int64_t> NetcdfInput::stretch(std::string const& variable, std::size_t first,
                                               std::size_t count) const {
    auto const data = file_.openDataSet(variable);
    hsize_t const size = count;
    hsize_t const start = first;
    auto const in_file = data.getSpace();
    in_file.selectHyperslab(H5S_SELECT_SET, &size, &start);
    std::vector<std::int64_t> values(count);
    data.read(values.data(), H5::PredType::NATIVE_INT64, H5::DataSpace{1, &size}, in_file);
    return values;
}

std::vector<double> NetcdfInput::doubles(std::string const& variable) const {
    auto const data = file_.openDataSet(variable);
    std::vector<double> values(cells(data));
    data.read(values.data(), H5::PredType::NATIVE_DOUBLE);
    return values;
}

std::vector<std::int64_t> NetcdfInput::integers(std::string const& variable) const {
    auto const data = file_.openDataSet(variable);
    std::vector<std::int64_t> values(cells(data));
    data.read(values.data(), H5::PredType::NATIVE_INT64);
    return values;
}

std::string NetcdfInput::text(std::string const& variable, std::string const& attribute) const {
    return of_attribute<std::string>(file_, variable, attribute, [](H5::Attribute const& a) {
        std::string text;
        a.read(a.getStrType(), text);
        return text;
    });
}

std::int64_t NetcdfInput::whole(std::string const& variable, std::string const& attribute) const {
    return of_attribute<std::int64_t>(file_, variable, attribute, [](H5::Attribute const& a) {
        std::int64_t value = 0;
        a.read(H5::PredType::NATIVE_INT64, &value);
        return value;
    });
}

double NetcdfInput::real(std::string const& variable, std::string const& attribute) const {
    return of_attribute<double>(file_, variable, attribute, [](H5::Attribute const& a) {
        double value = 0.0;
        a.read(H5::PredType::NATIVE_DOUBLE, &value);
        return value;
    });
}

} // namespace norishiro::output
