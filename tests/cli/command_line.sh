#!/usr/bin/env bash
# The program as its users meet it: verbs, results, mistakes, interruption.
# usage: command_line.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
# shellcheck source=tests/cli/harness.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.sh" "$1" "$2"

tiny=(--set population.scale=0.03 --set "run.horizon=2 years" --set "run.burn_in=6 months" --set run.settle=false
      --replications 3 --quiet --lang en)
asaka=(scenarios/asaka/baseline.toml scenarios/asaka/second_outreach_team.toml
       scenarios/asaka/early_coordination.toml)

nothing_at() { [ ! -e "$1" ] && [ ! -e "$1.part" ]; }
hashes() { (cd "$1" && sha256sum report.html result.h5 summary.csv); }

# A file with one mistake each: line, column and words of the message, and no result.
mistake() { # mistake NAME EXPECTED TEXT
  local name=$1 expected=$2
  mkdir -p scenarios/bad
  printf '%b' "$3" >scenarios/bad/case.toml
  ok "$name: exit code 1" exits 1 "$program" run scenarios/bad/case.toml --out out/bad --lang en
  ok "$name: says $expected" says "$expected"
  ok "$name: nothing written" nothing_at out/bad
}

# --- verbs
ok "check" exits 0 "$program" check "${asaka[1]}" --lang en
ok "check says where a value is from" says "scenarios/asaka/baseline.toml:"
ok "check shows the change" says "6 FTE from 2027-04-01"
ok "list" exits 0 "$program" list --lang ja
ok "list shows titles" says "アウトリーチチームを2つに"
ok "diff" exits 0 "$program" diff "${asaka[0]}" "${asaka[1]}" --lang en
ok "diff shows the difference" says "3 FTE → 6 FTE (2027-04-01)"
for option in --markdown --schema --assumed --pathway --indicators; do
  ok "params $option" exits 0 "$program" params $option --lang en
  ok "params $option prints" test -s stdout
done
ok "indicators in English" says "| \`discharged_90\` | % | Discharged within 90 days |"
ok "with their evidence" says "| A06 (official) |"
ok "params --indicators in Japanese" exits 0 "$program" params --indicators --lang ja
ok "indicators in Japanese" says "| \`discharged_90\` | % | 90日以内の退院率 |"
ok "params --indicators --markdown" exits 0 "$program" params --indicators --markdown --lang ja
ok "the page of the indicators is the one of the scenarios" cmp -s stdout scenarios/INDICATORS.md
ok "no verb" exits 1 "$program"
ok "unknown verb" exits 1 "$program" simulate
ok "unknown option" exits 1 "$program" run "${asaka[0]}" --thread 2
ok "help" exits 0 "$program" --help
for verb in "" check run compare export report diff list params explain verify rerun; do
  # shellcheck disable=SC2086 # no word for no verb
  ok "help in Japanese: $verb" exits 0 "$program" $verb --help --lang ja
  ok "is Japanese" says "使い方: norishiro"
  # shellcheck disable=SC2086
  ok "help in English: $verb" exits 0 "$program" $verb --help --lang=en
  ok "is English" says "Usage: norishiro"
done
ok "an unknown verb" exits 1 "$program" fly --lang ja
ok "is named" says "コマンド「fly」はありません"
ok "a number that is none" exits 1 "$program" run "${asaka[0]}" --threads two --lang en
ok "is named, too" says "'two' is no whole number from 1 to 4096"
# --- stories
explain=("$program" explain scenarios/asaka/baseline.toml --set population.scale=0.1 --set run.settle=false
         --set "run.burn_in=12 months" --quiet)
for kind in stuck long-stay readmitted found-by-outreach; do
  ok "explain --find $kind" exits 0 "${explain[@]}" --find $kind --lang en
  ok "lists persons" grep -Eq "^ +[0-9]+  (wo)?man of [A-Z]" stdout
  ok "at most twenty" test "$(grep -Ec '^ +[0-9]+  ' stdout)" -le 20
done
person=$(grep -Em1 "^ +[0-9]+  " stdout | awk '{ print $1 }')
ok "explain --person" exits 0 "${explain[@]}" --person "$person" --lang en
ok "a story has dates" grep -Eq "[0-9]+ [A-Z][a-z]+ 20[0-9]{2} \(aged [0-9]+\): " stdout
ok "and names agencies" grep -Eq "(health|section|centre|council|office|desk|service).* of [A-Z]|outreach team" stdout
ok "and a summary" says "Untreated: "
ok "explain in Japanese" exits 0 "${explain[@]}" --person "$person" --lang ja
ok "with dates" grep -Eq "20[0-9]{2}年[0-9]+月[0-9]+日\\([0-9]+歳\\) " stdout
ok "and agencies" says "アウトリーチチーム"
ok "explain alone shows a case of each kind" exits 0 "${explain[@]}" --lang en
ok "and says how to ask" says "norishiro explain scenarios/asaka/baseline.toml --person "
ok "a person who does not exist" exits 1 "${explain[@]}" --person 4000000000 --lang en
ok "is named" says "there is no person 4000000000"
ok "a replication that does not exist" exits 1 "${explain[@]}" --person 1 --replication 40 --lang en
ok "the same" says "there is no replication 40"
ok "--find and --person exclude each other" exits 1 "${explain[@]}" --person 1 --find stuck
ok "an unknown kind of case" exits 1 "${explain[@]}" --find happy
ok "the locale decides the language" env LC_ALL=ja_JP.UTF-8 "$program" list >ja.txt
ok "Japanese by locale" grep -q 現状のまま ja.txt

# --- the baseline without each barrier
ok "one scenario alone" exits 1 "$program" compare "${asaka[0]}" --lang en
ok "is nothing to compare" says "one scenario alone is nothing to compare"
ok "without barriers" exits 0 "$program" compare "${asaka[0]}" --without-barriers \
  --set population.scale=0.05 --set "run.horizon=1 year" --set run.settle=false \
  --replications 2 --quiet --out out/without --lang ja
ok "seven of them" test "$(cut -d, -f1 out/without/summary.csv | sort -u | grep -c _without_)" -eq 7
ok "which the summary names" says "阻害要因「住まいがない」がないとき"
ok "no day is lost to what is not there" test "$(awk -F, '
  $1 == "baseline_without_housing" && $2 == "lost_to_housing" { print ($6 > 0 && $9 == -$6) }' \
  out/without/summary.csv)" = 1

# --- regions, and what is assumed
for region in asaka kumagaya kawaguchi sayama saitama; do
  ok "check $region" exits 0 "$program" check "scenarios/$region/baseline.toml" --lang en
  ok "$region: the file to edit" says "Give your own of these first, in scenarios/regions/$region.toml:"
  ok "run $region" exits 0 "$program" run "scenarios/$region/baseline.toml" --set population.scale=0.02 \
    --set "run.horizon=1 year" --set run.settle=false --replications 1 --quiet --out "out/$region"
done
# --- every scenario, in both languages; what differs from a baseline without effects is no effect
complete() { # has its four sentences
  for key in title title_en question question_en; do grep -q "^$key *= \"." "$1" || return 1; done
}
while read -r file; do
  ok "check $file" exits 0 "$program" check "$file" --lang ja
  ok "$file says what it asks" complete "$file"
done < <(find scenarios/asaka scenarios/kumagaya scenarios/kawaguchi scenarios/sayama scenarios/saitama -name '*.toml')
ok "diff without effects" exits 0 "$program" diff scenarios/asaka/no_effects/baseline.toml \
  scenarios/asaka/no_effects/norishiro_double.toml --lang en
ok "no effect differs" sh -c '! grep -q "programmes.norishiro.margin$" stdout'
ok "hours do" says "programmes.norishiro.trainings"
ok "compare with effects and without" exits 1 "$program" compare scenarios/asaka/baseline.toml \
  scenarios/asaka/no_effects/norishiro.toml --lang en --out out/mixed
ok "which is refused" says "run.effects"

ok "check the template" exits 0 "$program" check scenarios/regions/template.toml --lang en
ok "what goes by population" exits 0 "$program" check "${asaka[0]}" --lang en
ok "is counted" says "[municipality] posts: 13 of 13 kinds by population in 7 of 7: health, welfare,"
ok "after every value" grep -qE "^municipality\.asaka\.population +141802 persons +\(" stdout
ok "in Japanese" exits 0 "$program" check "${asaka[0]}" --lang ja
ok "is counted in Japanese" says "[municipality] 職員数: 人口から 13/13種類、7/7か所: health, welfare,"
ok "three to replace first" test "$(grep -cE "^  [1-9]\. " stdout)" -eq 3
ok "check --assumed" exits 0 "$program" check "${asaka[0]}" --assumed --lang en
ok "gives key, value and reason" grep -qE "^municipality\.asaka\.health +-1 FTE +by population$" stdout
ok "and file and line" grep -qE "assumed in the file  scenarios/regions/asaka\.toml:[0-9]+$" stdout
ok "but nothing with a source" test "$(grep -c "municipality.asaka.population" stdout)" -eq 0
ok "check --assumed in Japanese" exits 0 "$program" check "${asaka[0]}" --assumed --lang ja
ok "reasons in Japanese" grep -qE "^municipality\.asaka\.health +-1 FTE +人口から$" stdout

# --- the example of the guide: its files as they stand there, and what it says of them
mkdir -p scenarios/kanade
awk '/^```/ { file = ""; first = /^```toml/; next }
     first  { first = 0; if (/^# scenarios\//) { file = $2; next } }
     file   { print >> file }' scenarios/OWN_REGION.md
for language in ja en; do
  ok "the guide's example" exits 0 "$program" check scenarios/kanade/baseline.toml --lang $language
  [ $language = ja ] && own="\[area\] 職員数" || own="\[area\] posts"
  awk -v own="$own" '/^```text/ { getline; block = $0 ~ own } /^```$/ { block = 0 } block' \
    scenarios/OWN_REGION.md | sed 's/ *…$//' >expected
  ok "the guide shows its summary" test "$(wc -l <expected)" -eq 9
  while IFS= read -r line; do ok "the guide: $line" says "$line"; done <expected
done
ok "the guide's example runs" exits 0 "$program" run scenarios/kanade/baseline.toml \
  --set population.scale=0.1 --set "run.horizon=1 year" --set run.settle=false --replications 1 --quiet --out out/kanade

# --- results do not depend on threads
for threads in 1 2 3 8; do
  ok "compare on $threads threads" exits 0 "$program" compare "${asaka[@]}" "${tiny[@]}" \
    --threads $threads --out "out/t$threads"
  ok "the same bytes on $threads threads" test "$(hashes out/t1)" = "$(hashes "out/t$threads")"
done
ok "another seed" exits 0 "$program" compare "${asaka[@]}" "${tiny[@]}" --seed 2 --out out/seed
ok "another seed gives other bytes" test "$(hashes out/t1)" != "$(hashes out/seed)"
ok "a result holds its four files" test "$(ls out/t1 | tr '\n' ' ')" = "report.html result.h5 run.log summary.csv "
ok "a scenario beside its copy" cp "${asaka[0]}" scenarios/asaka/copy.toml
ok "compare with a copy" exits 0 "$program" compare "${asaka[0]}" scenarios/asaka/copy.toml "${tiny[@]}" --out out/copy
ok "all differences are zero" awk -F, 'NR > 1 && $(NF-4) != "" && $(NF-4) != "0" { exit 1 }' out/copy/summary.csv
rm scenarios/asaka/copy.toml

# --- the burn-in
settle=(--set population.scale=0.03 --set "run.horizon=2 years" --replications 3 --lang en)
for threads in 1 3; do
  ok "settle on $threads threads" exits 0 "$program" compare "${asaka[@]:0:2}" "${settle[@]}" \
    --set "run.drift=10 %/year" --threads $threads --out "out/s$threads"
  ok "says how long it burns in" says "burn-in: "
done
ok "the same burn-in on any number of threads" test "$(hashes out/s1)" = "$(hashes out/s3)"
ok "the log has the verdict" grep -Eq "^burn_in [0-9]+ months, settled" out/s1/run.log
ok "and each stock's drift" grep -Eq "^drift long_stay " out/s1/run.log
ok "a drift that lasts" exits 0 "$program" run "${asaka[0]}" "${settle[@]}" --set "run.drift=0.1 %/year" \
  --set "run.burn_in_most=72 months" --out out/drifting
ok "is warned of" says "still drifting after the longest burn-in: "

# --- results are not overwritten
before=$(hashes out/t1)
ok "an existing result is refused" exits 1 "$program" run "${asaka[0]}" "${tiny[@]}" --out out/t1
ok "and stays" test "$before" = "$(hashes out/t1)"
ok "--force replaces it" exits 0 "$program" run "${asaka[0]}" "${tiny[@]}" --out out/t1 --force
touch out/t1/thesis.docx
ok "but not with somebody's file in it" exits 1 "$program" run "${asaka[0]}" "${tiny[@]}" --out out/t1 --force
ok "which is still there" test -e out/t1/thesis.docx
ok "a path in Japanese with spaces" exits 0 "$program" run "${asaka[0]}" "${tiny[@]}" --out "out/結果 1/試算"
ok "a folder under a file" exits 1 "$program" run "${asaka[0]}" "${tiny[@]}" --out "ja.txt/result"
if [ "$(id -u)" -ne 0 ]; then
  mkdir -p sealed && chmod a-w sealed
  ok "a read-only folder" exits 1 "$program" run "${asaka[0]}" "${tiny[@]}" --out sealed/result
fi

# --- interruption: in time, with what is kept, and nothing half written
"$program" run "${asaka[0]}" --replications 400 --set population.scale=0.1 --set run.settle=false --out out/stopped \
  --lang en >stopped.out 2>stopped.err &
pid=$!
for _ in $(seq 100); do grep -q "5 %" stopped.err && break; sleep 0.2; done
# A second run may not write to the same folder meanwhile.
ok "a folder in use" exits 1 "$program" run "${asaka[0]}" "${tiny[@]}" --out out/stopped --force
kill -INT "$pid"
wait "$pid"
ok "Ctrl-C ends with 130" test $? -eq 130
ok "Ctrl-C says what is kept" grep -q "kept .* of 400 replications" stopped.err
ok "what is kept is a whole result" test -s out/stopped/summary.csv
ok "and no part is left" test ! -e out/stopped.part
"$program" run "${asaka[0]}" --replications 400 --set run.settle=false --out out/killed --quiet >/dev/null 2>&1 &
pid=$!
sleep 1
kill -KILL "$pid"
wait "$pid" 2>/dev/null
ok "a kill leaves no result" test ! -e out/killed
ok "and the next run takes its place" exits 0 "$program" run "${asaka[0]}" "${tiny[@]}" --out out/killed

# --- mistakes in a scenario file
E='extends = "../asaka/baseline.toml"\n'
mistake "unknown key" "case.toml:3:1: error:" "${E}[trust]\ngian = 0.1\n"
ok "unknown key: nearest" says "trust.gain"
mistake "unknown section" "case.toml:2:" "${E}[trsut]\ngain = 0.1\n"
mistake "wrong type" "case.toml:3:8" "${E}[trust]\ngain = \"much\"\n"
mistake "missing unit" "case.toml:3:7" "${E}[posts]\nphc = 8\n"
mistake "wrong unit" "case.toml:3:7" "${E}[posts]\nphc = \"8 h\"\n"
mistake "out of range" "is outside [" "${E}[posts]\nphc = \"-1 FTE\"\n"
mistake "more than the population gives" "no number yet" "${E}[municipality.asaka]\nhealth = { plus = \"1 FTE\" }\n"
mistake "a team in no area" "names no area" "${E}[programmes.outreach]\nwhere = \"asaka kumgaya\"\n"
mistake "NaN" "case.toml:3:8" "${E}[trust]\ngain = nan\n"
mistake "date outside the horizon" "case.toml:3:" "${E}[[change]]\nat = 2050-01-01\nwhy = \"x\"\ntrust.gain = 0.1\n"
mistake "change of a fixed parameter" "case.toml:5:" "${E}[[change]]\nat = 2027-01-01\nwhy = \"x\"\nrun.seed = 3\n"
mistake "change without a reason" "case.toml:2:" "${E}[[change]]\nat = 2027-01-01\ntrust.gain = 0.1\n"
mistake "missing parent" "case.toml:1:" "extends = \"nowhere.toml\"\n"
mistake "cycle" "case.toml:1:" "extends = \"case.toml\"\n"
mistake "escaping parent" "case.toml:1:" "extends = \"../../../elsewhere.toml\"\n"
mistake "deep nesting" "case.toml:1:" "a = $(printf '[%.0s' $(seq 300))$(printf ']%.0s' $(seq 300))\n"
mistake "not text" "case.toml:1:" '\xff\xfe\x00bad\n'
mistake "not TOML" "case.toml:2:" "${E}[trust\n"
mistake "start within a month" "run.start" "${E}[run]\nstart = 2026-04-15\n"
mistake "a burn-in longer than the longest" "case.toml:3:" "${E}[run]\nburn_in_most = \"72 months\"\nburn_in = \"100 months\"\n"
mistake "unknown source" "case.toml:3:" "${E}[trust]\ngain = { value = 0.1, source = \"Z99\" }\n"
mistake "no municipality" "no municipality" "[trust]\ngain = 0.08\n"
mistake "several at once" "case.toml:5:" "${E}[trust]\ngain = 2.0\n[staffing]\nphc = \"8\"\nvist = 1\n"
ok "several at once: the first" says "case.toml:3:"
ok "several at once: the last" says "case.toml:6:"
ok "a file that is not there" exits 1 "$program" check scenarios/nowhere.toml --lang en
ok "a folder instead of a file" exits 1 "$program" check scenarios --lang en
ok "errors in Japanese" exits 1 "$program" check scenarios/bad/case.toml --lang ja
ok "in Japanese words" grep -q 範囲 stderr
ok "a wrong --set" exits 1 "$program" run "${asaka[0]}" --set trust.gain=nan --out out/bad
printf '%b' "${E}[run]\nseed = 7\n" >scenarios/bad/other_seed.toml
ok "scenarios of different luck" exits 1 "$program" compare "${asaka[0]}" scenarios/bad/other_seed.toml --out out/bad --lang en
ok "are refused by name" says "run.seed"

finish
