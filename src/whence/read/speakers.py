"""The noun phrase after a cue: "said the minister, who ...", "according to three officials and two aides"."""

from collections.abc import Sequence

from whence.read.cues import cue_forms
from whence.read.phrases import Range, has_verb, is_verb_like, trimmed
from whence.read.wordlists import word_class
from whence.read.words import STOPS, Word, is_dash

_SETTING = frozenset({"on", "in", "during", "at", "late", "last", "this", "earlier"})
_ASKS = frozenset({"asked", "asks", "requested", "begged", "insisted", "demanded", "declined", "refused"})
_NOT_NAMED = frozenset({"not", "for", "that", "to", "us", "me", "on", "anonymity"})  # after "who asked"
_SPEAKING = frozenset({"speaking", "asking", "talking", "requesting", "insisting", "declining"})
_NO_NOUN = ("preposition", "determiner", "pronoun", "be", "have", "modal", "adverb", "coordinator")
_REASONS = frozenset({"because", "as", "since", "if", "while", "for"})
_UNNAMED = frozenset(
    ["anonymity", "anonymously", "named", "identified", "name", "names", "condition", "speak", "spoke", "talk",
     "quoted", "withheld", "background"]
)  # fmt: skip
_SHORTEST = 3  # words of a phrase with a relative clause
_TEXTS = frozenset(
    {"post", "posts", "message", "note", "entry", "article", "comment", "notice", "column", "letter"}
)
_SETTING_OPENERS = frozenset({"a", "an", "his", "her", "their", "its", "late", "early"})


def phrase_after(words: Sequence[Word], start: int) -> Range | None:
    """Give the noun phrase that begins at `start`, with its appositions and relative clauses."""
    at, depth = start, 0
    has_relative = False
    while at < len(words):
        word = words[at]
        depth += (word.text == "(") - (word.text == ")")
        if depth < 0 or (word.text in STOPS and not _is_inside_name(words, at)) or word.text in ";:":
            break
        if (word.text in '“"' and at > start) or is_dash(words, at):
            break
        if word.text == ",":
            if not _goes_on_after_comma(words, at):
                break
        elif depth == 0 and at > start and _closes_phrase(words, at, has_relative):
            break
        is_speaking = word.lower in _SPEAKING and words[at - 1].text == "," and at > start
        is_relative = word.lower in {"who", "whose", "which", "whom"} or _opens_relative(words, at)
        has_relative = has_relative or is_speaking or is_relative
        at += 1
    is_clause = has_relative and at - start > _SHORTEST
    return (start, at) if is_clause and not words[start].is_a("opener") else trimmed(words, start, at)


def _opens_relative(words: Sequence[Word], at: int) -> bool:
    """Tell the "that" of "a filing that cited the logs", "a statement that was carried by the agency"."""
    if words[at].lower != "that" or at + 1 >= len(words) or not words[at - 1].is_word:
        return False
    if any(words[at - 1].is_a(name) for name in _NO_NOUN):
        return False
    return is_verb_like(words, at + 1)


def _is_inside_name(words: Sequence[Word], at: int) -> bool:
    return at > 0 and at + 1 < len(words) and len(words[at - 1].text) == 1 and words[at + 1].is_capital


def _closes_phrase(words: Sequence[Word], at: int, has_relative: bool) -> bool:
    word, lower = words[at], words[at].lower
    following = words[at + 1] if at + 1 < len(words) else None
    if has_relative and lower in _REASONS and any(w.lower in _UNNAMED for w in words[max(0, at - 16) : at]):
        return False  # "who spoke anonymously because ..."
    if lower in {
        "as",
        "while",
        "when",
        "because",
        "after",
        "before",
        "that",
        "but",
        "if",
        "although",
        "though",
    }:
        if lower == "as" and following is not None and following.lower in {"many", "well", "yet"}:
            return False  # "four executives from as many teams"
        return not (lower == "that" and words[at - 1].is_word and (has_relative or _opens_relative(words, at)))
    if has_relative:
        return False
    if words[at - 1].is_a("reduced_relative") and word.is_a("time") and following is not None:
        return not following.is_a("preposition")  # "a report released Monday by outside investigators"
    if lower in {"on", "in"} and words[at - 1].lower in _TEXTS:
        return following is not None and following.is_a("time")  # "a post on her page"
    is_dated = following is not None and (following.is_a("time") or following.lower in _SETTING_OPENERS)
    if word.is_a("time") or (lower in _SETTING and is_dated):
        return True
    left = words[at - 1]
    is_plain = lower.endswith("ed") and left.is_word and not (left.classes or left.is_capital)
    if is_plain and following is not None and following.is_a("preposition"):
        return False  # "a post pinned at its top"
    return is_verb_like(words, at) and lower not in word_class("reduced_relative")


def _goes_on_after_comma(words: Sequence[Word], at: int) -> bool:
    """Tell whether what follows the comma still belongs: an apposition, a relative clause or a further group."""
    marks = (i for i in range(at + 1, len(words)) if words[i].text in ",;:" or is_dash(words, i))
    end = next(marks, len(words))
    if end == at + 1 or words[at + 1].is_quoted:
        return False
    while end > at + 1 and words[end - 1].text in STOPS:
        end -= 1
    first = words[at + 1]
    if first.lower in {"since", "because", "as"} and any(
        w.lower in _UNNAMED for w in words[max(0, at - 16) : at]
    ):
        return True  # "who asked not to be named, since he could be sued"
    if first.lower in _SPEAKING and at + 2 < len(words):
        return True
    if at + 3 < len(words) and words[at + 2].lower == "of" and words[at + 3].lower in {"whom", "which"}:
        return True  # "all of whom asked not to be named"
    if first.lower == "and" and words[at + 2].lower in {"who", "whose"}:
        return True
    if first.lower in {"who", "whose", "which", "whom"}:
        if at + 3 >= len(words) or words[at + 2].lower not in cue_forms():
            return True
        return words[at + 2].lower in _ASKS and words[at + 3].lower in _NOT_NAMED
    if first.is_a("pronoun") and first.lower not in {"one", "another", "some", "several"}:
        return False
    if first.lower in {"adding", "saying", "citing"} or first.is_a("preposition") or first.is_a("wh"):
        return False
    if first.lower == "and":
        return at + 2 < len(words) and words[at + 2].is_a("determiner") and not has_verb(words, at + 1, end)
    relative = next((i for i in range(at + 1, end) if words[i].lower in {"who", "which", "whose"}), end)
    return not has_verb(words, at + 1, relative) and end - at <= 30
