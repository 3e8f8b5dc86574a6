#include "output/publish/suppression.hpp"

#include "output/publish/attack.hpp"
#include "sim/experiment.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>

namespace norishiro::output::publish {

namespace {

using Indices = std::vector<std::size_t>;

/// Figures that relations connect, directly or by way of others.
struct Component {
    Indices members;
    std::vector<Relation> relations;
};

std::vector<Component> components_of(std::size_t figures, std::vector<Relation> const& relations) {
    Indices parent(figures);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    auto const root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (auto const& relation : relations) {
        for (auto const& t : relation.terms) {
            auto const a = root(relation.terms.front().variable);
            auto const b = root(t.variable);
            parent[std::max(a, b)] = std::min(a, b);
        }
    }
    std::map<std::size_t, std::size_t> component_of_root;
    std::vector<Component> components;
    Indices place(figures);
    for (std::size_t i = 0; i < figures; ++i) {
        auto const [at, is_new] = component_of_root.try_emplace(root(i), components.size());
        if (is_new) components.emplace_back();
        place[i] = components[at->second].members.size();
        components[at->second].members.push_back(i);
    }
    for (auto const& relation : relations) {
        if (relation.terms.empty()) continue;
        auto local = relation;
        for (auto& t : local.terms) t.variable = place[t.variable];
        auto const at = component_of_root.at(root(relation.terms.front().variable));
        components[at].relations.push_back(std::move(local));
    }
    return components;
}

class Suppression {
public:
    Suppression(std::vector<Figure> const& figures, std::vector<Relation> const& relations)
        : figures_{figures}, components_{components_of(figures.size(), relations)},
          component_of_(figures.size()) {
        for (std::size_t c = 0; c < components_.size(); ++c) {
            for (auto const i : components_[c].members) component_of_[i] = c;
            open_.insert(c);
        }
        for (std::size_t i = 0; i < figures.size(); ++i) {
            marks_.push_back(figures[i].mark);
            together_[figures[i].position].push_back(i);
        }
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (figures[i].mark != Mark::shown) mask_together(i);
        }
    }

    std::vector<Mark> run(std::atomic<bool> const* stop) {
        while (!open_.empty()) {
            auto const c = *open_.begin();
            open_.erase(open_.begin());
            protect(components_[c], stop);
        }
        return marks_;
    }

private:
    /// What differs little between scenarios must not be printed in one and masked in another.
    void mask_together(std::size_t figure) {
        for (auto const i : together_.at(figures_[figure].position)) {
            if (marks_[i] == Mark::shown) withhold(i);
        }
    }

    void withhold(std::size_t figure) {
        marks_[figure] = Mark::withheld;
        open_.insert(component_of_[figure]);
        changed_.push_back(figure);
    }

    void protect(Component const& component, std::atomic<bool> const* stop) {
        auto const masked = [&](std::size_t i) { return marks_[i] != Mark::shown; };
        if (std::ranges::none_of(component.members, masked)) return;
        std::map<std::size_t, std::size_t> place;
        for (std::size_t i = 0; i < component.members.size(); ++i) place[component.members[i]] = i;
        Attack attack{figures_, marks_, component.members, component.relations};
        changed_.clear();
        auto const own = component_of_[component.members.front()];
        std::size_t from = 0;
        while (auto const weak = attack.next_weak(from)) {
            if (stop != nullptr && stop->load()) throw sim::Stopped{};
            from = weak->member;
            auto masks = attack.remedy(*weak);
            if (masks.empty()) masks = last_resort(attack, weak->member);
            for (auto const i : masks) {
                withhold(attack.members()[i]);
                mask_together(attack.members()[i]);
            }
            for (auto const i : changed_) {
                if (auto const at = place.find(i); at != place.end()) {
                    attack.update(at->second);
                    from = std::min(from, at->second);
                }
            }
            changed_.clear();
        }
        open_.erase(own); // whatever was changed in it is looked at
    }

    /// Its own mark tells too much; and if it tells nothing, all that is connected with it does.
    Indices last_resort(Attack const& attack, std::size_t member) const {
        if (marks_[attack.members()[member]] == Mark::small) return {member};
        auto everything = attack.not_withheld();
        if (everything.empty()) throw std::logic_error{"a figure cannot be protected"};
        return everything;
    }

    std::vector<Figure> const& figures_;
    std::vector<Component> components_;
    Indices component_of_;
    std::vector<Mark> marks_;
    std::map<std::size_t, Indices> together_;
    std::set<std::size_t> open_;
    Indices changed_;
};

} // namespace

std::vector<Mark> suppress(std::vector<Figure> const& figures,
                           std::vector<Relation> const& relations, std::atomic<bool> const* stop) {
    return Suppression{figures, relations}.run(stop);
}

} // namespace norishiro::output::publish
