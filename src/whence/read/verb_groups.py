"""The words before a verb that belong to its cue: auxiliaries, negations, adverbs, "was obliged to"."""

from collections.abc import Sequence

from whence.read.words import Word

_PAIRS = frozenset(
    {("at", "first"), ("so", "far"), ("in", "fact"), ("of", "course"), ("as", "yet"), ("at", "last")}
)
_PHRASES = frozenset(
    {
        ("in", "the", "past"),
        ("in", "the", "end"),
        ("at", "the", "time"),
        ("from", "the", "start"),
        ("on", "the", "record"),
    }
)
_SEMI = frozenset(
    [
        "obliged",
        "forced",
        "compelled",
        "made",
        "due",
        "set",
        "able",
        "unable",
        "bound",
        "likely",
        "had",
        "has",
        "have",
        "having",
        "going",
        "used",
        "willing",
        "heard",
        "overheard",
    ]
)  # before "to": "was obliged to retract" is one cue
_SEEMING = frozenset({"appeared", "appears", "appear", "seemed", "seems", "seem", "purports", "purported"})


def group_start(words: Sequence[Word], at: int) -> int:
    """Walk left over auxiliaries, negations and adverbs; adverbs alone at the left edge stay out."""
    first = edge = at
    while first:
        word = words[first - 1]
        if word.is_quoted:
            break
        if any(word.is_a(name) for name in ("be", "have", "do", "modal", "negation")):
            first -= 1
            edge = first
        elif first > 1 and (words[first - 2].lower, word.lower) in _PAIRS:
            first -= 2
        elif (
            first > 3
            and tuple(w.lower for w in words[first - 3 : first]) in _PHRASES
            and (any(words[first - 4].is_a(name) for name in ("be", "have", "modal")))
        ):  # "has in the past called"
            first -= 3
        elif (
            (word.lower == "almost" and first < at)
            or word.is_a("adverb")
            or _is_manner(words, first - 1)
            or _is_self(words, first - 1)
        ):
            first -= 1
        else:
            break
    if first < edge and (first == 0 or not words[first - 1].is_word):
        return edge
    return first


def semi_start(words: Sequence[Word], at: int) -> int | None:
    """Give where "was obliged to" or "had to" begins before a base form; None when neither stands there."""
    if at < 2 or words[at - 1].lower != "to" or words[at - 2].lower not in _SEMI | _SEEMING:
        return None
    start = group_start(words, at - 2)
    has_auxiliary = words[at - 2].lower in _SEEMING or any(
        w.is_a("be") or w.is_a("modal") or w.is_a("have") for w in words[start : at - 1]
    )
    return start if has_auxiliary else None


def _is_self(words: Sequence[Word], at: int) -> bool:
    """Tell the pronoun of "had herself asked for"."""
    is_after_auxiliary = at > 0 and any(words[at - 1].is_a(name) for name in ("be", "have", "modal"))
    return is_after_auxiliary and words[at].lower.endswith(("self", "selves"))


def _is_manner(words: Sequence[Word], at: int) -> bool:
    """Tell "flatly" from "the weekly" and "a former ally"."""
    word, before = words[at], words[at - 1] if at else None
    if not word.lower.endswith("ly") or word.is_capital:
        return False
    is_noun = before is not None and any(before.is_a(n) for n in ("determiner", "possessive", "adjective"))
    return not is_noun or (before is not None and before.is_a("pronoun"))
