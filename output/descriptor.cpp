#include "output/descriptor.hpp"

#include <unistd.h>

namespace norishiro::output {

Descriptor::~Descriptor() {
    if (is_open()) ::close(value_);
}

} // namespace norishiro::output
