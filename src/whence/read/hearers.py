"""Who was spoken to, and the setting ("in an interview on Friday"), right after a cue."""

from collections.abc import Sequence

from whence.read.cues import Cue
from whence.read.phrases import Range, is_verb_like
from whence.read.wordlists import word_class
from whence.read.words import Word

_NEAR = frozenset({"late", "early", "last", "this", "recently", "earlier", "later"})
_BOUNDS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to")}
)
_HEARERS = frozenset(["him", "her", "them", "me", "us", "you", "it"])


def is_told(words: Sequence[Word], at: int) -> bool:
    """Tell whether what is ordered or said follows the hearer: "urged the council to", "accused him of"."""
    return at < len(words) and words[at].lower in {"to", "that", "not", "of"}


def hearer_after(words: Sequence[Word], at: int, cue: Cue) -> Range | None:
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
        following = words[at + 1] if at + 1 < len(words) else None
        is_deed = following is not None and following.lower.endswith("ing") and not following.is_a("ing_noun")
        if word.lower == "of" and at > start and is_deed:
            break  # "accused the firm | of claiming that"
        is_time = word.is_a("time") and not (
            word.is_capital and at + 1 < len(words) and words[at + 1].is_capital
        )
        is_new = word.is_a("determiner") or word.is_a("pronoun") or word.is_a("possessive") or is_time
        is_over = word.is_quoted or is_new or is_verb_like(words, at) or word.lower == "and"
        if at > start and is_over and not _joins(words, at):
            break
        if at > start and word.lower == "there" and at + 1 < len(words) and is_verb_like(words, at + 1):
            break
        if at > start and _ends_hearer(words, at) and _opens_clause(words, at):
            break
        is_after_noun = (
            has_noun and not words[at - 1].is_capital and words[at - 1].lower not in {"’s", "'s", "of"}
        )
        if is_after_noun and word.is_capital:
            break
        has_noun = has_noun or not (word.is_a("determiner") or word.is_a("possessive") or word.is_a("number"))
        at += 1
    return max(at, start + 1)


def _ends_hearer(words: Sequence[Word], at: int) -> bool:
    """Tell whether a name or a noun for those who are told things stands before `at`, and no second such noun at it."""
    is_hearer = words[at - 1].is_a("hearer_noun") and not words[at].is_a("hearer_noun")
    return words[at - 1].is_capital or is_hearer


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Tell whether what was said begins after a name: "told Eastmoor two states would leave"."""
    if words[at].is_capital or not words[at].is_word or words[at].lower in {"that", "of", "and"}:
        return False
    for i in range(at + 1, min(at + 8, len(words))):
        if is_verb_like(words, i):
            return True
        if not words[i].is_word or words[i].is_capital or words[i].lower == "that" or words[i].is_a("pronoun"):
            return False
    return False


def _joins(words: Sequence[Word], at: int) -> bool:
    """Tell whether "of" or "and" ties the word at `at` to the phrase before it."""
    if words[at - 1].lower in {"of", "and"}:
        return True
    is_and = words[at].lower == "and" and at + 1 < len(words)
    return is_and and words[at + 1].is_capital and words[at - 1].is_capital


def skip_setting(words: Sequence[Word], at: int) -> int:
    """Skip times, adverbs and phrases like "in a statement to the agency" before the content."""
    while at < len(words):
        word = words[at]
        if word.is_a("time") and not word.is_quoted:
            at += 1
        elif word.lower in _NEAR and at + 1 < len(words) and words[at + 1].is_a("time"):
            at += 2
        elif (
            word.lower in _NEAR
            and at + 2 < len(words)
            and words[at + 1].lower in {"on", "in"}
            and words[at + 2].is_a("time")
        ) or (
            word.lower == "as"
            and at + 3 < len(words)
            and words[at + 1].lower in _NEAR
            and words[at + 2].lower == "as"
        ):
            at += 3
        elif _opens_setting(words, at):
            at = _simple_end(words, _over_bound(words, at + 1))
        elif (
            word.is_a("adverb") and word.lower not in {"all", "both", "ever"} and not _is_further(words, at)
        ) or (word.lower.endswith("ly") and at + 1 < len(words) and words[at + 1].lower == "that"):
            at += 1
        else:
            break
    return at


def _is_further(words: Sequence[Word], at: int) -> bool:
    """Tell the adjective of "would not rule out further dismissals"."""
    return (
        words[at].lower == "further"
        and at + 1 < len(words)
        and words[at + 1].is_word
        and not words[at + 1].classes
    )


def _over_bound(words: Sequence[Word], at: int) -> int:
    """Step over "at least", "more than" before the number in a setting: "told aides in at least one meeting"."""
    pair = tuple(word.lower for word in words[at : at + 2])
    return at + 2 if pair in _BOUNDS and at + 2 < len(words) else at


def _opens_setting(words: Sequence[Word], at: int) -> bool:
    if words[at].lower not in word_class("setting_preposition") or at + 1 >= len(words):
        return False
    after = words[at + 1]
    if words[at].lower == "to" and not (
        after.is_a("determiner") or after.is_capital or after.lower == "reporters"
    ):
        return False
    is_asked = after.is_a("wh") and (
        after.lower != "which" or words[at].lower in {"for", "by", "from", "to", "on"}
    )
    return not is_verb_like(words, at + 1) and not is_asked
