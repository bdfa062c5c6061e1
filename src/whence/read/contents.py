"""Contents: what is said, to the right of a cue, to its left, or on both sides of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.read.cues import Cue
from whence.read.phrases import Range, is_verb_like
from whence.read.speakers import phrase_after
from whence.read.wordlists import word_class
from whence.read.words import STOPS, Word, is_dash

_OPEN_MARKS = frozenset({"“", '"', "''", "‘", "'", "«", "``"})
_LATER_CLAUSE = frozenset({"before", "after", "when", "while", "because", "until", "since"})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i"})
_INSERTION = 40  # words between "reported," and the "that" or quotation that goes on after an insertion
_HEARERS = frozenset(["him", "her", "them", "me", "us", "you", "it"])


@dataclass(frozen=True, slots=True)
class Right:
    """What follows a cue: where the content begins (None: nowhere here) and who was spoken to.

    `settled` is the first word after hearer and setting ("in a statement on Friday").
    """

    begin: int | None
    hearer: Range | None
    settled: int


def right_of(words: Sequence[Word], cue: Cue) -> Right:
    """Read what follows a cue: hearer, setting ("in an interview on Friday"), then the content if any."""
    at, hearer = cue.last, None
    if "r" in cue.verb.frames or (at < len(words) and words[at].lower == "to"):
        hearer = _hearer(words, at, cue)
        at = hearer[1] if hearer else at
    at = _skip_setting(words, at)
    opened = _opened(words, at, cue)
    return Right(opened, hearer, at)


def _hearer(words: Sequence[Word], at: int, cue: Cue) -> Range | None:
    """Give the words of "told reporters", "said to the panel"; None when the content follows at once."""
    if at < len(words) and words[at].lower == "to" and "r" not in cue.verb.frames:
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or "i" in cue.verb.frames or is_verb_like(words, at + 1) or following.is_a("be"):
            return None
        return at, _simple_end(words, at + 1)
    if at >= len(words) or not words[at].is_word or words[at].is_quoted:
        return None
    word = words[at]
    if word.lower in {
        "that",
        "how",
        "what",
        "why",
        "whether",
        "if",
        "when",
        "where",
        "for",
        "about",
        "to",
        "in",
        "on",
    }:
        return None
    if word.is_a("pronoun") and at + 1 < len(words) and is_verb_like(words, at + 1):
        return None
    return at, _simple_end(words, at)


def _simple_end(words: Sequence[Word], start: int) -> int:
    """Give the end of a short noun phrase: a pronoun, a name, or a noun with what stands before it."""
    first = words[start]
    if first.lower in _HEARERS:
        return start + 1
    at = start
    has_noun = False
    while at < len(words):
        word = words[at]
        if word.text in {"’", "'", "-", "/", "&"} or word.lower in {"’s", "'s"}:
            at += 1
            continue
        if not word.is_word or (word.is_a("preposition") and word.lower not in {"of"}) or word.is_a("wh"):
            break
        is_time = word.is_a("time") and not (
            word.is_capital and at + 1 < len(words) and words[at + 1].is_capital
        )
        is_new = word.is_a("determiner") or word.is_a("pronoun") or word.is_a("possessive") or is_time
        is_over = word.is_quoted or is_new or is_verb_like(words, at) or word.lower == "and"
        if at > start and is_over and not _joins(words, at):
            break
        is_after_noun = (
            has_noun and not words[at - 1].is_capital and words[at - 1].lower not in {"’s", "'s", "of"}
        )
        if is_after_noun and word.is_capital:
            break
        has_noun = has_noun or not (word.is_a("determiner") or word.is_a("possessive") or word.is_a("number"))
        at += 1
    return max(at, start + 1)


def _joins(words: Sequence[Word], at: int) -> bool:
    """Tell whether "of" or "and" ties the word at `at` to the phrase before it."""
    if words[at - 1].lower in {"of", "and"}:
        return True
    is_and = words[at].lower == "and" and at + 1 < len(words)
    return is_and and words[at + 1].is_capital and words[at - 1].is_capital


def _skip_setting(words: Sequence[Word], at: int) -> int:
    """Skip times, adverbs and phrases like "in a statement to the agency" before the content."""
    while at < len(words):
        word = words[at]
        if word.is_a("time") and not word.is_quoted:
            at += 1
        elif (
            word.lower in {"late", "early", "last", "this"}
            and at + 1 < len(words)
            and words[at + 1].is_a("time")
        ):
            at += 2
        elif _opens_setting(words, at):
            at = _simple_end(words, at + 1)
        elif word.is_a("adverb") and word.lower not in {"all", "both"}:
            at += 1
        else:
            break
    return at


def _opens_setting(words: Sequence[Word], at: int) -> bool:
    if words[at].lower not in word_class("setting_preposition") or at + 1 >= len(words):
        return False
    after = words[at + 1]
    if words[at].lower == "to" and not (
        after.is_a("determiner") or after.is_capital or after.lower == "reporters"
    ):
        return False
    return not is_verb_like(words, at + 1) and not (after.is_a("wh") and after.lower != "which")


def _opened(words: Sequence[Word], at: int, cue: Cue) -> int | None:
    frames = cue.verb.frames
    if at >= len(words) or words[at].text in STOPS or words[at].lower == "according":
        return None
    word = words[at]
    if word.text in {",", ":"} or is_dash(words, at):
        return _opened_after_mark(words, at)
    if word.is_quoted and word.text in _OPEN_MARKS:
        return at
    if word.lower == "that" or (word.lower == "to" and "i" in frames):
        return at if "c" in frames or "i" in frames or "n" in frames else None
    if word.lower == "when" and at + 1 < len(words) and words[at + 1].lower.endswith("ed"):
        return None  # "he said when asked"
    is_wh = word.is_a("wh") or (word.is_a("preposition") and at + 1 < len(words) and words[at + 1].is_a("wh"))
    if is_wh:
        return at if "w" in frames or "c" in frames else None
    if "p" in frames and cue.is_passive and word.lower == "to":
        return at
    if "n" in frames and (word.is_word or word.text == "$"):
        return at if not word.is_a("preposition") or word.lower in {"about", "against", "over", "for"} else None
    if "c" in frames and word.is_word and not is_verb_like(words, at):
        return at if _has_clause(words, at) else None
    if "i" in frames:
        return next((i for i in range(at, min(at + 10, len(words))) if words[i].lower == "to"), None) and at
    return None


def _opened_after_mark(words: Sequence[Word], at: int) -> int | None:
    """Find the content after "said," or "said:": a quotation, or "that" after an insertion between commas."""
    last = len(words)
    if words[at].text == ":":
        return at + 1 if at + 1 < last else None
    if at + 1 < last and words[at + 1].text in _OPEN_MARKS and words[at + 1].is_quoted:
        return at + 1
    for i in range(at + 2, min(at + _INSERTION, last)):
        if words[i - 1].is_word or words[i - 1].is_quoted:
            continue
        if words[i].lower == "that" or (words[i].text in _OPEN_MARKS and words[i].is_quoted):
            return i
    return None


def _has_clause(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb follows before the clause ends, so that a clause without "that" begins at `at`."""
    if words[at].lower in _SUBJECTS and at + 2 < len(words) and words[at + 1].is_word:
        return True
    for i in range(at, min(at + 40, len(words))):
        if words[i].text in {";", ":"} or (words[i].text in STOPS and not words[i].is_quoted):
            return False
        if words[i].is_quoted or (is_verb_like(words, i) and i > at):
            return True
        if words[i].lower in _LATER_CLAUSE or _ends_at_comma(words, i):
            return False
    return False


def _ends_at_comma(words: Sequence[Word], at: int) -> bool:
    """Tell whether a comma before any verb closes a mere phrase: what follows begins another clause."""
    if words[at].text != "," or at + 2 >= len(words):
        return False
    rest = [i for i in range(at + 1, len(words)) if words[i].text == ","]
    return not rest and words[at + 1].lower not in {"who", "which", "whose", "and", "or"}


def content_end(words: Sequence[Word], begin: int, limit: int) -> int:
    """Give the end of a content that begins at `begin`, without the mark that closes the sentence."""
    end = limit
    while end > begin and words[end - 1].text in STOPS and not words[end - 1].is_quoted:
        end -= 1
    for i in range(begin, end):
        if words[i].text == ";" and not words[i].is_quoted:
            end = i
            break
    while (
        end > begin
        and not words[end - 1].is_quoted
        and (words[end - 1].text in ",:" or is_dash(words, end - 1))
    ):
        end -= 1
    return end


def inverted_subject(words: Sequence[Word], cue: Cue) -> Range | None:
    """Give the speaker after the cue: "said Reuters", "revealed Iranian and Western sources in a report"."""
    at = cue.last
    if at >= len(words) or not words[at].is_word or words[at].is_quoted:
        return None
    word = words[at]
    if (
        word.is_a("preposition")
        or word.is_a("time")
        or word.is_a("wh")
        or word.is_a("adverb")
        or word.lower == "that"
    ):
        return None
    return phrase_after(words, at)
