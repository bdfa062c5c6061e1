"""The patterns of stock lines (`data/boilerplate.tsv`), and which of them a line may match by its first letter.

Most lines match none. So those that may match are tried as one, and the table is gone through for what they let pass.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from whence.wordtables import read_rows

Then = Literal["-", "tail", "tail?", "box", "cut"]

TRIM = " \t.:;,![]()*•·|>»›→►▶_=~\u200b\u200e\u200f-"  # signs at the ends of a line that are not looked at

_END = f"[{re.escape(TRIM)}]*\\Z"
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_BEGINNING = re.compile(r"\.\{\d+,\d+\}")  # any letters, a few
_ASCII = tuple(map(chr, range(128)))
_MANY = 80  # letters: as many as any
_PREFIX = 3  # letters
_PLACES = ("^", "$", r"\b", r"\B")  # tokens that take no character


@dataclass(frozen=True, slots=True)
class StockPattern:
    """A row of the table. `where`: the whole "line" is so, it "start"s so, or it holds "any" such words."""

    detail: str
    where: str
    then: Then
    regex: re.Pattern[str]

    def is_match(self, folded: str, bare: str) -> bool:
        """Tell whether a folded line, or the same without signs at its ends, is such a line."""
        if self.detail == "widget" and folded.endswith((".", "?", "!")) and " " in folded:
            return False  # a sentence, where the headings of boxes are none
        if self.where == "line":
            return bool(self.regex.fullmatch(bare) or self.regex.fullmatch(folded))
        if self.where == "start":
            return bool(self.regex.match(bare) or self.regex.match(folded))
        return self.regex.search(folded) is not None


@cache
def list_patterns() -> tuple[StockPattern, ...]:
    """Give the patterns in the order of the table, the first that matches being right."""
    return tuple(
        StockPattern(detail, where, cast(Then, then), re.compile(f"(?:{pattern})"))
        for detail, where, then, pattern in read_rows("boilerplate.tsv")
    )


def may_match(folded: str) -> bool:
    """Tell whether a pattern may match a line or the same without signs at its ends; it holds a letter or digit.

    False is certain; of what may match, about one line in ten does not.
    """
    lead = folded.lstrip(TRIM)
    if _may_begin(lead) or (lead != folded and _may_begin(folded)):
        return True
    return any(word in folded for word in _needed_words()) and _anywhere().search(folded) is not None


def _may_begin(line: str) -> bool:
    start = line[:_PREFIX]
    if not start.isascii():
        return _join("").match(line) is not None
    is_known = start in _prefixes() or start[:2] in _prefixes() or start[:1] in _prefixes()
    return is_known and _join(start[0]).match(line) is not None


@cache
def _prefixes() -> frozenset[str]:
    found = (find_prefixes(alternative) for _, alternative in _list_begun())
    return frozenset().union(*found)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(_list_anywhere()))


@cache
def _needed_words() -> tuple[str, ...]:
    """Give words of which a line holds one that matches a pattern further on than at its beginning."""
    return tuple(sorted({word for pattern in _list_anywhere() for word in find_needed(pattern)}))


def _list_anywhere() -> list[str]:
    """Give what may stand anywhere in a line, or behind a beginning of any letters."""
    patterns = [one.regex.pattern[3:-1] for one in list_patterns() if one.where == "any"]
    begun = [(_BEGINNING.match(alternative), alternative) for _, alternative in _list_alternatives()]
    return patterns + [alternative[match.end() :] for match, alternative in begun if match is not None]


def _list_begun() -> list[tuple[str, str]]:
    return [found for found in _list_alternatives() if _BEGINNING.match(found[1]) is None]


@cache
def _list_alternatives() -> tuple[tuple[str, str], ...]:
    """Give where it must stand, and the pattern, of each alternative that begins a line."""
    return tuple(
        (pattern.where, alternative)
        for pattern in list_patterns()
        if pattern.where != "any"
        for alternative in split_alternatives(pattern.regex.pattern[3:-1])
    )


@cache
def _join(letter: str) -> re.Pattern[str]:
    """Give as one what may begin with a letter, signs at the end let pass; "": with one that is not ASCII."""
    parts = [
        f"(?:{_loosen(alternative)}){_END}" if where == "line" else _loosen(alternative)
        for where, alternative in _list_begun()
        if not letter or any(prefix[:1] in (letter, "") for prefix in find_prefixes(alternative))
    ]
    return re.compile("|".join(parts) or r"(?!)")


def _loosen(pattern: str) -> str:
    """Give a pattern that also matches where signs stand at the end of the line."""
    return "".join({"$": _END, r"\b": ""}.get(token, token) for token in _TOKEN.findall(pattern))


@cache
def split_alternatives(pattern: str) -> tuple[str, ...]:
    """Give the alternatives of a pattern that stand in no brackets, or in those around all of it."""
    found, depth, n_wholes = [""], 0, 0
    for token in _TOKEN.findall(pattern):
        n_wholes += not depth
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            found.append("")
        else:
            found[-1] += token
    is_bracketed = pattern[:1] == "(" and pattern[1:2] != "?" and n_wholes == 1
    return split_alternatives(pattern[1:-1]) if is_bracketed else tuple(found)


@cache
def find_prefixes(pattern: str) -> frozenset[str]:
    """Give the first three ASCII characters of all that a pattern matches; fewer, where anything may follow them."""
    ended, whole, _ = _read_alternatives(_TOKEN.findall(pattern), 0)
    return ended | whole


def _read_alternatives(tokens: list[str], at: int) -> tuple[frozenset[str], frozenset[str], int]:
    """Give the prefixes from `at` to the end of the brackets: those that are known no further, and the whole ones.

    Then where the brackets end.
    """
    ended: set[str] = set()
    wholes: set[str] = set()
    whole = {""}
    while at < len(tokens) and tokens[at] != ")":
        if tokens[at] == "|":
            wholes |= whole
            whole, at = {""}, at + 1
            continue
        own_ended, own_whole, at = _read_atom(tokens, at)
        is_optional, is_repeated, at = _read_quantifier(tokens, at)
        if is_repeated:
            own_ended, own_whole = own_ended | own_whole, frozenset()
        ended |= {(one + other)[:_PREFIX] for one in whole for other in own_ended}
        longer = {(one + other)[:_PREFIX] for one in whole for other in own_whole}
        ended |= {one for one in longer if len(one) == _PREFIX}
        whole = (whole if is_optional else set()) | {one for one in longer if len(one) < _PREFIX}
    return frozenset(ended), frozenset(wholes | whole), at


def _read_atom(tokens: list[str], at: int) -> tuple[frozenset[str], frozenset[str], int]:
    token, nothing = tokens[at], frozenset(("",))
    if token in _PLACES:
        return frozenset(), nothing, at + 1
    if token != "(":
        letters = _letters_of(token)
        return (nothing, frozenset(), at + 1) if len(letters) > _MANY else (frozenset(), letters, at + 1)
    is_plain = tokens[at + 1] != "?"
    ended, whole, end = _read_alternatives(tokens, at + 1 if is_plain else at + 3)
    is_read = is_plain or tokens[at + 2] == ":"  # else it looks ahead or behind
    return (ended, whole, end + 1) if is_read else (nothing, frozenset(), end + 1)


@cache
def find_needed(pattern: str) -> frozenset[str]:
    """Give words of which one at least stands in all that a pattern matches."""
    return _read_needed(_TOKEN.findall(pattern), 0)[0]


def _read_needed(tokens: list[str], at: int) -> tuple[frozenset[str], int]:
    """Give the needed words from `at` to the end of the brackets, and where they end."""
    found: frozenset[str] = frozenset()
    options, run = [frozenset(("",))], ""
    while at < len(tokens) and tokens[at] != ")":
        start, token, own = at, tokens[at], frozenset(("",))
        if token == "(":
            inner, at = _read_needed(tokens, at + 1)
            own = inner if tokens[start + 1] != "?" else own
        is_optional, is_repeated, at = _read_quantifier(tokens, at + 1)
        is_literal = token[0] not in "([\\.^$|" and not is_optional
        run += token if is_literal else ""
        if token == "(" and not is_optional:
            options.append(own)
        if not is_literal or is_repeated:
            options.append(frozenset((run,)))
            run = ""
        if token == "|":
            found |= _choose(options)
            options = [frozenset(("",))]
    return found | _choose([*options, frozenset((run,))]), at


def _choose(options: list[frozenset[str]]) -> frozenset[str]:
    return max(options, key=lambda words: (min(len(word.strip()) for word in words), -len(words)))


def _read_quantifier(tokens: list[str], at: int) -> tuple[bool, bool, int]:
    """Tell whether what stands before may be left out and may come again, and where its quantifier ends."""
    if at == len(tokens) or tokens[at] not in ("?", "*", "+", "{"):
        return False, False, at
    is_optional = tokens[at] in ("?", "*") or (tokens[at] == "{" and tokens[at + 1] in ("0", ","))
    end = tokens.index("}", at) + 1 if tokens[at] == "{" else at + 1
    return is_optional, tokens[at] != "?", end + 1 if end < len(tokens) and tokens[end] == "?" else end


@cache
def _letters_of(token: str) -> frozenset[str]:
    found = re.compile(token, re.DOTALL)
    return frozenset(letter for letter in _ASCII if found.match(letter))
