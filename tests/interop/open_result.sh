#!/usr/bin/env bash
# A small comparison, opened by the readers that its users have.
set -euo pipefail
program=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$root/scenarios" "$folder/scenarios"
# A scenario may have a hospital that the others do not have.
cat >"$folder/scenarios/asaka/one_more_hospital.toml" <<'EOF'
extends = "baseline.toml"

[scenario]
title = "病院がもう1つ"

[hospital.another]
beds              = "100 beds"
discharge_workers = "5 FTE"
EOF
cd "$folder/scenarios/asaka"
"$program" compare baseline.toml one_more_hospital.toml second_outreach_team.toml \
  --set population.scale=0.1 --set "run.horizon=3 years" --set "run.burn_in=6 months" --set run.settle=false \
  --replications 3 --quiet --out "$folder/結果 1" >/dev/null
/usr/bin/python3 "$root/tests/interop/open_result.py" "$folder/結果 1"
