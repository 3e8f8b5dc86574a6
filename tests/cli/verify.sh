#!/usr/bin/env bash
# norishiro verify and rerun: a result is run again from the result alone.
# usage: verify.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

# With dated changes, words, named things and a barrier less.
ok "a result" exits 0 "$program" compare scenarios/kumagaya/baseline.toml scenarios/kumagaya/all_programmes.toml \
  --without-barriers --set population.scale=0.03 --set "run.horizon=2 years" --set run.settle=false \
  --replications 5 --quiet --out "out/結果 1"
mkdir scenarios/more
printf 'extends = "../kumagaya/baseline.toml"\n[hospital.new]\narea = "kumagaya"\nbeds = "50 beds"\n' >scenarios/more/new_hospital.toml
ok "a result with a hospital more" exits 0 "$program" compare scenarios/kumagaya/baseline.toml scenarios/more/new_hospital.toml \
  --set population.scale=0.03 --set "run.horizon=1 years" --set run.settle=false --replications 2 --quiet --out out/more
rm -rf scenarios # the result is enough
ok "a hospital that the baseline has not" exits 0 "$program" verify out/more --lang en
ok "is run again as well" says "2 of 2 replications were run again in all 2 scenarios"
ok "verify" exits 0 "$program" verify "out/結果 1" --lang en
ok "says what was done" says "3 of 5 replications were run again in all 9 scenarios: every count is the same"
ok "all of them, in Japanese" exits 0 "$program" verify "out/結果 1/result.h5" --replications 99 --quiet --lang ja
ok "says so" says "5回のうち5回を9シナリオすべてで再計算し、すべての数値が一致しました"
ok "rerun" exits 0 "$program" rerun "out/結果 1" --replication 4 --lang en
ok "is the same" says "The counts are those of the result."
ok "shows how usual it is" says "standard deviations from the mean"
ok "rerun what there is not" exits 1 "$program" rerun "out/結果 1" --replication 5 --lang en
ok "is refused" says "has no replication 5"
ok "verify nothing" exits 1 "$program" verify out/none --lang en
head -c 30000 "out/結果 1/result.h5" >cut.h5
ok "verify what is cut" exits 1 "$program" verify cut.h5 --lang en

finish
