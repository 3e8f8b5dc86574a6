#include "cli/place.hpp"

#include <iostream>

namespace norishiro::cli {

namespace fs = std::filesystem;

fs::path place_beside(fs::path const& result, std::string const& ending) {
    if (result.filename() != "result.h5")
        return fs::path{result}.replace_extension().concat(ending);
    auto folder = result.parent_path();
    if (folder.empty() || folder.filename() == "." || folder.filename() == "..") {
        folder = fs::absolute(result).lexically_normal().parent_path();
    }
    return folder.concat(ending);
}

fs::path file_for(Call const& call, fs::path const& result, std::string const& ending) {
    auto const beside = place_beside(result, ending);
    if (call.options.out.empty()) return beside;
    fs::path const asked = call.options.out;
    std::error_code ignored;
    return fs::is_directory(asked, ignored) ? asked / beside.filename() : asked;
}

void say_where(Call const& call, fs::path const& place) {
    std::cout << call.say("Written: ", "書き出しました: ") << place.string() << '\n';
}

} // namespace norishiro::cli
