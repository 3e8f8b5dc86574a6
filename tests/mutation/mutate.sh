#!/usr/bin/env bash
# Deliberate faults in the engine, one at a time: each must make the test named beside it fail.
# tests/mutation/mutate.sh           all of them
# tests/mutation/mutate.sh 2 11      these
#
# The sources are copied and built below build/release/mutation, or where MUTATION_FOLDER says; the tree
# itself is never touched. Exit code: 0 if every fault was found, 1 if one survived, 2 if one could
# not be tried because the table below is out of date or something does not build.
set -euo pipefail

# ---- the faults ---------------------------------------------------------------------------------

numbers=()
declare -A title program test_case
edit_of=() edit_file=() edit_old=() edit_new=()

# fault NUMBER TITLE PROGRAM TEST: what is wrong, and the test case that has to notice
fault() {
    numbers+=("$1")
    title[$1]=$2
    program[$1]=$3
    test_case[$1]=$4
}
# edit FILE OLD NEW: makes the fault that was named last. OLD must stand in the file exactly once.
edit() {
    edit_of+=("${numbers[-1]}")
    edit_file+=("$1")
    edit_old+=("$2")
    edit_new+=("$3")
}

fault 1 'a mean 5 % off' theory \
    'waits in M/M/c are those of Erlang C, from one server to twenty and from idle to busy'
edit sim/random/stream.hpp \
    'return mean * unit_exponential();' \
    'return 1.05 * mean * unit_exponential();'

fault 2 'a line served last in, first out' theory \
    'the spread of the waits for places and for staff is that of first come, first served'
edit sim/line.hpp \
    'Spot join(std::uint32_t who, std::uint8_t priority, Time now) {' \
    'Spot join(std::uint32_t who, std::uint8_t priority, Time now) {
        return join_first(who, priority, now);'

fault 3 'priorities swapped' theory \
    'the waits of two kinds for one place are those of Cobham'
edit sim/line.hpp \
    'for (auto& line : classes_) {' \
    'for (std::size_t behind = classes_.size(); behind > 0; --behind) {
            auto& line = classes_[behind - 1];'

fault 4 'the replication missing from the key' unit \
    'replications and seeds have keys of their own'
edit sim/random/stream.cpp \
    'spread(seed) ^ (replication * ' \
    'spread(seed) ^ (0 * replication * '

fault 5 'thresholds drawn again when a hazard changes' theory \
    'a hazard that changes hundreds of times eats the one threshold that was drawn'
edit sim/pathway.hpp \
    'remaining = std::max(0.0, remaining - eaten);' \
    'remaining = Stream{{std::bit_cast<std::uint64_t>(remaining - eaten)}, 0}.unit_exponential();'

fault 6 'nobody who gives up leaves the line' theory \
    'those who give up and those who stay in line are as many as Erlang A says'
edit sim/line.cpp \
    'waiting.sequence = 0;' \
    'return true;'

fault 7 'one server too many' theory \
    'the share turned away is that of Erlang B, whatever the law of the stays'
edit sim/places.hpp \
    'if (taken() >= places_ || !line_.empty()) return {};' \
    'if (taken() > places_ || !line_.empty()) return {};'
edit sim/places.hpp \
    'if (line_.empty() || taken() >= places_) return std::nullopt;' \
    'if (line_.empty() || taken() > places_) return std::nullopt;'

fault 8 'the fiscal year from March' unit \
    'the fiscal year begins on 1 April'
edit sim/time.cpp \
    'date.month() == April' \
    'date.month() == March'

fault 9 'a number that is none accepted' unit \
    'a value outside its range is refused, and so is none at all'
edit sim/scenario_values.cpp \
    'if (declaration.min <= number && number <= declaration.max) return true;' \
    'if (!(number < declaration.min || declaration.max < number)) return true;'

fault 10 'a circle of extends missed' unit \
    'a parent must exist, within the folder, without a circle'
edit sim/scenario_files.cpp \
    'if (visited_.contains(target)) {' \
    'if (false) {'

fault 11 'the normal quantile for that of Student' unit \
    "the interval is Student's and not the normal one"
edit sim/statistics.cpp \
    'boost::math::students_t const t{static_cast<double>(spread.independent - 1)};' \
    'boost::math::normal const t;'

fault 12 'results in the order of completion' unit \
    'neither threads nor how long a run takes change the answer'
edit sim/experiment.cpp \
    'for (; !waiting_.empty() && waiting_.begin()->first == next_; ++next_) hand_on_first();' \
    'for (; !waiting_.empty(); ++next_) hand_on_first();'

# ---- the copy -----------------------------------------------------------------------------------

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
mkdir -p "${MUTATION_FOLDER:=$root/build/release/mutation}"
scratch=$(cd -- "$MUTATION_FOLDER" && pwd)
copy=$scratch/source
build=$copy/build/release # as deep as in the tree, so that relative paths are the same
log=$scratch/log
sources=(CMakeLists.txt CMakePresets.json cli cmake main.cpp models output scenarios sim tests)
time_limit=600 # seconds for a test case

give_up() {
    printf 'mutate.sh: %s\n' "$1" >&2
    exit 2
}

# Brings the copy up to date. What is copied gets a new time, so that it is built anew: the object
# file there may be that of a fault.
copy_sources() {
    local file
    mkdir -p "$copy"
    (cd "$root" && find "${sources[@]}" -type f) >"$scratch/files"
    while IFS= read -r file; do
        cmp -s "$root/$file" "$copy/$file" || install -D -m 644 "$root/$file" "$copy/$file"
    done <"$scratch/files"
    (cd "$copy" && find "${sources[@]}" -type f) >"$scratch/files"
    while IFS= read -r file; do
        if [[ ! -e $root/$file ]]; then rm "$copy/$file"; fi
    done <"$scratch/files"
}

# split FILE TEXT: sets `before` and `after`; fails unless TEXT stands in the file exactly once.
split() {
    local all
    all=$(cat "$1" && printf x) && all=${all%x} || return 1 # x: keeps the last line break
    before=${all%%"$2"*}
    after=${all#*"$2"}
    [[ $all != "$before" && $after != *"$2"* ]]
}
check_edits() {
    local i
    for i in "${!edit_of[@]}"; do
        split "$root/${edit_file[i]}" "${edit_old[i]}" ||
            give_up "fault ${edit_of[i]}: not exactly once in ${edit_file[i]}: ${edit_old[i]}"
    done
}
make_fault() {
    local i
    for i in "${!edit_of[@]}"; do
        if [[ ${edit_of[i]} == "$1" ]]; then
            split "$copy/${edit_file[i]}" "${edit_old[i]}"
            printf '%s' "$before${edit_new[i]}$after" >"$copy/${edit_file[i]}"
        fi
    done
}

# ---- building and testing -----------------------------------------------------------------------

# Any tree's copy may use what was compiled for another's.
export CCACHE_BASEDIR=$copy CCACHE_NOHASHDIR=1
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-1} # a test counts as one job

quietly() {
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        return 1
    fi
}
build() { quietly cmake --build "$build" --target "$@"; }

# run PROGRAM TEST: sets `verdict` to passed, failed, late, or broken if it crashed or not exactly
# one test case has the name.
run() {
    local code=0 name=${2//,/\\,} # a comma separates names
    timeout --kill-after=10 "$time_limit" "$build/tests/$1" "$name" >"$log" 2>&1 </dev/null || code=$?
    if [[ $code == 0 ]] && grep -q '^All tests passed (.* in 1 test case)$' "$log"; then
        verdict=passed
    elif [[ $code != 0 ]] && grep -Eq '^test cases: +1 \|( +0 passed \|)? +1 failed$' "$log" &&
        ! grep -q 'fatal error condition' "$log"; then
        verdict=failed
    elif [[ $code == 124 || $code == 137 ]]; then # after the above: as many checks can fail
        verdict=late
    else
        verdict=broken
    fi
}

# ---- the work -----------------------------------------------------------------------------------

for number in "$@"; do
    [[ $number =~ ^[1-9][0-9]*$ && -n ${title[$number]-} ]] || give_up "there is no fault $number"
done
chosen=("$@")
if (($# == 0)); then chosen=("${numbers[@]}"); fi

exec 9>"$scratch/lock"
flock 9 # one at a time
check_edits # also of those that were not chosen: it costs nothing
copy_sources

# Without a fault each test passes, or its failure would show nothing.
mapfile -t programs < <(for number in "${chosen[@]}"; do echo "${program[$number]}"; done | sort -u)
(cd "$copy" && quietly cmake --preset release) || give_up 'the copy cannot be configured'
build "${programs[@]}" || give_up 'the copy does not build'
for number in "${chosen[@]}"; do
    run "${program[$number]}" "${test_case[$number]}"
    if [[ $verdict != passed ]]; then
        tail -n 40 "$log" >&2
        give_up "without a fault, ${program[$number]} \"${test_case[$number]}\" is $verdict"
    fi
done

found=0
for number in "${chosen[@]}"; do
    SECONDS=0
    make_fault "$number"
    build "${program[$number]}" || give_up "with fault $number ${program[$number]} does not build"
    run "${program[$number]}" "${test_case[$number]}"
    copy_sources
    case $verdict in
        failed) result=found && found=$((found + 1)) ;;
        passed | late) result='NOT FOUND' ;;
        *)
            tail -n 40 "$log" >&2
            give_up "with fault $number, ${program[$number]} \"${test_case[$number]}\" is $verdict"
            ;;
    esac
    printf '%-9s %2d %s (%s: "%s", %d s)\n' "$result" "$number" "${title[$number]}" \
        "${program[$number]}" "${test_case[$number]}" "$SECONDS"
done
printf '%d of %d faults found\n' "$found" "${#chosen[@]}"
[[ $found == "${#chosen[@]}" ]]
