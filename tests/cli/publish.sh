#!/usr/bin/env bash
# norishiro publish as its users meet it: rules, languages, folders that are there, results that are none, no room.
# usage: publish.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

cat >"scenarios/asaka/=formula.toml" <<'END'
extends = "baseline.toml"

[scenario]
title    = "=1+1"
question = "+SUM(A1:A9)"

[[change]]
at  = 2026-10-01
why = "-来年度から"
programmes.outreach.staff = { times = 2 }
END
ok "a result" exits 0 "$program" compare scenarios/asaka/baseline.toml "scenarios/asaka/=formula.toml" \
  --set population.scale=0.05 --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false \
  --replications 3 --quiet --out "out/結果 1"
result="out/結果 1"
place="${result}_publish"
files="by_group.csv by_municipality.csv note.txt publish.html rates.csv relations.csv rows.csv summary.csv tables.xlsx "
sums() { (cd "$1" && sha256sum -- *); }

ok "publish" exits 0 "$program" publish "$result" --lang ja
ok "says where" says "書き出しました: $place"
ok "its files" test "$(ls "$place" | tr '\n' ' ')" = "$files"
ok "nothing in the result" test "$(ls "$result" | tr '\n' ' ')" = "report.html result.h5 run.log summary.csv "
ok "the page is in Japanese" grep -q '<html lang="ja">' "$place/publish.html"
ok "the rule is named" grep -q "NDB" "$place/note.txt"
ok "with a legend" grep -q "凡例: \*" "$place/publish.html"
ok "and the note in English too" grep -q "Legend: \*" "$place/note.txt"
ok "something is masked" grep -q ',\*,' "$place/by_municipality.csv"
ok "something is withheld" grep -q ',X,' "$place/by_municipality.csv"
ok "no masked figure has a value or a width" \
  test "$(grep -c ',[0-9.]*[0-9],[0-9]*,[*X],' "$place/by_municipality.csv")" -eq 0
ok "nor has one of groups" test "$(grep -c ',[0-9.]*[0-9],[0-9]*,[*X],[0-9]*,[a-z=]*$' "$place/by_group.csv")" -eq 0
ok "a title is no formula" grep -q "'=formula" "$place/by_municipality.csv"
ok "nothing from the network" test "$(grep -cE 'src=|<script|<link' "$place/publish.html")" -eq 0
before=$(sums "$place")
ok "an older folder is refused" exits 1 "$program" publish "$result" --lang en
ok "with what to do" says "--force"
ok "and stays" test "$before" = "$(sums "$place")"
sleep 1 # so that a date in a file would differ
ok "--force replaces it" exits 0 "$program" publish "$result/result.h5" --lang ja --force
ok "with the same bytes" test "$before" = "$(sums "$place")"
ok "in English" exits 0 "$program" publish "$result" --lang en --out "新しい/folder"
ok "which is another page" grep -q '<html lang="en">' "新しい/folder/publish.html"
ok "the other rule" exits 0 "$program" publish "$result" --rule round --lang ja --out rounded
ok "prints multiples of 5" test -z \
  "$(awk -F, 'NR > 1 && $9 != "" && $9 % 5' rounded/by_municipality.csv)"
ok "and says so" grep -q "multiple of 5" rounded/note.txt

ok "an unknown rule" exits 1 "$program" publish "$result" --rule none --out none
ok "nothing to publish" exits 1 "$program" publish
ok "no result" exits 1 "$program" publish nowhere --lang en
ok "is said" says "there is no result 'nowhere'"
ok "in Japanese" exits 1 "$program" publish nowhere --lang ja
ok "too" says "結果「nowhere」はありません"
head -c 5000 "$result/result.h5" >half.h5
ok "half a result" exits 1 "$program" publish half.h5 --lang en
ok "is cut off" says "cut off"
ok "and nothing is written" test ! -e half_publish
touch "$place/thesis.docx"
ok "somebody's file stays" exits 1 "$program" publish "$result" --lang en --force
ok "and is named" says "thesis.docx"
if [ "$(id -u)" -ne 0 ]; then
  mkdir -p sealed && chmod a-w sealed
  ok "a read-only folder" exits 1 "$program" publish "$result" --lang en --out sealed/a
  ok "is named" says "sealed/a.part': you have no permission to write there"
fi
no_room() ( # COMMAND…: files may have 1 KiB
  trap '' XFSZ
  ulimit -f 1
  exec "$@"
)
mkdir -p room
ok "no room" exits 2 no_room "$program" publish "$result" --lang en --out room/a
ok "leaves nothing" test -z "$(ls room)"

finish
