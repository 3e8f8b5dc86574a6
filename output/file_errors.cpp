#include "output/file_errors.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <system_error>

namespace norishiro::output {

sim::Text reason(int error) {
    switch (error) {
    case EACCES:
    case EPERM:
        return {"you have no permission to write there", "書き込む権限がありません"};
    case EROFS:
        return {"the drive is read-only", "ドライブが読み取り専用です"};
    case ENAMETOOLONG:
        return {"the name is too long", "名前が長すぎます"};
    case ENOTDIR:
    case EEXIST:
        return {"a part of the path is a file, not a folder",
                "途中にフォルダーではなくファイルがあります"};
    case ENOTEMPTY:
        return {"it exists already", "すでにあります"};
    case ENOSPC:
    case EDQUOT:
        return {"the disk is full", "ディスクの空きがありません"};
    case EFBIG:
        return {"the file would become larger than is allowed here",
                "ファイルがこの環境で許される大きさを超えます"};
    case ELOOP:
        return {"its links lead in a circle", "リンクが循環しています"};
    default:
        break;
    }
    auto const words = std::generic_category().message(error);
    return {words, words};
}

void fail_to_write(std::filesystem::path const& path, int error) {
    auto const why = reason(error);
    throw WriteError{{fmt::format("cannot write '{}': {}", path.string(), why.en),
                      fmt::format("「{}」に書き込めません。{}", path.string(), why.ja)}};
}

void refuse(sim::Text what, sim::Text remedy) {
    throw sim::ScenarioError{{sim::Problem{{}, std::move(what), std::move(remedy)}}};
}

} // namespace norishiro::output
