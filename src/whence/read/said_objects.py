"""Phrases that a few verbs say though no clause follows: "says ten", "warned of", "wrote as much", "knows it"."""

from collections.abc import Sequence

from whence.read.cues import Cue
from whence.read.words import Word

_PROOFS = frozenset({"evidence", "sign", "signs", "proof", "trace", "traces", "indication", "grounds", "link"})
SAID = frozenset(
    {
        ("so",),
        ("as", "much"),
        ("any", "such", "thing"),
        ("no", "such", "thing"),
        ("the", "same"),
        ("otherwise",),
    }
)
_SHARES = frozenset({"per", "percent", "%"})
_ABOUT = frozenset({"know", "learn", "hear"})  # "knew of cracks", "learned about it"
_GERUNDS = frozenset(
    {
        "recall",
        "remember",
        "admit",
        "report",
        "recommend",
        "suggest",
        "regret",
        "propose",
        "describe",
        "deny",
        "mention",
    }
)
_THINKING = frozenset(
    {"say", "write", "think", "suspect", "suggest", "promise", "predict", "testify", "admit", "believe"}
)
_AS_KNOWN = frozenset({"it", "this", "that", "them", "him", "her"})
_KNOWABLE = frozenset(
    {"name", "names", "truth", "answer", "identity", "reason", "reasons", "whereabouts", "facts"}
)
_COMMENTED = frozenset(
    {"on", "about", "until", "while", "further", "beyond", "before"}
)  # after "would not comment"
_GERUND = 5  # words from "recalled" to the "showing" of "recalled Ann showing"


def opens_object(words: Sequence[Word], at: int, cue: Cue) -> bool:
    """Tell whether a phrase is what one of four verbs says: "says ten", "warned of", "found no evidence"."""
    word, lemma = words[at], cue.verb.lemma
    if lemma == "comment":
        return word.lower in _COMMENTED and is_negated(words, cue)
    if lemma == "warn":
        return word.lower in {"against", "of", "about"}
    if lemma == "know" and word.lower in _AS_KNOWN and at == cue.last:
        if any(w.lower in {"as", "if", "before", "and"} for w in words[max(0, cue.first - 2) : cue.first]):
            return False  # "the town as they know it", "and they know it"
        return at + 1 == len(words) or not words[at + 1].is_word or words[at + 1].is_a("subordinator")
    if lemma == "know" and at == cue.last and (word.is_a("determiner") or word.is_a("possessive")):
        return any(w.lower in _KNOWABLE for w in words[at + 1 : at + 5])
    if lemma == "know" and word.lower == "nothing" and at == cue.last:
        return at + 1 < len(words) and words[at + 1].lower in {"of", "about"}
    if lemma in _ABOUT:
        return word.lower in {"of", "about"} and at == cue.last
    if lemma in {"recall", "remember"} and word.is_a("determiner"):  # "recalled a meeting", "the man running"
        return word.lower in {"a", "an"} or _has_gerund(words, at) or is_negated(words, cue)
    if lemma in {"recall", "remember"} and word.is_capital:
        return _has_gerund(words, at)
    if lemma in _GERUNDS and word.lower.endswith("ing"):
        return not word.classes or word.lower in {"being", "having"}
    if lemma in _THINKING:
        phrase = tuple(w.lower for w in words[at : at + 3])
        if phrase[:1] in SAID or phrase[:2] in SAID or phrase in SAID:
            return True
    if lemma == "say":
        is_last = at + 1 == len(words) or not words[at + 1].is_word
        if word.lower in {"yes", "no"}:
            return is_last or words[at + 1].is_a("preposition")
        return is_last and (word.is_a("number") or word.text[0].isdigit())
    if lemma not in {"find", "show", "suggest"}:
        return False
    is_share = any(w.lower in _SHARES for w in words[at + 1 : at + 4]) and (
        word.is_a("number") or word.text[0].isdigit()
    )
    return is_share or (lemma == "find" and any(w.lower in _PROOFS for w in words[at : at + 4]))


def _has_gerund(words: Sequence[Word], at: int) -> bool:
    """Tell whether somebody's doing follows: "the man running", "Ann showing her phone"."""
    near = words[at + 1 : at + _GERUND]
    return any(word.lower.endswith("ing") and not word.is_a("ing_noun") for word in near)


def is_negated(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether a cue has "not" or "never" in it."""
    return any(w.is_a("negation") for w in words[cue.first : cue.head])
