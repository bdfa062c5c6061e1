"""Clauses: the parts of a sentence that each say something of their own, and so may answer questions of their own.

"The fire killed 12 people and injured 30, the coastguard said" tells the dead and the injured. A sentence is cut where
a new verb begins ("and injured", "; the captain fled", "while rescuers searched", ", killing two"), and between the
counts of a list ("12 dead, 30 injured"). A part that is no statement, without a verb and a figure, stays with its
neighbour, and so does a reason ("because").
"""

import re
from collections.abc import Sequence

from whence.read.clauses import has_verb, is_verb_like
from whence.read.words import Word, is_dash, words_of
from whence.records import Span

_LEAST_WORDS = 3  # of a part
_ALONE = 7  # words from which a clause is understood without its sentence
_JOINING = frozenset({"and", "but", "while", "whereas", "though", "although", "yet", "or", "so"})
_TRAILING = frozenset({"which", "who", "where", "with", "as", "when", "after", "before"})
_AFTERWARDS = frozenset({"after", "before", "when", "while"})
_FIGURE = re.compile(r"^(?:\d[\d,.]*|[a-z]+teen|[a-z]+ty(?:-\w+)?|two|three|four|five|six|seven|eight|nine|ten|"
                     r"eleven|twelve|dozens|scores|hundreds|thousands|several|another|more|some|at|about|nearly"
                     r")$")  # fmt: skip
_COUNT = re.compile(r"\d|^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-\w+)?|"
                    r"dozens?|scores|hundreds?|thousands?|million|nobody|none)$")  # fmt: skip
_PARTICIPLE = re.compile(r"^[a-z]{2,}ing$")
_DONE = re.compile(r"^[a-z]{2,}(?:ed|lt|nt|pt|wn|ew|oke|ost|ook|ell|ove)$")


def split_clauses(text: str, span: Span) -> list[Span]:
    """Give the parts of `span` in text order: the whole of it where nothing begins anew.

    The words that join two parts ("and", a comma) belong to neither.
    """
    words = words_of(text, span)
    parts, first = [], 0
    for at, following in _joints(words):
        if at >= first and _is_enough(words[first:at]) and _is_statement(words[following:]):
            parts.append((first, at))
            first = following
    parts.append((first, len(words)))
    return [Span(words[a].start, words[b - 1].end) for a, b in parts if a < b] if len(parts) > 1 else [span]


def in_context(clause: str, sentence: str) -> str:
    """Give a clause as it is to be judged: a short one with its sentence behind it, for its sense hangs on that."""
    clause, sentence = " ".join(clause.split()), " ".join(sentence.split())
    if len(clause.split()) >= _ALONE or clause.strip(' .,“”"') == sentence.strip(' .,“”"'):
        return clause
    return f"{clause} ({sentence})"


def _joints(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Give where one part may end and the next begin, as indices of words."""
    found = []
    for at, word in enumerate(words):
        if word.text == ";" or (is_dash(words, at) and at):
            found.append((at, at + 1))
        elif word.text == ",":
            following = _after_comma(words, at)
            if following is not None:
                found.append((at, following))
        elif word.lower in ("and", "but") and at and words[at - 1].text != ",":
            if _begins_verb(words, at + 1) or _shares_verb(words, at) or _is_count_list(words, at + 1):
                found.append((at, at + 1))
        elif word.lower in _AFTERWARDS and at >= _LEAST_WORDS and _has_own_verb(words, at):
            is_cleft = words[0].lower == "it" and words[1].is_a("be")  # "it was 2.12 before the call came"
            found += [] if is_cleft else [(at, at)]
    return found


def _after_comma(words: Sequence[Word], at: int) -> int | None:
    """Give the index at which a new part begins after the comma at `at`; None: it begins none."""
    if at + 1 >= len(words):
        return None
    follower = words[at + 1]
    if follower.lower in _JOINING:
        is_new = _has_own_verb(words, at + 1) or _is_count_list(words, at + 2)
        return at + 2 if is_new else None
    if follower.lower in _TRAILING:
        ends = not any(word.text == "," for word in words[at + 2 :])
        return at + 1 if ends and _has_own_verb(words, at + 1) else None
    if _PARTICIPLE.match(follower.text) and at + 2 < len(words):
        object_ = words[at + 2]
        is_verb = object_.is_a("determiner") or _COUNT.search(object_.lower) or object_.is_a("possessive")
        return at + 1 if is_verb or not follower.is_a("ing_noun") else None
    return at + 1 if _is_count_list(words, at + 1) else None


def _begins_verb(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb that shares the subject before begins at `at`, adverbs left aside."""
    while at < len(words) and (words[at].is_a("adverb") or words[at].lower.endswith("ly")):
        at += 1
    if at + 1 >= len(words):
        return False
    word = words[at]
    if word.is_a("be") or word.is_a("have") or word.is_a("modal") or word.is_a("do"):
        return True
    is_past = bool(_DONE.match(word.text)) and not word.is_a("adjective")
    follower = words[at + 1]
    is_object = follower.is_a("determiner") or follower.is_a("preposition") or follower.is_a("possessive")
    return is_past and (is_object or bool(_COUNT.search(follower.lower)) or follower.is_capital)


def _shares_verb(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb after "and" goes on with what governs the one before: "will cut 400 and close 12"."""
    if at + 2 >= len(words) or not words[at + 1].text.islower():
        return False
    verb, follower = words[at + 1], words[at + 2]
    is_object = follower.is_a("determiner") or follower.is_a("possessive") or _COUNT.search(follower.lower)
    if not is_object or verb.is_a("preposition") or verb.is_a("determiner"):
        return False
    if _PARTICIPLE.match(verb.text):
        return any(words[i].text == "," and _PARTICIPLE.match(words[i + 1].text) for i in range(at))
    return any(word.is_a("modal") or word.lower == "to" for word in words[:at]) and not verb.lower.endswith("s")


def _has_own_verb(words: Sequence[Word], at: int) -> bool:
    """Tell whether a finite verb stands in the words from `at` to the next comma."""
    end = next((i for i in range(at + 1, len(words)) if words[i].text in (",", ";")), len(words))
    return has_verb(words, min(at + 1, end), end) or any(
        is_verb_like(words, i) for i in range(min(at + 1, end), end)
    )


def _is_count_list(words: Sequence[Word], at: int) -> bool:
    """Tell whether a new count stands at `at`, after a count of something else."""
    if at + 1 >= len(words) or not _FIGURE.match(words[at].lower):
        return False
    near = words[at : at + 3]
    before = words[max(0, at - 8) : at]
    if any(w.lower == "between" for w in before[-5:]):
        return False  # the two ends of one interval
    return any(_COUNT.search(w.lower) for w in near) and any(_COUNT.search(w.lower) for w in before)


def _is_enough(words: Sequence[Word]) -> bool:
    """Tell whether words before a joint can stand alone: three of them, or a count of something."""
    n_plain = sum(word.is_word for word in words)
    return n_plain >= _LEAST_WORDS or _is_statement(words)


def _is_statement(words: Sequence[Word]) -> bool:
    """Tell whether words are enough to say something: three of them, with a verb or a count among them."""
    plain = [word for word in words if word.is_word]
    if len(plain) < _LEAST_WORDS:
        return len(plain) == 2 and bool(_COUNT.search(plain[0].lower)) and not plain[1].is_a("preposition")
    return (
        has_verb(words, 0, len(words))
        or any(_COUNT.search(w.lower) for w in plain)
        or any(_PARTICIPLE.match(w.text) or _DONE.match(w.text) for w in plain)
    )
