#!/usr/bin/env bash
# Publications of a small comparison, attacked with linear programs from their CSV alone.
set -euo pipefail
program=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$root/scenarios" "$folder/scenarios"
cd "$folder"
# So small that municipalities fall into all three bands. The first and the last fiscal year are parts.
"$program" compare scenarios/asaka/baseline.toml scenarios/asaka/early_coordination.toml \
  --set population.scale=0.05 --set run.start=2026-01-01 --set "run.horizon=3 years" --set "run.burn_in=6 months" \
  --set run.settle=false --replications 4 --quiet --out result >/dev/null
for rule in ndb round; do
  "$program" publish result --rule $rule --lang ja --out $rule >/dev/null
  /usr/bin/python3 "$root/tests/interop/check_publish.py" $rule result/result.h5 $rule
done
