"""Holds every text that users read against the glossary, and finds texts that lack a language.

usage: check_words.py ROOT            every text of the sources, scenario files and pages
       check_words.py ROOT --write    writes scenarios/GLOSSARY.md anew from scenarios/glossary.toml
"""

import re
import sys
import tomllib
from collections import namedtuple
from pathlib import Path

from cpp_texts import JAPANESE, LETTERS, pairs_of

Text = namedtuple("Text", "where en ja")
SOURCES = ["main.cpp", "cli/*.?pp", "output/**/*.?pp", "models/support/**/*.?pp", "sim/**/*.?pp"]
PAGES = ["README.md", "output/README.md", "scenarios/*.md"]
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z]{2,}")
WORDS = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")  # not marks alone
OF_SOURCES = ["what", "value", "unit", "year", "population", "grade", "title"]


def files(root, patterns):
    for pattern in patterns:
        yield from sorted(root.glob(pattern))


def from_code(root):
    """Pairs, and literals that stand alone."""
    for file in files(root, SOURCES):
        pairs, alone = pairs_of(file.read_text(encoding="utf-8"))
        name = file.relative_to(root)
        yield [Text(f"{name}:{p.line}", p.en, p.ja) for p in pairs], [
            (f"{name}:{literal.line}", literal.text) for literal in alone
        ]


def sections_of(table, path):
    yield path, table
    for key, value in table.items():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from sections_of(part, f"{path} [{key}]")


def from_scenarios(root):
    """Japanese is written first there: title and title_en."""
    for file in files(root, ["scenarios/*/**/*.toml"]):
        name = file.relative_to(root)
        for where, table in sections_of(tomllib.loads(file.read_text(encoding="utf-8")), str(name)):
            for key in ("title", "question", "why", "name"):
                both = table.get(key + "_en"), table.get(key)
                if any(isinstance(text, str) for text in both):
                    yield Text(f"{where} {key}", *(text or "" for text in both))


def from_sources(root):
    rows = tomllib.loads((root / "scenarios/sources.toml").read_text(encoding="utf-8"))
    for name, row in rows.items():
        for key in OF_SOURCES:
            en = row.get(key, "")
            yield Text(f"scenarios/sources.toml [{name}] {key}", en, row.get(key + "_ja", en))


def from_glossary(terms):
    for name, term in terms.items():
        yield Text(f"scenarios/glossary.toml [{name}]", term["en"], term["ja"])
        yield Text(f"scenarios/glossary.toml [{name}] means", term["means"], term["means_ja"])


def paragraphs(page):
    """Lines of a page without its examples."""
    in_example = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            in_example = not in_example
        elif not in_example:
            yield number, re.sub(r"`[^`]*`", "", line)


class Glossary:
    def __init__(self, terms):
        self.terms = terms

    @staticmethod
    def english(words):
        return re.compile(r"(?<![A-Za-z-])(?:" + "|".join(map(re.escape, words)) + r")(?![A-Za-z-])", re.I)

    def avoided(self, text, language):
        """Words that have another one in their place."""
        for name, term in self.terms.items():
            good = [term[language], *term.get("also_" + language, [])]
            rest = text
            for word in sorted(good, key=len, reverse=True):
                rest = rest.replace(word, "·")
            for word in term.get("avoid_" + language, []):
                found = self.english([word]).search(rest) if language == "en" else word in rest
                if found:
                    yield f"says '{word}', which is called '{term[language]}' [{name}]"

    def missing(self, en, ja):
        """Terms of the English text whose Japanese is not in the other one."""
        en = re.sub(r"`[^`]*`|\[[a-z.<>]+\]|\"[^\"]*\"|\S*[/_=.]\w\S*", " ", en)  # without names of files and keys
        for name, term in self.terms.items():
            if not self.english([term["en"], *term.get("also_en", [])]).search(en):
                continue
            if not any(word in ja for word in [term["ja"], *term.get("also_ja", [])]):
                yield name, f"'{term['en']}' without '{term['ja']}' [{name}]"


class Exceptions:
    """What is right although a rule says otherwise, each with its reason. One that nothing needs is wrong."""

    def __init__(self, file):
        self.rules = tomllib.loads(file.read_text(encoding="utf-8"))
        self.used = set()

    def holds(self, kind, where, text, term=None):
        for i, rule in enumerate(self.rules.get(kind, [])):
            if not re.search(rule.get("where", ""), where) or not re.search(rule.get("text", ""), text):
                continue
            if term is None or term in rule["terms"]:
                self.used.add((kind, i, term))
                return True
        return False

    def unused(self):
        for kind, rules in self.rules.items():
            for i, rule in enumerate(rules):
                for term in rule.get("terms", [None]):
                    if (kind, i, term) not in self.used:
                        yield f"exceptions.toml: nothing needs {kind} {rule} {term or ''}"


def check_pair(text, glossary, exceptions):
    if JAPANESE.search(text.en) and not exceptions.holds("japanese_in_english", text.where, text.en):
        yield f"Japanese in the English text: {text.en!r}"
    if LETTERS.search(text.en) and not JAPANESE.search(text.ja):
        if not exceptions.holds("same_in_both", text.where, text.en):
            yield f"no Japanese text: {text.en!r}"
    if text.ja and not text.en:
        yield f"no English text: {text.ja!r}"
    for language, words in (("en", text.en), ("ja", text.ja)):
        for problem in glossary.avoided(words, language):
            if not exceptions.holds("avoided", text.where, words):
                yield f"{problem}: {words!r}"
    for term, problem in glossary.missing(text.en, text.ja):
        if not exceptions.holds("other_words", text.where, text.en, term):
            yield f"{problem}: {text.en!r} | {text.ja!r}"


def check_alone(where, text, exceptions):
    if WORDS.search(text):
        if not exceptions.holds("japanese_alone", where, text):
            yield f"Japanese without its English: {text[:90]!r}"
    elif SENTENCE.search(text) and not exceptions.holds("english_alone", where, text):
        yield f"English without its Japanese: {text[:90]!r}"


def problems_of(root, terms):
    glossary, exceptions = Glossary(terms), Exceptions(Path(__file__).with_name("exceptions.toml"))
    texts, alone = [], []
    for pairs, literals in from_code(root):
        texts += pairs
        alone += literals
    in_code = len(texts)
    for source in (from_scenarios(root), from_sources(root), from_glossary(terms)):
        texts += source
    for text in texts:
        for problem in check_pair(text, glossary, exceptions):
            yield f"{text.where}: {problem}"
    for where, literal in alone:
        for problem in check_alone(where, literal, exceptions):
            yield f"{where}: {problem}"
    for page in files(root, PAGES):
        for number, line in paragraphs(page):
            for language in ("en", "ja"):
                for problem in glossary.avoided(line, language):
                    where = f"{page.relative_to(root)}:{number}"
                    if not exceptions.holds("avoided", where, line):
                        yield f"{where}: {problem}"
    yield from exceptions.unused()
    if in_code < 2000 or len(texts) < 3000:
        yield f"only {in_code} texts in the code and {len(texts)} in all: they are not found any more"


def page_of(terms):
    lines = [
        "# 用語集 / Glossary",
        "",
        "このファイルは `tests/words/check_words.py --write` が `glossary.toml` から生成します。手で編集しないでください。",
        "Generated by `tests/words/check_words.py --write` from `glossary.toml`; do not edit by hand.",
        "",
        "| 日本語 | English | 意味 | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for term in terms.values():
        lines.append(f"| {term['ja']} | {term['en']} | {term['means_ja']} | {term['means']} |")
    return "\n".join(lines) + "\n"


def main():
    root = Path(sys.argv[1])
    terms = tomllib.loads((root / "scenarios/glossary.toml").read_text(encoding="utf-8"))
    page = root / "scenarios/GLOSSARY.md"
    if "--write" in sys.argv:
        page.write_text(page_of(terms), encoding="utf-8")
        return 0
    problems = list(problems_of(root, terms))
    if not page.exists() or page.read_text(encoding="utf-8") != page_of(terms):
        problems.append("scenarios/GLOSSARY.md is stale: check_words.py ROOT --write")
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
