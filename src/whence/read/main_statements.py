"""The main statement of a content: its first main clause, without what is said inside it.

What is hedged or negated after a conjunction, in a subordinate clause, in a second sentence or in what somebody else is
said to have said is not hedged or negated by the source.
"""

import re
from collections.abc import Sequence

from whence.read.wordlists import word_class
from whence.read.words import Word, words_of
from whence.records import Span
from whence.wordtables import read_classes

_ENDS = frozenset({".", "!", "?", ";", "…", ":"})
_AUXILIARIES = ("be", "have", "do", "modal")
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_COORDINATORS = frozenset({"and", "but", "nor", "or", "yet"})
_SURE = frozenset({"because", "although", "though", "whereas", "unless", "while", "if"})  # never prepositions
_SHORTEST = 3  # words of a main statement before a clause ends it, unless an auxiliary stands among them
_LONGEST_RELATIVE = 25  # words of a relative clause that is left out of the middle
_LONGEST = 400  # characters of a piece of a content that are read
_ASIDE = 5  # words back from "that" in which a noun makes it open what was said ("its report of Monday that")
_SPEAKERS = frozenset({"he", "she", "it", "they", "i", "we"})
_HEDGES = frozenset({"possibly", "perhaps", "probably", "maybe", "apparently", "presumably"})
_ADJOINING = frozenset({"by", "with", "from", "in", "on", "at", "because", "for", "after", "through"})
_MARKS = ("“", '"', "‘", "'")


def main_statement(text: str, content: Sequence[Span]) -> list[Word]:
    """Give the words of the first main clause of a content, marks included; a clause before it is left out."""
    words = _first_sentence(text, content)
    clauses = listed("clause")
    if words and words[0].lower in clauses and words[0].lower not in _RELATIVES:
        comma = next((i for i, word in enumerate(words) if word.text == ","), None)
        words = words[comma + 1 :] if comma is not None else words
    kept: list[Word] = []
    at, has_auxiliary = 0, False
    while at < len(words):
        word = words[at]
        after_comma = at > 0 and words[at - 1].text == ","
        if word.lower in _RELATIVES | _SURE and after_comma and not has_auxiliary:
            close = _close_of_relative(words, at)
            if close is None:
                break
            at = close
            continue
        if _ends_statement(words, at, has_auxiliary, clauses):
            break
        kept.append(word)
        if word.lower in listed("says") and (at == 0 or not words[at - 1].is_a("be")) and _is_verb(words, at):
            break
        is_owner = word.text in {"'s", "’s"}  # as often a genitive as "is"
        has_auxiliary = has_auxiliary or (not is_owner and any(word.is_a(name) for name in _AUXILIARIES))
        at += 1
    return kept


def own_verb(statement: Sequence[Word]) -> str | None:
    """Give the verb of saying or thinking that ends a main statement."""
    return statement[-1].lower if statement and statement[-1].lower in listed("says") else None


def is_of_source(text: str, statement: Sequence[Word]) -> bool:
    """Tell whether a source speaks of itself: "I" and "we" inside quotation marks, "she" and the like outside."""
    first = next((word for word in statement if word.is_word), None)
    if first is None:
        return False
    is_quoted = text[max(0, first.start - 1) : first.start] in _MARKS
    return first.lower in ({"i", "we"} if is_quoted else _SPEAKERS)


def _first_sentence(text: str, content: Sequence[Span]) -> list[Word]:
    """Give the words up to the first stop, over a cut by the cue where the next piece goes on in small letters."""
    words: list[Word] = []
    for number, span in enumerate(content):
        piece = span.of(text)
        first = re.search(r"\w+", piece)
        opens = first is not None and (first[0][0].isupper() or first[0] in _COORDINATORS)
        if number and opens and re.search(r"[,.!?…]\W*$", content[number - 1].of(text)):
            break
        words += words_of(text, Span(span.start, min(span.end, span.start + _LONGEST)))
    while words and (not words[0].is_word or words[0].lower in {"that", "only"}):
        words.pop(0)
    for at, word in enumerate(words):
        if word.text in _ENDS:
            return words[:at]
    return words


def _ends_statement(words: Sequence[Word], at: int, has_auxiliary: bool, clauses: frozenset[str]) -> bool:
    """Tell whether another clause begins at a word."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    after_comma = at > 0 and words[at - 1].text == ","
    if word.lower in clauses:
        return at > _SHORTEST or (at > 1 and (has_auxiliary or word.lower in _SURE))
    if word.lower in _COORDINATORS:
        opens = following is not None and (following.lower in _SPEAKERS or following.lower in {"that", "there"})
        goes_on = has_auxiliary and following is not None and _opens_verb(following)
        return at > 0 and (after_comma or word.lower == "but" or opens or goes_on)
    if word.lower in _HEDGES and after_comma and has_auxiliary:  # "had been hit, possibly by their own side"
        return following is not None and following.lower in _ADJOINING
    if word.lower == "that" and at > 0:
        nouns = word_class("saying_noun")
        return has_auxiliary or any(w.lower in nouns for w in words[max(0, at - _ASIDE) : at])
    return word.text in {"–", "—"} and has_auxiliary


def _opens_verb(word: Word) -> bool:
    """Tell whether a second verb of the same subject begins: "was sent and may have been read"."""
    return word.lower in {"never", "not", "cannot"} or any(word.is_a(name) for name in _AUXILIARIES)


def _close_of_relative(words: Sequence[Word], at: int) -> int | None:
    for close in range(at + 1, min(len(words), at + _LONGEST_RELATIVE)):
        if words[close].text == ",":
            return close + 1
    return None


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Tell "he promises" from "the promises": no determiner, adjective or preposition before it."""
    if at == 0:
        return False
    before = words[at - 1]
    if before.lower == "as" or (
        before.is_a("pronoun") and before.lower not in {"this", "that", "these", "those"}
    ):
        return True
    return not any(before.is_a(name) for name in ("determiner", "possessive", "adjective", "preposition"))


def listed(name: str) -> frozenset[str]:
    """Give the entries of a class of `certainty.tsv`."""
    return read_classes("certainty.tsv")[name]
