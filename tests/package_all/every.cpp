// Links something of every component, and with it the libraries that they need.

#include "models/support/measures.hpp"
#include "output/hdf5.hpp"
#include "sim/experiment.hpp"

#include <cstdio>

int main() {
    std::printf("%zu measures, HDF5 %s, executor %s\n", norishiro::support::measures().size(),
                norishiro::output::hdf5_version().c_str(), norishiro::sim::executor_name().c_str());
}
