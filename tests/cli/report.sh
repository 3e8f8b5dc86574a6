#!/usr/bin/env bash
# norishiro report as its users meet it: pages, results that are none, folders that cannot be written.
# usage: report.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

ok "a result" exits 0 "$program" compare scenarios/asaka/baseline.toml scenarios/asaka/norishiro.toml \
  --set population.scale=0.03 --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false \
  --replications 3 --quiet --lang ja --out "out/結果 1"
result="out/結果 1"

ok "its report is in it" grep -q '<html lang="ja">' "$result/report.html"
ok "report" exits 0 "$program" report "$result" --lang ja
ok "says where" says "書き出しました: out/結果 1.html"
ok "is the one of the comparison" cmp "$result.html" "$result/report.html"
sum=$(sha256sum <"$result.html")
ok "an older file is refused" exits 1 "$program" report "$result" --lang en
ok "with what to do" says "replace it with --force"
ok "and stays" test "$sum" = "$(sha256sum <"$result.html")"
ok "--force replaces it" exits 0 "$program" report "$result/result.h5" --lang en --force
ok "in English" grep -q '<html lang="en">' "$result.html"
ok "anywhere" exits 0 "$program" report "$result" --lang en --out "新しい フォルダ/a.html"
ok "with the same bytes" cmp "$result.html" "新しい フォルダ/a.html"
ok "into a folder that is there" exits 0 "$program" report "$result" --out "新しい フォルダ"
ok "under the result's name" test -s "新しい フォルダ/結果 1.html"
ok "of one scenario" exits 0 "$program" run scenarios/asaka/baseline.toml --set population.scale=0.03 \
  --set "run.horizon=1 years" --set "run.burn_in=6 months" --set run.settle=false --replications 1 --quiet --out out/one
ok "too" exits 0 "$program" report out/one --lang en
if command -v xmllint >/dev/null; then
  for page in out/*.html; do
    ok "$page is well-formed" eval 'tail -n +2 "$page" | xmllint --noout -'
  done
fi

size=$(stat -c %s "$result/result.h5")
mkdir -p bad
refused report out/no.html "nothing there" bad/nowhere "there is no result 'bad/nowhere'" "結果「bad/nowhere」はありません"
head -c $((size / 2)) "$result/result.h5" >bad/half.h5
refused report out/no.html "half a file" bad/half.h5 "is cut off: $((size / 2)) of $size bytes" "途中で切れています"
refused report out/no.html "a page" "$result/report.html" "is not HDF5" "HDF5 ではない"
ok "nothing to report" exits 1 "$program" report
ok "a folder for a file" exits 1 "$program" report "$result" --lang en --out "$result/result.h5/a.html"
if [ "$(id -u)" -ne 0 ]; then
  mkdir -p sealed && chmod a-w sealed
  ok "a read-only folder" exits 1 "$program" report "$result" --lang en --out sealed/a.html
  ok "is named" says "cannot write to the folder 'sealed'"
fi
no_room() ( # COMMAND…: files may have 1 KiB
  trap '' XFSZ
  ulimit -f 1
  exec "$@"
)
mkdir -p room
ok "no room" exits 2 no_room "$program" report "$result" --lang en --out room/a.html
ok "is said" says "larger than is allowed"
ok "leaves nothing" test -z "$(ls room)"

finish
