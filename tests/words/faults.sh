#!/usr/bin/env bash
# Each fault, put into a copy of the sources, is found and named.
# usage: faults.sh SOURCE_FOLDER
set -euo pipefail
root=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fault() { # fault FILE OLD NEW WORDS: of the message
  rm -rf "$work/tree"
  mkdir "$work/tree"
  (cd "$root" && cp -r --parents main.cpp cli output models sim scenarios tests/words README.md "$work/tree")
  /usr/bin/python3 - "$work/tree/$1" "$2" "$3" <<'PYTHON'
import sys

file, old, new = sys.argv[1:]
text = open(file, encoding="utf-8").read()
assert old in text, f"{file} has no {old!r}: choose another fault"
open(file, "w", encoding="utf-8").write(text.replace(old, new, 1))
PYTHON
  if /usr/bin/python3 "$work/tree/tests/words/check_words.py" "$work/tree" >"$work/said"; then
    echo "FAILED: nobody notices '$3' in $1" >&2
    exit 1
  fi
  if ! grep -F "${1##*/}" "$work/said" | grep -qF "$4"; then
    echo "FAILED: '$3' in $1 is not named:" >&2
    cat "$work/said" >&2
    exit 1
  fi
  echo "ok: $3"
}

record=output/report/reproducibility.cpp
fault $record '"助走"' '"バーンイン"' "says 'バーンイン', which is called '助走'"
fault $record '"助走"' '"準備期間"' "'burn-in' without '助走'"
fault $record '"助走"' '""' "no Japanese text"
fault $record '"人数は落ち着いていた"' '"stocks had settled"' "English without its Japanese"
fault $record '"Burn-in"' '""' "Japanese without its English"
fault $record '"Burn-in"' '"Burn-in (助走)"' "Japanese without its English"
fault $record '{"Burn-in", "助走"}' '{"how long it burnt in"}' "English without its Japanese"
fault models/support/pathway.cpp '"通院中断"' '"脱落"' "says '脱落'"
fault scenarios/asaka/baseline.toml 'title_en ' 'titel_en ' "no English text"
fault scenarios/asaka/norishiro.toml 'title       = "のりしろ' 'title       = "ノリシロ' "says 'ノリシロ'"
fault scenarios/sources.toml 'grade_ja = "査読論文"' 'grade_jp = "査読論文"' "no Japanese text"
fault README.md '助走' 'ウォームアップ' "says 'ウォームアップ'"
fault README.md 'burn-in' 'warmup' "says 'warmup'"
fault tests/words/exceptions.toml '[[english_alone]]' $'[[same_in_both]]\nwhere = "nowhere"\n[[english_alone]]' "nothing needs"
