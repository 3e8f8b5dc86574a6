#!/usr/bin/env bash
# Every block of C++ in a README is the file of tests/examples that is named before it, the text
# block after it is what that file's program prints, and no file there is without its block. So is
# every script of output/examples the block after its name.
# usage: examples.sh SOURCE_FOLDER
set -euo pipefail
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/programs" "$work/scripts"
awk -v work="$work/" '
  FNR == 1 { name = script = file = "" }
  /^```/ {
    if (file ~ /txt$/) name = ""
    if (file) file = ""
    else if (/^```(cpp|c\+\+)/) file = work "programs/" name ".cpp"
    else if (/^```text/ && name) file = work "programs/" name ".txt"
    else if (/^```(python|r)$/ && script) { file = work "scripts/" script; script = "" }
    else file = "/dev/null"
    next
  }
  file { print > file; next }
  match($0, /tests\/examples\/[a-z_]+\.cpp/) { name = substr($0, RSTART + 15, RLENGTH - 19) }
  match($0, /`examples\/[a-z_]+\.(py|R)`/) { script = substr($0, RSTART + 10, RLENGTH - 11) }
' README.md */README.md */*/README.md
diff -r tests/examples "$work/programs"
diff -r output/examples "$work/scripts"
