#include "sim/scenario.hpp"

#include "sim/run.hpp"
#include "sim/say.hpp"
#include "sim/scenario_files.hpp"
#include "sim/scenario_settings.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace norishiro::sim {

namespace {

constexpr std::array<std::string_view, 3> words_of_file{"extends", "scenario", "change"};
constexpr std::array<std::string_view, 3> words_of_change{"at", "why", "why_en"};
constexpr std::array<std::string_view, 4> words_of_scenario{"title", "title_en", "question",
                                                            "question_en"};
constexpr std::size_t longest_sentence = 1000;

/// Where a language has no words, the other's serve.
Text complete(Text text) {
    if (text.en.empty()) text.en = text.ja;
    if (text.ja.empty()) text.ja = text.en;
    return text;
}

/// A parameter that a change gives, with the change's own data.
struct Step {
    std::optional<Date> at;
    Given given;
    Text why;
};

/// Turns the files of a scenario into settings and dated changes, in the order in which they
/// build on one another: parents, the file itself, the command line, then the changes by date.
class Resolver {
public:
    Resolver(ScenarioFiles read, Declarations const& declarations, LoadOptions const& options)
        : read_{std::move(read)}, declarations_{declarations}, keys_{declarations},
          problems_{read_.problems}, tables_{keys_, problems_}, values_{options.sources, problems_},
          settings_{declarations, keys_, read_.complete()} {}

    Scenario resolve(std::filesystem::path const& file, std::vector<std::string> const& overrides) {
        Scenario scenario;
        scenario.id = file.stem().string();
        for (auto const& each : read_.files) scenario.files.push_back({each.name, each.text});
        auto& files = read_.files;
        for (auto each = files.rbegin(); each != files.rend(); ++each) take_sections(each->root);
        for (auto const& each : files) take_titles(each.root, &each == &files.front(), scenario);
        for (auto const& each : overrides) take_override(each);
        list_settings(scenario);
        std::vector<Step> steps;
        for (auto each = files.rbegin(); each != files.rend(); ++each) {
            take_changes(each->root, steps);
        }
        apply(steps, scenario);
        if (settings_.number("run.effects") == Scalar<Effects>::number(Effects::none)) {
            take_effects_away(scenario);
        }
        if (!problems_.empty()) throw ScenarioError{in_order_of_reading()};
        return scenario;
    }

private:
    Declaration const& declaration_of(Address const& address) const {
        return declarations_.parameters[address.declaration];
    }

    void take_sections(TomlNode const& root) {
        auto const contents = tables_.read(root, words_of_file);
        for (auto const& mention : contents.entities) settings_.introduce(mention.entity);
        for (auto const& given : contents.parameters) {
            set(given.address, *given.node, given.key, {Origin::From::file, given.node->at, {}});
        }
    }

    /// Reads a value into the settings; a value that cannot be read leaves them unknown.
    bool set(Address const& address, TomlNode const& node, std::string const& key, Origin origin) {
        auto& cell = settings_.at(address);
        std::optional<Value> const base = cell.known ? std::optional{cell.value} : std::nullopt;
        auto const& declaration = declaration_of(address);
        auto reading = values_.read(node, declaration, key, base);
        cell.known = reading.has_value();
        if (!reading) return false;
        // Another value than the default is not on the default's authority.
        bool const as_declared = reading->value == declaration.value;
        origin.source = reading->source.value_or(as_declared ? declaration.source : "");
        cell.value = std::move(reading->value);
        cell.origin = std::move(origin);
        return true;
    }

    /// Titles are a file's own: a child with its parent's title would be mistaken for it.
    void take_titles(TomlNode const& root, bool is_own, Scenario& scenario) {
        Text title;
        Text question;
        auto const* section = find(root, "scenario");
        if (section != nullptr && section->value.kind != TomlKind::table) {
            problems_.push_back(
                {section->at,
                 {"scenario is a section", "scenario はセクションです"},
                 {"write [scenario] on its own line", "[scenario] を 1 行に書いてください"}});
        } else if (section != nullptr) {
            check_words_of_scenario(section->value);
            title = sentence(section->value, "title", "title_en");
            question = sentence(section->value, "question", "question_en");
        }
        if (!is_own) return;
        if (title == Text{}) title = {scenario.id, scenario.id};
        scenario.title = std::move(title);
        scenario.question = std::move(question);
    }

    void check_words_of_scenario(TomlNode const& section) {
        constexpr std::array<std::string_view, 4> full{"scenario.title", "scenario.title_en",
                                                       "scenario.question", "scenario.question_en"};
        for (auto const& member : section.members) {
            if (std::find(words_of_scenario.begin(), words_of_scenario.end(), member.key) ==
                words_of_scenario.end()) {
                tables_.unknown("scenario." + member.key, member.at, false, full);
            }
        }
    }

    Text sentence(TomlNode const& table, std::string const& ja, std::string const& en) {
        auto const words = [&](std::string const& key) {
            auto const* member = find(table, key);
            if (member == nullptr) return std::string{};
            return values_.words(member->value, key, longest_sentence).value_or("");
        };
        return complete({words(en), words(ja)});
    }

    void take_override(std::string const& text) {
        std::size_t const before = problems_.size();
        apply_override(text);
        auto const shown = printable(text);
        for (std::size_t i = before; i < problems_.size(); ++i) {
            auto& problem = problems_[i];
            problem.at = {};
            problem.what = {"--set " + shown + ": " + problem.what.en,
                            "--set " + shown + ": " + problem.what.ja};
        }
    }

    void apply_override(std::string const& text) {
        auto const equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems_.push_back({{},
                                 {"there is no key or no =", "キーか = がありません"},
                                 {"write key=value, like \"run.horizon=5 years\"",
                                  "キー=値 と書いてください(例: \"run.horizon=5 years\")"}});
            return;
        }
        std::string const key{trim(std::string_view{text}.substr(0, equals))};
        auto const address = keys_.find_parameter(key);
        if (!address) return tables_.unknown(key, {}, false, {});
        auto const entity = keys_.find_entity(key);
        if (entity && !check_exists(*entity, {})) return;
        bool const is_text = declaration_of(*address).kind == Kind::text;
        std::string const value{trim(std::string_view{text}.substr(equals + 1))};
        set(*address, override_value(value, is_text), key, {Origin::From::command_line, {}, {}});
    }

    /// What stands after "key=": TOML, or words without the quotes that a shell would have eaten.
    static TomlNode override_value(std::string const& text, bool is_text) {
        TomlNode words;
        words.kind = TomlKind::string;
        words.string = text;
        auto parsed = parse_toml("value = " + text, "");
        auto* table = std::get_if<TomlNode>(&parsed);
        // A line break in the text could add further keys.
        if (table == nullptr || table->members.size() != 1) return words;
        auto& value = table->members.front().value;
        // A name may look like a number: "2026" is somebody's idea of one.
        bool const is_toml =
            !is_text || value.kind == TomlKind::string || value.kind == TomlKind::table;
        return is_toml ? std::move(value) : words;
    }

    bool check_exists(Entity const& entity, Location const& at) {
        // With a parent that could not be read nobody knows what it names.
        if (settings_.has(entity)) return true;
        if (!read_.complete()) return false;
        problems_.push_back(
            {at,
             say("there is no '{}' in this scenario", "このシナリオに「{}」はありません",
                 printable(entity.key())),
             say("name it in a section [{}], or correct the id",
                 "セクション [{}] を書くか、id を直してください", printable(entity.key()))});
        return false;
    }

    void list_settings(Scenario& scenario) {
        for (auto const& address : settings_.in_order()) {
            auto const& cell = settings_.at(address);
            index_of_.emplace(address, scenario.settings.size());
            scenario.settings.push_back({keys_.key_of(address), address.declaration, address.entity,
                                         cell.value, cell.origin});
        }
    }

    void take_changes(TomlNode const& root, std::vector<Step>& steps) {
        auto const* changes = find(root, "change");
        if (changes == nullptr) return;
        auto const& items = changes->value.items;
        bool const tables = changes->value.kind == TomlKind::array &&
                            std::all_of(items.begin(), items.end(), [](auto const& item) {
                                return item.kind == TomlKind::table;
                            });
        if (tables) {
            for (auto const& change : items) take_change(change, steps);
            return;
        }
        problems_.push_back({changes->at,
                             {"change is a list of tables", "change は表のリストです"},
                             {"write [[change]] with two brackets before each change",
                              "変更ごとに、二重のかっこで [[change]] と書いてください"}});
    }

    void take_change(TomlNode const& change, std::vector<Step>& steps) {
        auto const at = date_of(change);
        auto const why = reason_of(change);
        std::size_t const before = problems_.size();
        auto contents = tables_.read(change, words_of_change);
        if (contents.parameters.empty() && problems_.size() == before) {
            problems_.push_back({change.at,
                                 {"the change changes nothing", "変更の中身がありません"},
                                 {"name at least one parameter and its new value",
                                  "パラメータと新しい値を少なくとも 1 つ書いてください"}});
        }
        for (auto const& mention : contents.entities) check_exists(mention.entity, mention.at);
        for (auto& given : contents.parameters) {
            auto const entity = keys_.find_entity(given.key);
            if (entity && !settings_.has(*entity)) continue;
            if (may_change(given)) steps.push_back({at, std::move(given), why});
        }
    }

    std::optional<Date> date_of(TomlNode const& change) {
        auto const* at = find(change, "at");
        if (at == nullptr) {
            problems_.push_back({change.at,
                                 {"the change has no date", "変更に日付がありません"},
                                 {"add a date, like at = 2027-04-01",
                                  "日付を書いてください(例: at = 2027-04-01)"}});
            return std::nullopt;
        }
        auto const date = values_.date(at->value, "at");
        auto const start = settings_.number("run.start");
        auto const horizon = settings_.number("run.horizon");
        if (!date || !start || !horizon) return date;
        Run run;
        run.start = Scalar<Date>::make(*start);
        run.horizon = Years{*horizon};
        if (run.start <= *date && *date < end_of(run)) return date;
        auto const end = to_string(std::chrono::floor<std::chrono::days>(end_of(run)));
        problems_.push_back({at->value.at,
                             say("{} is not within the run, from {} until before {}",
                                 "{} は計算の期間({} から {} の前日まで)の外です", to_string(*date),
                                 to_string(run.start), end),
                             say("give a date within the run, or change run.horizon",
                                 "期間内の日付にするか、run.horizon を変えてください")});
        return std::nullopt;
    }

    Text reason_of(TomlNode const& change) {
        if (find(change, "why") == nullptr && find(change, "why_en") == nullptr) {
            problems_.push_back({change.at,
                                 {"the change has no reason", "変更の理由がありません"},
                                 {"add why = \"…\" (Japanese) or why_en = \"…\"",
                                  "why = \"…\"(英語なら why_en)を書いてください"}});
        }
        return sentence(change, "why", "why_en");
    }

    bool may_change(Given const& given) {
        if (declaration_of(given.address).change == Change::any_time) return true;
        problems_.push_back(
            {given.at,
             say("{} cannot change during a run", "{} は計算の途中では変えられません", given.key),
             say("give it in its section instead of in a [[change]]",
                 "[[change]] ではなくセクションに書いてください")});
        return false;
    }

    void apply(std::vector<Step>& steps, Scenario& scenario) {
        // Stable: at equal dates a child's change comes after its parent's and wins.
        std::stable_sort(steps.begin(), steps.end(),
                         [](auto const& a, auto const& b) { return a.at < b.at; });
        for (auto& step : steps) {
            auto const& [address, key, place, node] = step.given;
            if (!step.at) { // belongs nowhere, but more may be wrong with it
                values_.read(*node, declaration_of(address), key, std::nullopt);
                continue;
            }
            if (!set(address, *node, key, {})) continue;
            std::size_t const setting = index_of_.at(address);
            std::erase_if(scenario.changes, [&](auto const& earlier) {
                return earlier.at == *step.at && earlier.setting == setting;
            });
            scenario.changes.push_back(
                {*step.at, setting, settings_.at(address).value, place, std::move(step.why)});
        }
    }

    /// Whatever a file says of them. Their authority is the line that asked for it.
    void take_effects_away(Scenario& scenario) const {
        auto const asked = std::ranges::find(scenario.settings, "run.effects", &Setting::key);
        auto const none = [&](Setting const& setting) {
            return declarations_.parameters[setting.declaration].without_effect;
        };
        std::erase_if(scenario.changes, [&](DatedChange const& change) {
            return none(scenario.settings[change.setting]).has_value();
        });
        for (auto& setting : scenario.settings) {
            if (!none(setting)) continue;
            setting.value = *none(setting);
            setting.origin = {asked->origin.from, asked->origin.at, {}};
        }
    }

    /// The file itself first, then its parents, each from top to bottom; the command line last.
    std::vector<Problem> in_order_of_reading() {
        auto const rank = [&](Problem const& problem) {
            std::size_t file = 0;
            while (file < read_.files.size() && read_.files[file].name != problem.at.file) ++file;
            return std::tuple{problem.at.file.empty(), file, problem.at.line, problem.at.column};
        };
        std::stable_sort(problems_.begin(), problems_.end(),
                         [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
        return std::move(problems_);
    }

    ScenarioFiles read_;
    Declarations const& declarations_;
    ScenarioKeys keys_;
    std::vector<Problem> problems_;
    TableReader tables_;
    ValueReader values_;
    Settings settings_;
    std::map<Address, std::size_t> index_of_;
};

} // namespace

Scenario load_scenario(std::filesystem::path const& file, Declarations const& declarations,
                       LoadOptions const& options) {
    Resolver resolver{read_scenario_files(file), declarations, options};
    return resolver.resolve(file, options.overrides);
}

} // namespace norishiro::sim
