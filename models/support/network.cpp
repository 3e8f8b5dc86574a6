#include "models/support/network.hpp"

#include "models/support/levels.hpp"

#include <algorithm>

namespace norishiro::support {

namespace {

double mean_over(std::vector<double> const& values, std::vector<std::uint8_t> const& related) {
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (related[i] == 0) continue;
        sum += values[i];
        count += 1.0;
    }
    return count > 0.0 ? sum / count : 0.0;
}

} // namespace

void Network::resize(std::size_t agencies) {
    agencies_ = agencies;
    ties_.assign(agencies * agencies, 0.0);
    roles_.assign(agencies * agencies, 0.0);
    related_.assign(agencies * agencies, 0);
}

void Network::set(AgencyId i, AgencyId j, double tie, double role) {
    ties_[at(i, j)] = tie;
    roles_[at(i, j)] = role;
    related_[at(i, j)] = 1;
}

void Network::act(AgencyId i, AgencyId j, JointAct act, Ties const& t, double members,
                  double presence) {
    if (i == j) return;
    double tie = 0.0;
    double role = 0.0;
    switch (act) {
    case JointAct::visit:
        tie = t.joint_visit.value();
        break;
    case JointAct::shared_case:
        tie = t.shared_case.value();
        break;
    case JointAct::handoff:
        role = t.roles_handoff.value();
        break;
    case JointAct::conference:
        tie = t.conference.value();
        role = t.roles_conference.value();
        break;
    case JointAct::meeting:
        tie = t.meeting.value() * std::min(1.0, t.meeting_of.value() / members);
        role = t.roles_meeting.value();
        break;
    }
    for (auto const pair : {at(i, j), at(j, i)}) {
        raise(ties_[pair], presence * tie);
        raise(roles_[pair], presence * role);
    }
}

void Network::learn(AgencyId i, AgencyId j, double share) {
    if (i != j) raise(roles_[at(i, j)], share);
}

void Network::fade(Ties const& t, double months) {
    double const tie = left_after(months, t.half_life);
    double const role = left_after(months, t.roles_half_life);
    for (auto& value : ties_) value *= tie;
    for (auto& value : roles_) value *= role;
}

void Network::lose(AgencyId who, double share, double remembered) {
    double const kept = 1.0 - share * (1.0 - remembered);
    for (std::uint32_t j = 0; j < agencies_; ++j) {
        ties_[at(who, {j})] *= kept;
        roles_[at(who, {j})] *= kept;
        ties_[at({j}, who)] *= kept;
    }
}

double Network::mean_tie() const {
    return mean_over(ties_, related_);
}
double Network::mean_role() const {
    return mean_over(roles_, related_);
}

} // namespace norishiro::support
