"""Where what is said opens after a cue: after a mark or an insertion, or as a clause without "that"."""

from collections.abc import Sequence

from whence.read.clauses import is_verb_like
from whence.read.cues import Cue
from whence.read.endings import is_after
from whence.read.words import STOPS, Word

OPEN_MARKS = frozenset({"“", '"', "''", "‘", "'", "«", "``"})
LATER_CLAUSE = frozenset({"before", "after", "when", "while", "because", "until", "since"})
NARROW = frozenset("tmusx:f")
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i"})
_ASKING = frozenset({"whether", "how", "what", "why", "who", "when", "where"})
_INSERTION = 40  # words between "reported," and the "that" or quotation that goes on after an insertion
_PARENTHESIS = 7  # words of ", she told the inquiry," before "whether" or "to", its commas included
_PHRASE = 12  # words of an insertion before a noun phrase
_AFTER_VERB = ("determiner", "possessive", "preposition", "adverb", "object_pronoun", "number")
_NO_VERB = ("ss", "us", "is", "’s", "'s")  # ends of words that are no verbs in "-s"


def after_mark(words: Sequence[Word], at: int, cue: Cue) -> int | None:
    """Find the content after "said," or "said:": a quotation, or "that" after an insertion between commas."""
    last = len(words)
    if words[at].text == ":":
        return at + 1 if at + 1 < last else None
    if cue.verb.frames <= NARROW or (at + 2 < last and is_after(words, at + 1)):
        return None
    if "n" in cue.verb.frames and (close := _after_insertion(words, at)) is not None:
        return close
    if at + 1 < last and words[at + 1].text in OPEN_MARKS and words[at + 1].is_quoted:
        return at + 1
    for i in range(at + 2, min(at + _INSERTION, last)):
        if words[i].lower == "as" and i + 1 < last and words[i + 1].lower.endswith("ing"):
            return None  # ", quoting an aide as saying that"
        if words[i - 1].is_word or words[i - 1].is_quoted:
            continue
        if words[i].lower == "that" or (words[i].text in OPEN_MARKS and words[i].is_quoted):
            return i
        if _goes_on(words, at, i, cue):
            return i
    return None


def _goes_on(words: Sequence[Word], comma: int, at: int, cue: Cue) -> bool:
    """Tell whether a question or order goes on after ", she added,": "could not recall, he said, whether ..."."""
    if words[comma].text != "," or words[at - 1].text != "," or at - comma > _PARENTHESIS:
        return False
    is_order = words[at].lower == "to" and "i" in cue.verb.frames
    return is_order or (words[at].lower in _ASKING and "w" in cue.verb.frames)


def _after_insertion(words: Sequence[Word], at: int) -> int | None:
    """Give the noun phrase of "ruled out, on a call in May, any sale"."""
    if at + 2 >= len(words) or words[at].text != "," or not words[at + 1].is_a("preposition"):
        return None
    close = next((i for i in range(at + 2, min(at + _PHRASE, len(words) - 1)) if words[i].text == ","), None)
    if close is None or any(is_finite(w) for w in words[at + 1 : close]):
        return None
    return close + 1 if words[close + 1].is_a("determiner") or words[close + 1].is_a("possessive") else None


def has_clause(words: Sequence[Word], at: int, cue: Cue) -> bool:
    """Tell whether a verb follows before the clause ends, so that a clause without "that" begins at `at`."""
    frames = cue.verb.frames
    return _has_verb(words, at) or ("q" in frames and "n" not in frames and _has_rare_verb(words, at))


def _has_rare_verb(words: Sequence[Word], at: int) -> bool:
    """Tell a clause whose verb no list has: "said the note rests on pictures". No phrase alone follows "said"."""
    first = words[at]
    if not any(first.is_a(name) for name in ("determiner", "possessive", "number")) and not first.is_capital:
        return False
    for i in range(at + 1, min(at + _INSERTION, len(words) - 1)):
        word, following = words[i], words[i + 1]
        if not (word.is_word or word.text in "-’'"):
            return False
        is_free = not (word.classes or word.is_capital or words[i - 1].is_a("determiner"))
        is_verb = word.lower.endswith("s") and not word.lower.endswith(_NO_VERB) and is_free
        is_followed = following.is_word and any(following.is_a(name) for name in _AFTER_VERB)
        if is_verb and is_followed and i - at > 1 and following.lower not in {"of", "for"}:
            return True
    return False


def _has_verb(words: Sequence[Word], at: int) -> bool:
    if words[at].lower in _SUBJECTS and at + 2 < len(words) and words[at + 1].is_word:
        return True
    for i in range(at, min(at + 40, len(words))):
        is_short_form = words[i].text == "." and i + 1 < len(words) and words[i + 1].is_word  # "Feb. 20"
        if words[i].text in {";", ":"} or (
            words[i].text in STOPS and not (words[i].is_quoted or is_short_form)
        ):
            return False
        if words[i].is_quoted or (is_verb_like(words, i) and i > at):
            return True
        if words[i].lower in LATER_CLAUSE or _ends_at_comma(words, i):
            return False
    return False


def _ends_at_comma(words: Sequence[Word], at: int) -> bool:
    """Tell whether a comma before any verb closes a mere phrase: what follows begins another clause."""
    if words[at].text != "," or at + 2 >= len(words):
        return False
    if any(words[at + 1].is_a(name) for name in ("be", "have", "modal")):
        return False  # "the star, 34, has lost it"
    rest = [i for i in range(at + 1, len(words)) if words[i].text == ","]
    return not rest and words[at + 1].lower not in {"who", "which", "whose", "and", "or"}


def is_finite(word: Word) -> bool:
    """Tell whether a word right after "that" makes it a relative pronoun."""
    return word.is_a("be") or word.is_a("have") or word.is_a("modal") or word.is_a("do")
