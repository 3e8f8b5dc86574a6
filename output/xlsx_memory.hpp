#pragma once

// Workbooks are made in memory. For output/xlsx*.cpp alone.
//
// libxlsxwriter puts each part of a workbook into a temporary file and does not ask whether it could be
// written: a full disk would leave a workbook with holes, and no error. It has a function for these
// files that can be overridden; the one of xlsx_memory.cpp takes its place, and its files live in
// memory. So does the workbook: what is on the disk in the end was written by code that checks.

#include "output/descriptor.hpp"

#include <string>
#include <vector>

namespace norishiro::output {

/// Throws WriteError with the reason.
[[noreturn]] void fail_in_memory(int error);

/// A file with a path that is on no disk.
class MemoryFile {
public:
    /// Throws WriteError, as `bytes` does.
    MemoryFile();
    std::string path() const;
    std::vector<char> bytes() const;

private:
    Descriptor file_;
};

} // namespace norishiro::output
