#!/usr/bin/env bash
# Exports of a small comparison, opened by the programs that their users have.
set -euo pipefail
program=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$root/scenarios" "$folder/scenarios"
# A title that a careless spreadsheet would run.
cat >"$folder/scenarios/asaka/=formula.toml" <<'EOF'
extends = "baseline.toml"

[scenario]
title    = "=1+1"
question = "+SUM(A1:A9)、または @だれか?"

[[change]]
at  = 2027-04-01
why = "-来年度から"
programmes.outreach.staff = { times = 2 }
EOF
cd "$folder/scenarios/asaka"
# From January on, so that the first and the last fiscal year are parts.
"$program" compare baseline.toml "=formula.toml" norishiro.toml \
  --set population.scale=0.1 --set run.start=2026-01-01 --set "run.horizon=3 years" --set "run.burn_in=6 months" \
  --set run.settle=false --replications 3 --quiet --out "$folder/結果" >/dev/null
for language in ja en; do
  "$program" export "$folder/結果" --lang $language --out "$folder/$language.xlsx" >/dev/null
  "$program" export "$folder/結果" --lang $language --format csv --bom --out "$folder/$language" >/dev/null
  /usr/bin/python3 "$root/tests/interop/open_export.py" "$folder/結果/result.h5" "$folder/$language.xlsx" "$folder/$language"
done
if ! command -v libreoffice >/dev/null; then
  echo "skipped: LibreOffice is not installed, so it does not open the workbooks"
  exit 0
fi
for language in ja en; do
  libreoffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf \
    --outdir "$folder" "$folder/$language.xlsx" >/dev/null 2>&1
  test "$(head -c 5 "$folder/$language.pdf")" = "%PDF-"
  echo "ok: LibreOffice prints the workbook in $language"
done
