#!/usr/bin/env bash
# run and compare with --facts: the same bytes on any number of threads, after a kill and with
# --extend; nothing else changes; nothing is mixed.
# usage: facts.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

# The second scenario has a hospital that the first does not have.
cat >scenarios/asaka/one_more_hospital.toml <<'TOML'
extends = "baseline.toml"

[scenario]
title = "病院がもう1つ"

[hospital.another]
beds              = "100 beds"
discharge_workers = "5 FTE"
TOML
study=("$program" compare scenarios/asaka/baseline.toml scenarios/asaka/one_more_hospital.toml --set population.scale=0.05
       --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false)
same() { cmp "out/$1/result.h5" "out/$2/result.h5" && cmp "out/$1/summary.csv" "out/$2/summary.csv"; }

ok "without" exits 0 "${study[@]}" --replications 6 --quiet --out out/plain
ok "with facts" exits 0 "${study[@]}" --replications 6 --threads 3 --out out/whole --facts
ok "says how many first" grep -Eq "^facts: about [0-9,]+ rows, [0-9]+ MB in result.h5" stderr
ok "a note is beside them" grep -q "do not publish" out/whole/FACTS_README.txt
ok "in both languages" grep -q "公表" out/whole/FACTS_README.txt
ok "and nowhere else" test ! -e out/plain/FACTS_README.txt
ok "the summary is the same" cmp out/plain/summary.csv out/whole/summary.csv
ok "export of one" exits 0 "$program" export out/plain --format csv --quiet --out out/a
ok "and of the other" exits 0 "$program" export out/whole --format csv --quiet --out out/b
ok "are the same" diff -r out/a out/b
ok "the report says how to do it again" grep -q -- "--facts" out/whole/report.html
ok "and not without" eval '! grep -q -- "--facts" out/plain/report.html'
ok "one thread" exits 0 "${study[@]}" --replications 6 --threads 1 --quiet --out out/one --facts
ok "gives the same bytes" same whole one
ok "one that can be run again" exits 0 "$program" run scenarios/asaka/norishiro.toml --set population.scale=0.05 \
  --set "run.horizon=2 years" --set run.settle=false --replications 2 --quiet --out out/again --facts
ok "verify" exits 0 "$program" verify out/again --lang en
ok "rerun" exits 0 "$program" rerun out/again --replication 1 --lang en
ok "is the same" says "The counts are those of the result."

# --- extend
ok "two of them" exits 0 "${study[@]}" --replications 2 --quiet --out out/grown --facts
ok "--extend adds four" exits 0 "${study[@]}" --replications 6 --out out/grown --extend --facts
ok "to the same bytes" same whole grown
ok "to extend without --facts" exits 1 "${study[@]}" --replications 7 --out out/grown --extend
ok "is refused" says "'out/grown/result.h5' holds facts, which were not asked for"
ok "with what to do" says "add --facts"
ok "in Japanese too" exits 1 "${study[@]}" --replications 7 --out out/grown --extend --lang ja
ok "as one sentence" says "--facts がありません"
ok "to extend what has none" exits 1 "${study[@]}" --replications 7 --out out/plain --extend --facts
ok "is refused as well" says "'out/plain/result.h5' holds no facts"
ok "both stay" same whole grown
ok "replaced without" exits 0 "${study[@]}" --replications 6 --quiet --out out/one --force
ok "there are none any more" same plain one
ok "nor a note" test ! -e out/one/FACTS_README.txt

# --- a kill
"${study[@]}" --replications 6 --threads 1 --out out/killed --facts >/dev/null 2>&1 &
pid=$!
journal=out/killed.part/runs.journal
for _ in $(seq 600); do [ "$(stat -c %s "$journal" 2>/dev/null || echo 0)" -gt 300000 ] && break; sleep 0.02; done
kill -KILL "$pid"
wait "$pid" 2>/dev/null
cp "$journal" left.journal
ok "the next run goes on" exits 0 "${study[@]}" --replications 6 --out out/killed --facts
ok "and says so" says "going on:"
ok "to the same bytes" same whole killed
size=$(stat -c %s left.journal)
for cut in $((size / 3)) $((size / 2)) $((size - 1)); do
  rm -rf out/killed && mkdir -p out/killed.part && head -c "$cut" left.journal >"$journal"
  ok "go on from $cut bytes" exits 0 "${study[@]}" --replications 6 --quiet --out out/killed --facts
  ok "to the same bytes from $cut" same whole killed
done
rm -rf out/other && mkdir -p out/other.part && cp left.journal out/other.part/runs.journal
ok "without facts it does not go on from it" exits 0 "${study[@]}" --replications 6 --out out/other
ok "and does not say so" sh -c '! grep -q "going on" stderr'
ok "but has none" same plain other

finish
