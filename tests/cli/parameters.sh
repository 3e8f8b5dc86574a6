#!/usr/bin/env bash
# Parameter sets: each pair of replications draws one, and the result alone knows which.
# usage: parameters.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

cat >sets.csv <<'CSV'
# by hand
weight,note,illness.relapse,detection.police
1,a,0.008,0.0005
2,b,0.030,0.0020
1,c,0.012,0.0009
CSV
study=("$program" compare scenarios/asaka/baseline.toml scenarios/asaka/early_coordination.toml --set population.scale=0.05
       --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false --quiet --lang en)
drawn=("${study[@]}" --parameters sets.csv)
same() { cmp "out/$1/result.h5" "out/$2/result.h5" && cmp "out/$1/summary.csv" "out/$2/summary.csv"; }

ok "eight replications" exits 0 "${drawn[@]}" --replications 8 --threads 1 --out out/whole
ok "how much is chance is said" says "is chance, the rest what is not known of the parameters"
ok "the same on three threads" exits 0 "${drawn[@]}" --replications 8 --threads 3 --out out/threads
ok "byte for byte" same whole threads
ok "three of them" exits 0 "${drawn[@]}" --replications 3 --out out/grown
ok "and five more" exits 0 "${drawn[@]}" --replications 8 --out out/grown --extend
ok "are the eight" same whole grown
ok "other sets do not extend it" exits 1 "${study[@]}" --replications 10 --out out/grown --extend
ok "which is said" says "drew from other parameter sets"
mv sets.csv moved.csv
ok "the result alone can be run again" exits 0 "$program" verify out/whole --lang en --quiet
ok "every count" says "every count is the same"
mv moved.csv sets.csv
ok "the report says what the intervals hold" grep -q "which more replications take away; the rest stays" out/whole/report.html
ok "and the command" grep -q -- "--parameters sets.csv" out/whole/report.html
ok "without sets the results are others" exits 0 "${study[@]}" --replications 8 --out out/plain
ok "not the same" bash -c '! cmp -s out/whole/summary.csv out/plain/summary.csv'
ok "all of it is chance then" awk -F, 'NR > 1 && $NF != 1 { exit 1 }' out/plain/summary.csv
ok "what --set gives is not drawn" exits 0 "${drawn[@]}" --replications 8 --out out/given \
  --set "illness.relapse=0.013 /month" --set "detection.police=0.00095 /month"
ok "as without sets" exits 0 "${study[@]}" --replications 8 --out out/fixed \
  --set "illness.relapse=0.013 /month" --set "detection.police=0.00095 /month"
means() { sed 's/"[^"]*"/name/g' "out/$1/summary.csv" | cut -d, -f1,2,6,9; }
ok "the same indicators" test "$(means given)" = "$(means fixed)"

printf 'illness.relapse\n0.03\n' >one.csv
few=(--set population.scale=0.05 --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false --quiet --lang en)
ok "stories of what was drawn" exits 0 "$program" explain scenarios/asaka/baseline.toml "${few[@]}" --find readmitted --parameters one.csv
head -n -1 stdout >drawn_stories
ok "say how to ask on" says "--parameters 'one.csv'"
ok "the same values set" exits 0 "$program" explain scenarios/asaka/baseline.toml "${few[@]}" --find readmitted --set "illness.relapse=0.03 /month"
ok "are the same stories" diff drawn_stories <(head -n -1 stdout)
ok "others without" exits 0 "$program" explain scenarios/asaka/baseline.toml "${few[@]}" --find readmitted
ok "are other stories" bash -c '! diff -q drawn_stories <(head -n -1 stdout) >/dev/null'

# --- mistakes
ok "no such file" exits 1 "${study[@]}" --parameters nowhere.csv --out out/no
ok "is named" says "nowhere.csv"
printf 'illness.relapse\n0.01\n7\n' >bad.csv
ok "a value out of its range" exits 1 "${study[@]}" --parameters bad.csv --out out/no
ok "with file and line" says "bad.csv:3"
printf 'weight,illness.relaps\n1,0.01\n' >bad.csv
ok "a key that is none" exits 1 "$program" run scenarios/asaka/baseline.toml --parameters bad.csv --out out/no --lang ja
ok "in Japanese" says "'illness.relaps' という数値のパラメータはありません"
head -c 3000 /dev/urandom >bad.csv
ok "noise" exits 1 "${study[@]}" --parameters bad.csv --out out/no
ok "nothing is written" test ! -e out/no
finish
