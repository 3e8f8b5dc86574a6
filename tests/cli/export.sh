#!/usr/bin/env bash
# norishiro export as its users meet it: workbooks, CSV, results that are none, disks that are full.
# usage: export.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

begins_with() { # begins_with FILE HEX
  [ "$(head -c $((${#2} / 2)) "$1" | od -An -tx1 | tr -d ' \n')" = "$2" ]
}
nothing_new() { # beside a file that could not be written, or in place of one
  [ -z "$(find "$1" -name '*.tmp' -o -name '*.part')" ]
}

ok "a result" exits 0 "$program" compare scenarios/asaka/baseline.toml scenarios/asaka/norishiro.toml \
  --set population.scale=0.03 --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false \
  --replications 3 --quiet --out "out/結果 1"
result="out/結果 1"

# --- workbooks
ok "export" exits 0 "$program" export "$result" --lang ja
ok "says where" says "書き出しました: out/結果 1.xlsx"
ok "beside the result" begins_with "$result.xlsx" 504b0304
ok "and not in it" test "$(ls "$result" | tr '\n' ' ')" = "report.html result.h5 run.log summary.csv "
sum=$(sha256sum <"$result.xlsx")
ok "an older file is refused" exits 1 "$program" export "$result" --lang en
ok "with what to do" says "replace it with --force"
ok "and stays" test "$sum" = "$(sha256sum <"$result.xlsx")"
sleep 1 # so that a date in the file would differ
ok "--force replaces it" exits 0 "$program" export "$result/result.h5" --lang ja --force
ok "with the same bytes" test "$sum" = "$(sha256sum <"$result.xlsx")"
ok "in English" exits 0 "$program" export "$result" --lang en --out "新しい フォルダ/english.xlsx"
ok "which is another file" test "$sum" != "$(sha256sum <"新しい フォルダ/english.xlsx")"
ok "into a folder that is there" exits 0 "$program" export "$result/" --out "新しい フォルダ"
ok "under the result's name" test -s "新しい フォルダ/結果 1.xlsx"
(cd "$result" && exits 0 "$program" export . --lang en --out ../dot.xlsx)
ok "from within the folder" test -s out/dot.xlsx
(cd "$result" && exits 0 "$program" export result.h5 --lang en --force)
ok "by the file alone" test "$sum" != "$(sha256sum <"$result.xlsx")"

# --- CSV
ok "as CSV" exits 0 "$program" export "$result" --format csv --lang en
ok "its tables" test "$(ls "${result}_csv" | tr '\n' ' ')" = \
  "changes.csv dictionary.csv indicators.csv parameters.csv plan.csv sources.csv staff_hours.csv time_series.csv "
ok "without a mark" begins_with "${result}_csv/plan.csv" 7363656e6172696f
ok "an older folder is refused" exits 1 "$program" export "$result" --format csv --bom --lang en
ok "--force replaces it" exits 0 "$program" export "$result" --format csv --bom --lang en --force
ok "with a mark" begins_with "${result}_csv/plan.csv" efbbbf7363656e6172696f
touch "${result}_csv/thesis.docx"
ok "but not with somebody's file in it" exits 1 "$program" export "$result" --format csv --lang en --force
ok "which is named" says "thesis.docx"
ok "an unknown format" exits 1 "$program" export "$result" --format ods
ok "nothing to export" exits 1 "$program" export

# --- what is no result: one sentence in either language, and nothing written
file="$result/result.h5"
size=$(stat -c %s "$file")
mkdir -p bad "bad/日本語 の名前" bad/run.part
refused export out/no.xlsx "nothing there" bad/nowhere "there is no result 'bad/nowhere'" "結果「bad/nowhere」はありません"
refused export out/no.xlsx "a folder without a result" "bad/日本語 の名前" "holds no result.h5" "result.h5 がありません"
: >bad/empty.h5
refused export out/no.xlsx "an empty file" bad/empty.h5 "is empty" "は空です"
refused export out/no.xlsx "a table" "$result/summary.csv" "is not HDF5" "HDF5 ではない"
refused export out/no.xlsx "a device" /dev/zero "a folder or a device" "フォルダーなど"
mkfifo bad/pipe
refused export out/no.xlsx "a pipe" bad/pipe "a folder or a device" "フォルダーなど"
head -c $((size / 2)) "$file" >bad/half.h5
refused export out/no.xlsx "half a file" bad/half.h5 "is cut off: $((size / 2)) of $size bytes" "途中で切れています"
head -c 100 "$file" >"bad/日本語 の名前/result.h5"
refused export out/no.xlsx "its beginning" "bad/日本語 の名前" "is cut off: 100 of" "途中で切れています"
sed 's/norishiro result, format 3/norishiro result, format 9/' "$file" >bad/newer.h5
refused export out/no.xlsx "a newer format" bad/newer.h5 "has result format 9" "形式は9"
sed 's/norishiro result, format 3/xxxxxxxxx xxxxxx, xxxxxx x/' "$file" >bad/older.h5
refused export out/no.xlsx "an older format" bad/older.h5 "has no seal" "封印がありません"
sed 's/orishiro/xxxxxxxx/g' "$file" >bad/foreign.h5
refused export out/no.xlsx "somebody's HDF5" bad/foreign.h5 "is HDF5, but no result" "HDF5 ですが"
cp "$file" bad/run.part/result.h5
refused export out/no.xlsx "a result that is being written" bad/run "is still being written" "書き込みの途中"
refused export out/no.xlsx "the same by its file" bad/run/result.h5 "is still being written" "書き込みの途中"
refused export out/no.xlsx "the same by its other name" bad/run.part "is still being written" "書き込みの途中"
for i in $(seq 0 24); do # one byte after another, from the first to the last
  at=$(((size - 1) * i / 24))
  cp "$file" bad/damaged.h5
  byte=$(od -An -tu1 -j "$at" -N 1 "$file")
  printf "%b" "\\x$(printf %02x $((byte ^ 255)))" | dd of=bad/damaged.h5 bs=1 seek="$at" conv=notrunc status=none
  ok "damaged at $at" exits 1 timeout 20 "$program" export bad/damaged.h5 --lang en --out out/no.xlsx
  ok "damaged at $at: nothing written" test ! -e out/no.xlsx
done
cp "$file" bad/whole.h5
ok "what is whole is read under any name" exits 0 "$program" export bad/whole.h5 --lang en
ok "beside it" test -s bad/whole.xlsx
if [ "$(id -u)" -ne 0 ]; then
  cp "$file" bad/secret.h5 && chmod a-r bad/secret.h5
  refused export out/no.xlsx "a secret" bad/secret.h5 "no permission to read" "読む権限がありません"
  mkdir -p sealed && chmod a-w sealed
  ok "a read-only folder" exits 1 "$program" export "$result" --lang en --out sealed/a.xlsx
  ok "is named" says "cannot write to the folder 'sealed'"
  ok "for CSV too" exits 1 "$program" export "$result" --lang en --format csv --out sealed/a
fi

# --- no room: a message, no half file, and the older file stays
no_room() ( # COMMAND…: files may have 1 KiB
  trap '' XFSZ
  ulimit -f 1
  exec "$@"
)
before=$(sha256sum <"$result.xlsx")
mkdir -p room
ok "no room for a workbook" exits 2 no_room "$program" export "$result" --lang en --out room/a.xlsx
ok "is said" says "larger than is allowed"
ok "leaves nothing" test -z "$(ls room)"
ok "no room to replace one" exits 2 no_room "$program" export "$result" --lang ja --force
ok "leaves the older one" test "$before" = "$(sha256sum <"$result.xlsx")"
ok "and nothing else" nothing_new out
ok "no room for CSV" exits 2 no_room "$program" export "$result" --lang en --format csv --out room/tables
ok "leaves nothing" test -z "$(ls room)"
ok "a folder for a file" exits 1 "$program" export "$result" --lang en --out "$result/result.h5/a.xlsx"

finish
