#include "output/report/element.hpp"

#include "sim/utf8.hpp"

#include <algorithm>
#include <array>

namespace norishiro::output::report {

namespace {

/// Characters that mean something to a browser, and those that XML does not allow or that turn the
/// direction of a line.
std::string escaped(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        auto const c = sim::first_code_point(text);
        auto const bytes = c.bytes == 0 ? 1 : c.bytes;
        if (c.bytes == 0) {
            safe += "\xEF\xBF\xBD"; // the replacement character
        } else if (c.value == U'&') {
            safe += "&amp;";
        } else if (c.value == U'<') {
            safe += "&lt;";
        } else if (c.value == U'>') {
            safe += "&gt;";
        } else if (c.value == U'"') {
            safe += "&quot;";
        } else if (c.value == U'\n') {
            safe += '\n';
        } else if (!sim::is_control(c.value) && c.value != 0xFFFE && c.value != 0xFFFF) {
            safe += text.substr(0, bytes);
        }
        text.remove_prefix(bytes);
    }
    return safe;
}

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 4> names{"meta", "br", "hr", "col"};
    return std::ranges::find(names, name) != names.end();
}

/// After which a new line changes nothing that is seen.
bool ends_line(std::string_view name) {
    constexpr std::array<std::string_view, 14> names{"head",  "meta",   "title", "style", "section",
                                                     "p",     "h1",     "h2",    "h3",    "tr",
                                                     "table", "figure", "li",    "g"};
    return std::ranges::find(names, name) != names.end();
}

} // namespace

Element::Element(std::string name, Attributes attributes)
    : name_{std::move(name)}, attributes_{std::move(attributes)} {}

Element& Element::set(std::string name, std::string value) {
    attributes_.emplace_back(std::move(name), std::move(value));
    return *this;
}

Element& Element::text(std::string_view words) {
    children_.emplace_back("").words_ = words;
    return *this;
}

Element& Element::add(Element child) {
    children_.push_back(std::move(child));
    return *this;
}

Element& Element::into(std::string name, Attributes attributes) {
    return children_.emplace_back(std::move(name), std::move(attributes));
}

Element& Element::line(std::string name, std::string_view words, Attributes attributes) {
    return into(std::move(name), std::move(attributes)).text(words);
}

std::string Element::id() const {
    auto const found = std::ranges::find(attributes_, "id", &Attributes::value_type::first);
    return found == attributes_.end() ? "" : found->second;
}

std::string Element::heading() const {
    for (auto const& child : children_) {
        if (child.name_ == "h2" && !child.empty()) return child.children_.front().words_;
    }
    return "";
}

void Element::write(std::string& to) const {
    if (name_.empty()) {
        to += escaped(words_);
        return;
    }
    to += "<" + name_;
    for (auto const& [key, value] : attributes_) to += " " + key + "=\"" + escaped(value) + "\"";
    if (is_void(name_)) {
        to += " />";
    } else {
        to += ">";
        for (auto const& child : children_) child.write(to);
        to += "</" + name_ + ">";
    }
    if (ends_line(name_)) to += "\n";
}

std::string Element::markup() const {
    std::string page;
    write(page);
    return page;
}

} // namespace norishiro::output::report
