#!/usr/bin/env bash
# More replications, and what is left of a run that was killed: the same bytes as in one go.
# usage: replications.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

study=("$program" compare scenarios/asaka/baseline.toml scenarios/asaka/norishiro.toml --set population.scale=0.05
       --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false --lang en)
same() { cmp "out/$1/result.h5" "out/$2/result.h5" && cmp "out/$1/summary.csv" "out/$2/summary.csv"; }

ok "twelve in one go" exits 0 "${study[@]}" --replications 12 --quiet --out out/whole

# --- extend
ok "five of them" exits 0 "${study[@]}" --replications 5 --quiet --out out/grown
ok "an existing result is refused" exits 1 "${study[@]}" --replications 12 --out out/grown
ok "--extend adds seven" exits 0 "${study[@]}" --replications 12 --threads 1 --out out/grown --extend
ok "says so" says "5 replications are taken over"
ok "the result is that of one go" same whole grown
ok "extend by nothing" exits 0 "${study[@]}" --replications 12 --quiet --out out/grown --extend
ok "leaves it as it is" same whole grown
ok "extend with another setting" exits 1 "${study[@]}" --replications 14 --out out/grown --extend --set trust.gain=0.05
ok "is refused" says "its scenarios are not these, or were set otherwise"
ok "and the result stays" same whole grown
ok "extend nothing" exits 1 "${study[@]}" --replications 4 --out out/none --extend
ok "there is no result" test ! -e out/none
head -c 20000 out/whole/result.h5 >out/grown/result.h5
ok "extend what is cut" exits 1 "${study[@]}" --replications 14 --out out/grown --extend

# --- precision
ok "until precise" exits 0 "${study[@]}" --replications 4 --out out/precise --until-half-width bounce_rate=1 --most-replications 60
ok "says after how many" says "precise enough after"
n=$(grep -oE 'after [0-9]+' stderr | grep -oE '[0-9]+')
ok "more than four" test "$n" -gt 4
ok "as narrow as asked for" test "$(awk -F, '$2 == "bounce_rate" { print ($11 - $9 <= 1) }' out/precise/summary.csv)" = 1
ok "the same as so many at once" exits 0 "${study[@]}" --replications "$n" --quiet --out out/at_once
ok "but for their number" cmp out/precise/summary.csv out/at_once/summary.csv
ok "a maximum" exits 0 "${study[@]}" --replications 3 --out out/most --until-half-width bounce_rate=0.0001 --most-replications 5
ok "is said" says "not precise enough after 5 replications"
ok "no such indicator" exits 1 "${study[@]}" --out out/bad --until-half-width bouncing=2
ok "which is said" says "not an indicator and a width above 0"
ok "no width" exits 1 "${study[@]}" --out out/bad --until-half-width bounce_rate=-1
ok "nothing was written" test ! -e out/bad

# --- a kill: what had ended is not run again
"${study[@]}" --replications 12 --threads 1 --out out/killed >/dev/null 2>&1 &
pid=$!
journal=out/killed.part/runs.journal
for _ in $(seq 600); do [ "$(stat -c %s "$journal" 2>/dev/null || echo 0)" -gt 100000 ] && break; sleep 0.02; done
kill -KILL "$pid"
wait "$pid" 2>/dev/null
ok "its journal is left" test -s "$journal"
cp "$journal" left.journal
ok "no result" test ! -e out/killed
ok "the next run goes on" exits 0 "${study[@]}" --replications 12 --out out/killed
ok "and says so" says "going on:"
ok "to the same bytes" same whole killed
ok "nothing is left" test ! -e out/killed.part
# At any byte: a journal that was cut, or is another study's.
size=$(stat -c %s left.journal)
for cut in 0 1 50 $((size / 3)) $((size / 2)) $((size - 1)); do
  rm -rf out/killed && mkdir -p out/killed.part && head -c "$cut" left.journal >"$journal"
  ok "go on from $cut bytes" exits 0 "${study[@]}" --replications 12 --quiet --out out/killed
  ok "to the same bytes from $cut" same whole killed
done
rm -rf out/other && mkdir -p out/other.part && cp left.journal out/other.part/runs.journal
ok "another study does not go on from it" exits 0 "${study[@]}" --replications 5 --out out/other --seed 9
ok "and does not say so" sh -c '! grep -q "going on" stderr'

finish
