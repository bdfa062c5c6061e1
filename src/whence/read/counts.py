"""How many people a phrase speaks of: the stated number, and the bounds it is read as."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.read.heads import core_of, head_of
from whence.read.roles import is_plural, is_role, source_words
from whence.read.words import OWNING, Word
from whence.records import Profile
from whence.wordtables import read_rows

_SINGLES = frozenset(
    [
        "one",
        "another",
        "a second",
        "a third",
        "a fourth",
        "a fifth",
        "the other",
        "the second",
        "the third",
        "the fourth",
        "the fifth",
        "the first",
        "the last",
        "the former",
        "the latter",
    ]
)
_OF_WHOM = frozenset(
    [
        "them",
        "those",
        "these",
        "those two",
        "those three",
        "us",
        "the two",
        "the three",
        "the four",
        "the five",
        "the six",
        "the group",
        "the pair",
    ]
)
_CROWDS: dict[str, tuple[int, int | None]] = {
    "both": (2, 2), "two": (2, 2), "three": (3, 3), "four": (4, 4), "five": (5, 5), "six": (6, 6), "pair": (2, 2),
    "seven": (7, 7), "eight": (8, 8), "nine": (9, 9), "ten": (10, 10), "half": (2, None), "most": (2, None),
    "trio": (3, 3), "some": (2, None), "several": (3, None), "many": (3, None), "few": (2, None), "a few": (2, None),
}  # fmt: skip
_LONGEST = 4  # words in a number
_BOUND = re.compile(
    r"(at least|no fewer than|more than|over|about|around|some|nearly|almost|up to|at most|as many as) $"
)
_NUMBER = r"(?:\d[\d., ]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE = re.compile(
    rf"(?:(?:only|just|about|around|nearly|almost|over|fewer than|more than|some|another|a further|the other) )*"
    rf"({_NUMBER} ?(?:per cent|percent|%)|{_NUMBER} (?:in|out of) (?:every )?(?:{_NUMBER}|twenty|a hundred)"
    r"|most(?= of (?:those|them|us|the (?:people|respondents|voters|residents)))|half|a third|a quarter"
    r"|(?:barely|fully|roughly|exactly|well over|less than) (?:half|a third|a quarter)|two[- ]thirds"
    r"|three[- ]quarters|a majority|the majority|a minority)"
    r"(?:$| of (?:those|them|us|respondents|voters|people|the public|residents|readers|members|adults"
    r"|that group|this group|the sample|the electorate|listeners"
    r"|viewers|drivers|workers|parents|customers|patients|students|teachers|tenants)\b)",
    re.I,
)
_SHARE_OF = re.compile(
    rf"(?:(?:only|just|about|around|nearly|almost|over|fewer than|more than|some|another|a further) )*"
    rf"({_NUMBER} (?:in|out of) (?:every )?(?:{_NUMBER}|twenty|a hundred)) ([a-z][\w-]+)(?= (?:who|polled"
    rf"|surveyed|asked|in"
    r"|at|on|with|aged|over|under|interviewed|questioned|living|working)\b|,|$)",
    re.I,
)
_BEFORE = frozenset(
    ("the", "these", "those", "at", "least", "more", "than", "about", "all", "other", "up", "to", "no", "fewer", "over",
     "only", "just", "his", "her", "their", "its", "as", "many", "around", "nearly", "almost")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """A number as the text puts it (None: it states none) and as bounds."""

    words: str | None
    at_least: int | None
    at_most: int | None


def count_of(words: Sequence[Word]) -> Count:
    """Give the number of people a noun phrase speaks of; a bare plural is two or more."""
    lowers = [word.lower for word in words]
    if is_share(lowers):
        return Count(None, 2, None)
    for start in range(min(len(words), 5)):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            entry = _bounds(" ".join(lowers[start : start + length]))
            if lowers[start] == "many" and start and lowers[start - 1] == "as":
                continue
            if entry is not None and not (start and lowers[start - 1] in {"of", "for", "from", "in", "at"}):
                return _read(words, start, length, entry)
        if lowers[start] not in _BEFORE:
            break
    return Count(None, 2, None) if _is_of_many(words) else Count(None, 1, 1)


def short_profile(words: Sequence[Word]) -> Profile | None:
    """Give the profile of a pronoun, a number or "the other" that stands without a noun; None for other phrases."""
    lowers = [word.lower for word in words if word.is_word]
    whole = " ".join(lowers)
    if whole in source_words("pronoun"):
        return Profile(kind="people" if whole in source_words("group_pronoun") else "unknown", is_named=False)
    if is_single(words):
        stated = words[0].text if lowers[0] == "one" else None
        return Profile(kind="person", is_named=False, count_words=stated, at_least=1, at_most=1)
    share = _share_words(words)
    counted = _SHARE_OF.match(" ".join(word.text for word in words)) if share is None else None
    if counted is not None and is_plural(counted[2].lower()):  # "four in five listeners"
        return Profile(kind="people", is_named=False, count_words=counted[1], at_least=2, role=counted[2])
    if share is not None:
        noun = words[-1].text if len(lowers) > 2 and lowers[-2] == "of" and is_plural(lowers[-1]) else None
        return Profile(kind="people", is_named=False, count_words=share, at_least=2, role=noun)
    number, of, whom = whole.partition(" of ")
    is_part = bool(of) and whom in _OF_WHOM
    low, high = _CROWDS.get((number if is_part else whole).removeprefix("the "), (0, None))
    if low:
        at = words[0] if is_part else words[-1]
        return Profile(kind="people", is_named=False, count_words=at.text, at_least=low, at_most=high)
    return None


def is_single(words: Sequence[Word]) -> bool:
    """Tell whether words stand for one of a group without saying who: "another", "the second", "one of them"."""
    lowers = [word.lower for word in words if word.is_word]
    is_one_of = lowers[:2] == ["one", "of"] and " ".join(lowers[2:]) in _OF_WHOM
    return is_one_of or " ".join(lowers) in _SINGLES


def _share_words(words: Sequence[Word]) -> str | None:
    """Give the words of a share that stands for people: "58 per cent", "six in ten", "most of those over 38"."""
    match = _SHARE.match(" ".join(word.text for word in words))
    return None if match is None else match[1].replace(" %", "%").replace(" .", ".").replace(". ", ".")


def _read(words: Sequence[Word], start: int, length: int, entry: tuple[int, int | None]) -> Count:
    low, high = entry
    written = " ".join(word.text for word in words[start : start + length])
    before = " ".join(word.lower for word in words[:start]) + " " if start else ""
    bound = _BOUND.search(before)
    if bound is None:
        if (
            written.lower() in {"a", "an"}
            and not _is_somebody(words)
            and _has_plural(_before_preposition(words[:6]))
        ):
            return Count(None, 2, None)
        if written.lower() == "other" and not _is_of_many(words):
            return Count(None, 1, 1)
        is_article = written.lower() in {"a", "an", "another", "second", "third"}
        return Count(None if is_article else written, low, high)
    stated = f"{bound[1]} {written}"
    if bound[1] in {"at least", "no fewer than"}:
        return Count(stated, low, None)
    if bound[1] in {"more than", "over"}:
        return Count(stated, low + 1, None)
    if bound[1] in {"up to", "at most", "as many as"}:
        return Count(stated, 1, high)
    return Count(stated, low, high)


def is_share(lowers: Sequence[str]) -> bool:
    """Tell "one voter in three" and "two in five voters", shares of a crowd, from a number of people."""
    at = next((i for i, lower in enumerate(lowers[:5]) if lower == "in"), 0)
    if at > 1 and at + 2 < len(lowers):
        return False  # "four outlets in three countries"
    is_part = at > 0 and any(_bounds(lower) is not None and lower not in {"a", "an"} for lower in lowers[:at])
    whole = lowers[at + 1] if at + 1 < len(lowers) else ""
    return (
        is_part and _bounds(whole) is not None and whole not in {"a", "an", "one", "another", "both", "other"}
    )


def _is_somebody(words: Sequence[Word]) -> bool:
    head = head_of(core_of(words))
    return head is not None and is_role(head.lower) and not is_plural(head.lower)


def _before_preposition(words: Sequence[Word]) -> Sequence[Word]:
    return words[
        : next((i for i, w in enumerate(words) if w.is_a("preposition") and w.lower != "of"), len(words))
    ]


def _is_of_many(words: Sequence[Word]) -> bool:
    """Tell whether the head of a phrase is plural; "the owners’ lawyer" is one."""
    core = core_of(words)
    head = head_of(core)
    if head is not None and is_role(head.lower):
        return is_plural(head.lower)
    return _has_plural(words)


def _has_plural(words: Sequence[Word]) -> bool:
    """Tell whether one of some words is a plural that owns nothing: "a players’ agent" is one."""
    owners = {at for at in range(len(words) - 1) if words[at + 1].text in OWNING}
    return any(is_plural(word.lower) and at not in owners for at, word in enumerate(words))


@cache
def _table() -> dict[str, tuple[int, int | None]]:
    rows = read_rows("counts.tsv")
    return {row[0]: (int(row[1]), None if row[2] == "-" else int(row[2])) for row in rows}


def _bounds(words: str) -> tuple[int, int | None] | None:
    if words.isdigit() and len(words) <= 4:
        return int(words), int(words)
    return _table().get(words)
