// The program's entry: who answers the command line, how the program ends.

#include "cli/call.hpp"
#include "cli/command_line.hpp"
#include "output/file_errors.hpp"
#include "sim/diagnostics.hpp"

#include <atomic>
#include <csignal>
#include <exception>
#include <iostream>

namespace {

// A signal handler can reach nothing but a global.
std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);

} // namespace

int main(int argc, char** argv) {
    using namespace norishiro;
    auto const request_stop = [](int) { stop_requested.store(true); };
    std::signal(SIGINT, request_stop);
    std::signal(SIGTERM, request_stop);
    cli::Options options;
    try {
        auto const answer = cli::read_command_line(argc, argv, options);
        if (answer == nullptr) return cli::done;
        return answer({options, cli::language_of(options), stop_requested});
    } catch (sim::ScenarioError const& error) {
        for (auto const& problem : error.problems()) {
            std::cerr << sim::describe(problem, cli::language_of(options)) << '\n';
        }
        return cli::users_mistake;
    } catch (output::WriteError const& error) {
        std::cerr << error.text().in(cli::language_of(options)) << '\n';
        return cli::our_mistake;
    } catch (std::exception const& error) {
        auto const language = cli::language_of(options);
        std::cerr << sim::Text{"error of the program: ", "プログラムの不具合: "}.in(language)
                  << error.what() << '\n';
        return cli::our_mistake;
    }
}
