#!/usr/bin/env bash
# A small comparison, opened by the readers that its users have.
set -euo pipefail
program=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$root"
"$program" compare scenarios/asaka/baseline.toml scenarios/asaka/second_outreach_team.toml \
  --set population.scale=0.1 --set "run.horizon=3 years" --set "run.burn_in=6 months" --set run.settle=false \
  --replications 3 --quiet --out "$folder/結果 1" >/dev/null
/usr/bin/python3 tests/interop/open_result.py "$folder/結果 1"
