# What the tests of the command line share. Sourced with PROGRAM SOURCE_FOLDER; leaves a copy of the
# scenarios in a folder of its own, and is in it.
program=$(realpath "$1")
root=$(realpath "$2")
work=$(mktemp -d)
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
cp -r "$root/scenarios" "$work/scenarios"
cd "$work" || exit 2
export LC_ALL=C.UTF-8

passed=0
failed=0

ok() { # ok NAME COMMAND…
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name" >&2
  fi
}
exits() { # exits CODE COMMAND…: and keeps what it printed
  local code=$1
  shift
  "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  local got=$?
  [ "$got" -eq "$code" ] || { echo "exit code $got, not $code: $*" >&2; cat "$work/stderr" >&2; return 1; }
}
says() { grep -qF -- "$1" "$work/stdout" "$work/stderr"; }

refused() { # refused VERB FILE NAME PATH ENGLISH JAPANESE: in one sentence of either language, and FILE is not written
  local verb=$1 file=$2
  shift 2
  rm -f "$file"
  ok "$1" exits 1 timeout 20 "$program" "$verb" "$2" --lang en --out "$file"
  ok "$1: $3" says "$3"
  ok "$1: what to do" test "$(wc -l <"$work/stderr")" -eq 2
  ok "$1" exits 1 timeout 20 "$program" "$verb" "$2" --lang ja --out "$file"
  ok "$1: $4" says "$4"
  ok "$1: nothing written" test ! -e "$file"
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
