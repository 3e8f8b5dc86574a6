#!/usr/bin/env bash
# A small comparison with facts: its readers, and the scripts of the README on it.
# usage: open_facts.sh PROGRAM SOURCE_FOLDER
set -euo pipefail
program=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$root/scenarios" "$folder/scenarios"
cat >"$folder/scenarios/asaka/one_more_hospital.toml" <<'TOML'
extends = "baseline.toml"

[scenario]
title    = "病院がもう1つ"
title_en = "One more hospital"

[hospital.another]
beds              = "100 beds"
discharge_workers = "5 FTE"
TOML
small=(--set population.scale=0.1 --set "run.horizon=3 years" --set "run.burn_in=6 months" --set run.settle=false
  --replications 3 --quiet)
cd "$folder/scenarios/asaka"
"$program" compare baseline.toml one_more_hospital.toml "${small[@]}" --facts --out "$folder/結果 1" >/dev/null
/usr/bin/python3 "$root/tests/interop/open_facts.py" "$folder/結果 1"

# What the scripts print are the differences of summary.csv, and what they draw is a picture.
lines() {
  awk -F, '$2 == "long_stay" { printf "%s: %+.2f [%+.2f, %+.2f]\n", $1, $9, $10, $11 }' "$1/summary.csv"
}
draws() { # NAME RESULT COMMAND…
  local name=$1 result=$2
  shift 2
  "$@" "$result/result.h5" "$folder/figure.png" | diff - <(lines "$result")
  [ "$(head -c 4 "$folder/figure.png" | tail -c 3)" = PNG ] && [ "$(stat -c %s "$folder/figure.png")" -gt 8000 ]
  rm "$folder/figure.png"
  echo "ok: $name draws ${result##*/}"
}
"$program" compare baseline.toml one_more_hospital.toml second_outreach_team.toml "${small[@]}" \
  --out "$folder/3" >/dev/null
for result in "$folder/結果 1" "$folder/3"; do
  draws figure.py "$result" /usr/bin/python3 "$root/output/examples/figure.py"
  if command -v Rscript >/dev/null; then
    draws figure.R "$result" Rscript --vanilla "$root/output/examples/figure.R"
  fi
done
