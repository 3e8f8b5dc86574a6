#pragma once

#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace norishiro::output::report {

/// An element of a page: HTML and SVG. Whatever is put into it is well-formed and escaped: the page
/// can be read as XML, too.
class Element {
public:
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    explicit Element(std::string name, Attributes attributes = {});

    Element& set(std::string name, std::string value);
    Element& text(std::string_view words);
    Element& add(Element child);
    /// A new child, which stays where it is when others follow.
    Element& into(std::string name, Attributes attributes = {});
    /// A child that holds words alone.
    Element& line(std::string name, std::string_view words, Attributes attributes = {});

    /// Its id, and the words of its first heading; "" where there is none.
    std::string id() const;
    std::string heading() const;
    bool empty() const { return children_.empty(); }
    std::string markup() const;

private:
    void write(std::string& to) const;

    std::string name_; ///< of a piece of text: none
    std::string words_;
    Attributes attributes_;
    std::list<Element> children_;
};

} // namespace norishiro::output::report
