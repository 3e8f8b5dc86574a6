#!/usr/bin/env bash
# Every number of a report is in its result; a wrong one is found.
set -euo pipefail
program=$1 root=$2
check() { /usr/bin/python3 "$root/tests/interop/check_report.py" "$@"; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$root/scenarios" "$folder/scenarios"
cd "$folder/scenarios/asaka"
small=(--set population.scale=0.05 --set "run.horizon=2 years" --set "run.burn_in=6 months"
  --set run.settle=false --quiet)
"$program" compare baseline.toml second_outreach_team.toml early_coordination.toml "${small[@]}" \
  --replications 4 --lang ja --out "$folder/compared" >/dev/null
check "$folder/compared/result.h5" "$folder/compared/report.html" --least 1500
"$program" report "$folder/compared" --lang en --out "$folder/en.html" >/dev/null
check "$folder/compared/result.h5" "$folder/en.html" --least 1500
"$program" run baseline.toml "${small[@]}" --replications 1 --lang en --out "$folder/single" >/dev/null
check "$folder/single/result.h5" "$folder/single/report.html" --least 300
"$program" compare baseline.toml second_outreach_team.toml "${small[@]}" --replications 6 \
  --parameters ../posterior.csv --lang en --out "$folder/drawn" >/dev/null
check "$folder/drawn/result.h5" "$folder/drawn/report.html" --least 1500

# The last digit of one number after the other.
/usr/bin/python3 - "$folder/en.html" "$folder" <<'PYTHON'
import re
import sys

page = open(sys.argv[1], encoding="utf-8").read()
numbers = [m for m in re.finditer(r'data-is="[^"]*"[^>]*>[^<]*?(\d)<', page)]
for i, at in enumerate(numbers[:: len(numbers) // 12]):
    wrong = str((int(at[1]) + 5) % 10)
    with open(f"{sys.argv[2]}/wrong{i}.html", "w", encoding="utf-8") as file:
        file.write(page[: at.start(1)] + wrong + page[at.end(1) :])
PYTHON
for wrong in "$folder"/wrong*.html; do
  if check "$folder/compared/result.h5" "$wrong" >/dev/null 2>&1; then
    echo "FAILED: a wrong number in ${wrong##*/} was not found" >&2
    exit 1
  fi
done
echo "ok: each of $(ls "$folder"/wrong*.html | wc -l) wrong numbers was found"
