"""The texts of C++ sources: which literals are one text in English and Japanese, and which stand alone."""

import re
from dataclasses import dataclass, field

JAPANESE = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uff01-\uffee]")
LETTERS = re.compile(r"[A-Za-z]{2}")
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/|^[ \t]*\#[^\n]*)
      | R"(?P<fence>[^(]*)\((?P<raw>.*?)\)(?P=fence)"
      | "(?P<string>(?:[^"\\\n]|\\.)*)"
      | '(?:[^'\\\n]|\\.)+'
      | (?P<word>[A-Za-z_0-9.']+)
      | (?P<mark>::|<<|[-+*/%!=<>&|^]?=|[^\s])""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass
class Literal:
    text: str
    line: int
    used: bool = False


@dataclass
class Part:
    """What stands between two separators of a bracket: literals, and brackets within."""

    before: str = ""  # the separator
    words: list = field(default_factory=list)
    items: list = field(default_factory=list)

    def literals(self):
        for item in self.items:
            if isinstance(item, Literal):
                yield item
            else:
                for part in item:
                    yield from part.literals()


class Bracket(list):
    """Parts, and which bracket holds them."""

    def __init__(self, mark=""):
        super().__init__([Part()])
        self.mark = mark


@dataclass
class Pair:
    en: str
    ja: str
    line: int


def unescaped(text):
    known = {"n": "\n", "t": "\t", '"': '"', "'": "'", "\\": "\\", "0": "\0"}
    return re.sub(r"\\(.)", lambda m: known.get(m[1], m[0]), text)


def tree(source):
    """The source as nested brackets, each a list of parts."""
    root = Bracket()
    open_brackets = [root]
    for token in TOKEN.finditer(source):
        bracket = open_brackets[-1]
        part = bracket[-1]
        mark = token["mark"]
        if token["comment"] is not None:
            continue
        if token["string"] is not None or token["raw"] is not None:
            line = source.count("\n", 0, token.start()) + 1
            text = token["raw"] if token["raw"] is not None else unescaped(token["string"])
            last = part.items[-1] if part.items else None
            if isinstance(last, Literal) and part.words[-1:] == ['"']:  # one literal on several lines
                last.text += text
            else:
                part.items.append(Literal(text, line))
            part.words.append('"')
        elif mark in CLOSING:
            inner = Bracket(mark)
            part.items.append(inner)
            part.words.append(mark)
            open_brackets.append(inner)
        elif mark in (")", "]", "}") and len(open_brackets) > 1:
            open_brackets.pop()
            if mark == "}":
                open_brackets[-1][-1].words.append(mark)
        elif mark in (",", ";", "?", ":", "<<"):
            bracket.append(Part(mark))
        else:
            part.words.append(token["word"] or mark or "")
    return root


def unused(part):
    return [literal for literal in part.literals() if not literal.used]


def joined(literals):
    return "".join(literal.text for literal in literals)


def pairs_of(source):
    """Every pair of an English and a Japanese text beside each other, and the literals of no pair."""
    pairs = []

    def mark(english, japanese):
        for literal in english + japanese:
            literal.used = True
        pairs.append(Pair(joined(english), joined(japanese), (english + japanese)[0].line))

    def row(bracket):
        """{"english", …, "日本語"}: the first and the last of a row of a table."""
        first, last = unused(bracket[0]), unused(bracket[-1])
        if len(bracket) > 2 and len(first) == len(last) == 1 and len(bracket[0].items) == 1:
            between = [x for part in bracket[1:-1] for x in part.literals()]
            japanese = [bool(JAPANESE.search(x.text)) for x in first + last]
            if japanese == [False, True] and not between:
                mark(first, last)

    def look(bracket):
        for part in bracket:
            for item in part.items:
                if not isinstance(item, Literal):
                    look(item)
        for first, second in zip(bracket, bracket[1:]):
            a, b = unused(first), unused(second)
            if not joined(a) or not joined(b):
                continue
            a_japanese, b_japanese = (bool(JAPANESE.search(joined(x))) for x in (a, b))
            if second.before in (",", ":") and not a_japanese and b_japanese:
                mark(a, b)
            elif second.before == ":" and a_japanese and not b_japanese:
                mark(b, a)
        row(bracket)
        half(bracket)

    def half(bracket):
        """{"english", ""} and {"", "日本語"}: a text that lacks a language."""
        both = [part.items[0] for part in bracket if len(part.items) == 1 and isinstance(part.items[0], Literal)]
        if bracket.mark == "{" and len(bracket) == len(both) == 2 and LETTERS.search(joined(both)) and not all(x.text for x in both):
            pairs.append(Pair(both[0].text, both[1].text, both[0].line))

    root = tree(source)
    look(root)
    alone = [literal for part in root for literal in part.literals() if not literal.used]
    return pairs, alone
