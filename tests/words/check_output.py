"""What the program prints and writes is in the language that was asked for, and in no other.

usage: check_output.py PROGRAM ROOT
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from check_words import WORDS

VERBS = ["check", "run", "compare", "export", "report", "diff", "list", "params", "explain", "bench", "verify", "rerun"]
TINY = ["--set", "population.scale=0.03", "--set", "run.horizon=2 years", "--set", "run.burn_in=6 months"]
TINY += ["--set", "run.settle=false", "--quiet"]
BASE, OTHER = "scenarios/asaka/baseline.toml", "scenarios/asaka/second_outreach_team.toml"
# Three words of a sentence in a row.
ENGLISH = re.compile(r"(?<![\w./<`-])[a-z]{2,}(?:,? [a-z]{2,}){2,}(?![\w./=-])")
# What is the same in either language: values of a scenario that are names, commands, compilers, keys.
NAMES = re.compile(r"\.name |^.*\bnorishiro (?:run|compare|explain|export|check|report)\b.*$|^.*-std=c\+\+.*$|^  \[\w+\] .*: [a-z_, ]+$", re.M)


class Printed:
    def __init__(self, program, language):
        self.program, self.language, self.problems = program, language, []

    def see(self, what, text):
        wrong = WORDS if self.language == "en" else ENGLISH
        for line in text.splitlines():
            if NAMES.search(line):
                continue
            if found := wrong.search(line):
                self.problems.append(f"{what}: '{found[0]}' in {line.strip()[:160]!r}")

    def run(self, *words, exit_code=0, look=True):
        done = subprocess.run(
            [self.program, *words], capture_output=True, text=True, timeout=300, env={"LC_ALL": "C.UTF-8"}, check=False
        )
        what = "norishiro " + " ".join(words)
        if done.returncode != exit_code:
            self.problems.append(f"{what}: exit code {done.returncode}, not {exit_code}: {done.stderr}")
        if look:
            self.see(what, done.stdout + done.stderr)
        return done


def words_of_page(file):
    page = file.read_text(encoding="utf-8")
    body = page[page.index("<body>") :]
    body = re.sub(r"<code>.*?</code>|<td class=\"hash\">.*?</td>", "", body, flags=re.S)
    return html.unescape(re.sub(r"<[^>]*>", "\n", body))


def words_of_workbook(file):
    with zipfile.ZipFile(file) as book:
        parts = [book.read(name).decode() for name in book.namelist() if re.match("xl/(worksheets|sharedStrings)", name)]
    return html.unescape(re.sub(r"<[^>]*>", "\n", "".join(parts)))


def mistakes(printed, lang):
    for words in (
        [],
        ["fly"],
        ["run"],
        ["run", BASE, "--flux"],
        ["run", BASE, OTHER],
        ["run", BASE, "--seed", "x"],
        ["run", BASE, "--seed"],
        ["run", BASE, "--threads", "99999"],
        ["run", BASE, "--force", "--extend"],
        ["run", BASE, "--most-replications", "3"],
        ["explain", BASE, "--find", "happy"],
        ["check", "nowhere.toml"],
        ["check", BASE, "--set", "run.horizon=5"],
        ["check", BASE, "--set", "trust.gian=1"],
        ["list", "nowhere"],
        ["report", "nowhere"],
    ):
        done = printed.run(*words, *lang, exit_code=1)
        if not done.stderr or len(done.stderr.splitlines()) != 2:
            printed.problems.append(f"{words}: not one sentence and what to do: {done.stderr!r}")


def look(program, language, folder):
    printed = Printed(program, language)
    lang = ["--lang", language]
    printed.run("--help", *lang)
    for verb in VERBS:
        if verb != "bench":
            printed.run(verb, "--help", *lang)
    for words in (["check", BASE], ["check", OTHER, "--assumed"], ["diff", BASE, OTHER], ["list"]):
        printed.run(*words, *lang)
    for option in ([], ["--assumed"], ["--indicators"], ["--pathway"]):
        printed.run("params", *option, *lang)
    mistakes(printed, lang)
    out = str(folder / language)
    printed.run("compare", BASE, OTHER, *TINY, "--replications", "2", "--out", out, *lang)
    printed.run("explain", BASE, *TINY, *lang)
    printed.run("export", out, *lang)
    # Titles of documents, and names of places as scenario files give them, stay as they are.
    if language == "ja":
        printed.see("workbook", words_of_workbook(folder / "ja.xlsx"))
    printed.run("verify", out, *lang, look=False)
    printed.see("report.html", words_of_page(folder / language / "report.html"))
    return [f"--lang {language}: {problem}" for problem in printed.problems]


def main():
    program, root = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(root / "scenarios", folder / "scenarios")
        os.chdir(folder)
        problems = look(program, "en", folder) + look(program, "ja", folder)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
