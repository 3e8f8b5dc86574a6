#!/usr/bin/env bash
# norishiro calibrate and validate, on a region small enough to be fitted in seconds.
# usage: calibrate.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

region=scenarios/regions/kumagaya.toml
cat >plan.toml <<'EOF'
[study]
set = ["population.scale = 0.05", "run.settle = false", "run.burn_in = 0 months", "run.horizon = 2 years"]
waves = 1
wave_points = 12
particles = 12
threshold = 3.0
most_runs = 120
[parameters."illness.crisis"]
low = 0.0005
high = 0.005
logarithmic = true
[parameters."detection.police"]
logarithmic = true
EOF
cat >targets.toml <<'EOF'
[nation]
residents = 125500000
inpatients = 218.7
[A19]
use = "calibrate"
indicator = "admissions"
value = 305700
tolerance_share = 0.3
scaled = "inpatients"
[A40]
use = "calibrate"
indicator = "reports"
value = 26403
tolerance_share = 0.5
scaled = "residents"
[A09]
indicator = "community_days"
value = 321.9
tolerance = 10
[A22]
note = "left out here"
note_ja = "ここでは扱わない"
EOF
differ() { ! cmp -s "$1" "$2"; }
fit() { "$program" calibrate "$region" --plan plan.toml --targets "${targets:-targets.toml}" --lang en --quiet "$@"; }

ok "a calibration" exits 0 fit --out "out/事後 1.csv" --threads 1
ok "says what is left" says "illness.crisis:"
ok "and how many meet all" says "parameter sets meet every target in one run"
ok "the posterior has its columns" grep -q '^weight,distance,illness.crisis,detection.police,A19,A40$' "out/事後 1.csv"
ok "a set for each particle" test "$(grep -vc '^#\|^weight' "out/事後 1.csv")" = 12
ok "nothing else is left" test ! -e "out/事後 1.csv.journal"
ok "three threads" exits 0 fit --out out/2.csv --threads 3
ok "give the same bytes" cmp "out/事後 1.csv" out/2.csv
ok "another seed" exits 0 fit --out out/3.csv --seed 5
ok "gives others" differ "out/事後 1.csv" out/3.csv
ok "an older file" exits 1 fit --out out/2.csv
ok "is kept" says "exists already"

# Killed again and again, in the midst of a write too: the same bytes in the end.
killed_at() { # killed_at BYTES: once its journal has so many
  "$program" calibrate "$region" --plan plan.toml --targets targets.toml --quiet --out out/4.csv >/dev/null 2>&1 &
  until ! kill -0 $! 2>/dev/null || [ -e out/4.csv ] || { [ -e out/4.csv.journal ] && [ "$(stat -c %s out/4.csv.journal)" -ge "$1" ]; }; do sleep 0.01; done
  kill -KILL $! 2>/dev/null
  wait $! 2>/dev/null
  [ ! -e out/4.csv ]
}
for bytes in 100 300 900; do ok "killed at $bytes bytes" killed_at "$bytes"; done
truncate -s -5 out/4.csv.journal
ok "what was killed goes on" exits 0 fit --out out/4.csv
ok "to the same bytes" cmp "out/事後 1.csv" out/4.csv

# What is held out changes nothing, what is fitted to does.
sed 's/321.9/300/; s/tolerance = 10/tolerance = 1/' targets.toml >other.toml
targets=other.toml
ok "other figures held out" exits 0 fit --out out/5.csv
ok "change nothing" cmp "out/事後 1.csv" out/5.csv
sed 's/305700/611400/' targets.toml >other.toml
ok "twice the admissions" exits 0 fit --out out/6.csv
ok "change the posterior" differ "out/事後 1.csv" out/6.csv
targets=targets.toml

ok "validate" exits 3 "$program" validate "$region" --targets targets.toml --lang en --quiet --out out/v \
  --set population.scale=0.02 --set run.settle=false --set "run.burn_in=0 months" --set "run.horizon=2 years" \
  --set "illness.crisis=0.02 /month" --replications 3 --figures-only
ok "counts what is met" says "of 1 that are held out"
ok "names what has no indicator" says "A22            no indicator: left out here"
ok "a table" grep -q '^A19,calibrate,' out/v/targets.csv
ok "a page" grep -q '</svg>' out/v/validation.html
ok "and nothing without effects" test ! -e out/v/conclusions.csv

# What a price does stands; what a programme is assumed to do goes with the assumption.
cat >scenarios/asaka/dear.toml <<'EOF'
extends = "baseline.toml"
[scenario]
title = "割高"
title_en = "Dear"
question = "いくらか"
question_en = "How much?"
[costs]
bed_early = { value = "27000 JPY/day", source = "assumed" }
EOF
cat >two.toml <<'EOF'
replications = 8
[asaka]
scenarios = ["scenarios/asaka/baseline.toml", "scenarios/asaka/dear.toml", "scenarios/asaka/all_programmes.toml"]
EOF
ok "validate with comparisons" exits 0 "$program" validate "$region" --targets targets.toml --comparisons two.toml \
  --lang en --quiet --out out/two --set population.scale=0.05 --set run.settle=false \
  --set "run.burn_in=12 months" --set "run.horizon=3 years"
ok "what stands" grep -q '^asaka,dear,Dear,cost.*,stands$' out/two/conclusions.csv
ok "no price changes people" test "$(grep -c '^asaka,dear,.*,none$' out/two/conclusions.csv)" -gt 5
ok "what rests on assumed effects" grep -q '^asaka,all_programmes,.*,assumed_alone$' out/two/conclusions.csv
ok "is named" says ", on assumed effects alone: "
ok "and in the page" grep -q 'rests on assumed effects alone' out/two/validation.html
ok "and in both languages" grep -q '仮定した効果だけ / on assumed effects alone' out/two/validation.md
ok "the figure of a page of its own" grep -q '^<svg .*xmlns=' out/two/validation.svg
ok "figures without effects" grep -qE '^A19,calibrate,([^,]*,){10}[0-9.]+,' out/two/targets.csv
echo 'scenarios = 3' >two.toml
ok "a comparison of one" exits 1 "$program" validate "$region" --targets targets.toml --comparisons two.toml --lang en
ok "is refused" says "does not name two scenarios"
sed 's/"admissions"/"nonsense"/' targets.toml >other.toml
ok "an indicator that there is not" exits 1 "$program" validate "$region" --targets other.toml --lang en
ok "is named" says "there is no indicator 'nonsense'"
sed -i 's/low = 0.0005/low = 7/' plan.toml
ok "bounds outside the declared ones" exits 1 fit --out out/7.csv
ok "are refused" says "the bounds 7 and 0.005 of 'illness.crisis'"

finish
