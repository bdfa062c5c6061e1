"""Cues: the words that say that someone said something, a verb with its auxiliaries and adverbs.

The verbs are in `data/cues.tsv`, their forms in `verb_forms.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.read.verb_forms import Entry, Form, Verb, all_forms, cue_forms, particles, split_forms
from whence.read.words import Word, span_of
from whence.records import Span

__all__ = [
    "Cue",
    "Verb",
    "cue_at",
    "cue_forms",
    "cue_span",
    "entry_at",
    "find_cues",
    "is_after_noun",
    "split_forms",
    "verbs_in",
]

_SHORT = 4  # letters up to which words are small in a headline
_CLOSING = 6  # words from an inverted cue to the end of a headline
_TITLE_SHARE = 0.7  # of the longer words that begin with a capital in a headline; names alone stay below

_TIMES = frozenset({"later", "now", "once", "then", "soon"})
_NAMING = frozenset({"called", "named", "dubbed", "branded", "labelled"})
_PAIRS = frozenset(
    {("at", "first"), ("so", "far"), ("in", "fact"), ("of", "course"), ("as", "yet"), ("at", "last")}
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
    ]
)  # before "to": "was obliged to retract" is one cue
_NO_NOUN = (
    "be", "have", "do", "modal", "negation", "adverb", "pronoun", "possessive", "determiner", "preposition",
    "subordinator", "coordinator", "adjective", "object_pronoun",
)  # fmt: skip
_BEFORE_NOUN = frozenset({"the", "a", "an", "this", "of", "to", "no", "’s", "'s", "’", "'"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `first` up to `last` of a sentence; `head` is the verb."""

    first: int
    head: int
    last: int
    verb: Verb
    form: Form
    is_passive: bool


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Give the verb cues outside quotations, from left to right; their content may turn out to be missing."""
    found: list[Cue] = []
    is_title = _is_title(words)
    for at, word in enumerate(words):
        is_name = word.is_capital and at > 0 and not is_title
        if word.is_quoted or is_name or (found and at < found[-1].last):
            continue
        entry, last = entry_at(words, at)
        cue = cue_at(words, at, *entry) if entry is not None else None
        if cue is not None:
            found.append(replace(cue, last=_over_alternative(words, last)))
    return found


def cue_span(words: Sequence[Word], cue: Cue) -> Span:
    """Give the span of a cue: "later" before a verb without auxiliary stays out of it."""
    first = cue.first
    while first < cue.head and words[first].lower in _TIMES:
        first += 1
    return span_of(words, first, cue.last)


def _is_title(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is set in capitals as headlines are, so that a capital marks no name."""
    long = [word for word in words if len(word.text) > _SHORT and word.is_word and not word.is_quoted]
    return sum(word.is_capital for word in long) > _TITLE_SHARE * len(long)


def _over_alternative(words: Sequence[Word], last: int) -> int:
    """Go on over "or deny" after "confirm"."""
    if last + 1 < len(words) and words[last].lower in {"or", "nor"}:
        entry, end = entry_at(words, last + 1)
        return end if entry is not None else last
    return last


def verbs_in(words: Sequence[Word]) -> list[Verb]:
    """Give the verbs of the table that stand in the words of a cue."""
    return [entry[0] for at in range(len(words)) if (entry := entry_at(words, at)[0]) is not None]


def entry_at(words: Sequence[Word], at: int) -> tuple[Entry | None, int]:
    """Give the verb at `at`, one with a particle ("pointed out", "put it") before one without, and its end."""
    lower = words[at].lower
    for particle in particles().get(lower, ()):
        parts = particle.split()
        if [w.lower for w in words[at + 1 : at + 1 + len(parts)]] == parts:
            return all_forms()[lower, particle], at + 1 + len(parts)
    return cue_forms().get(lower), at + 1


def cue_at(words: Sequence[Word], at: int, verb: Verb, forms: tuple[Form, ...]) -> Cue | None:
    """Give the cue at `at` when the word is a finite verb or a free participle there, not a noun or adjective."""
    first = _group_start(words, at)
    if (semi := _semi_start(words, at)) is not None:
        return Cue(semi, at, at + 1, verb, "base", False) if "base" in forms else None
    auxiliaries = [word for word in words[first:at] if not word.is_a("adverb")]
    has_be = any(word.is_a("be") for word in auxiliaries)
    has_have = any(word.is_a("have") for word in auxiliaries)
    has_modal = any(word.is_a("modal") or word.is_a("do") for word in auxiliaries)
    is_participle = "participle" in forms
    if "ing" in forms:
        return (
            Cue(first, at, at + 1, verb, "ing", False)
            if has_be
            or _may_be_participle(words, first)
            or ("o" in verb.frames and is_after_noun(words, at))
            or _is_absolute(words, at)
            else None
        )
    if is_participle and _is_short_has(words, at, auxiliaries):
        return Cue(first, at, at + 1, verb, "participle", False)
    if is_participle and (has_be and not (has_have and auxiliaries[-1].is_a("have"))):
        return Cue(first, at, at + 1, verb, "participle", True)
    if is_participle and has_have:
        return Cue(first, at, at + 1, verb, "participle", False)
    if "past" in forms and not ("base" in forms and has_modal):
        is_adjective = (
            has_modal
            or any(word.is_a("negation") and word.lower not in {"neither", "never"} for word in auxiliaries)
            or (not auxiliaries and _is_adjective(words, first, at, is_participle))
        )
        return None if is_adjective else Cue(first, at, at + 1, verb, "past", False)
    form: Form = "base" if "base" in forms else "third"
    if has_be or has_have or (form == "third" and has_modal) or (at and words[at - 1].lower == "no"):
        return None
    if has_modal or _reads_as_verb(words, first, at, verb):
        return Cue(first, at, at + 1, verb, form, False)
    return None


def _is_adjective(words: Sequence[Word], first: int, at: int, is_participle: bool) -> bool:
    """Tell "the reported deal" and "a deal reported by" from "he reported"."""
    if is_participle and at + 1 < len(words) and words[at + 1].lower == "by":
        return True
    if (
        words[at].lower in _NAMING
        and at + 1 < len(words)
        and (words[at + 1].is_capital or words[at + 1].is_quoted)
    ):
        near = [w.lower for w in words[max(0, first - 4) : first]]
        if (
            near
            and ("a" in near or "an" in near)
            and not words[first - 1].is_capital
            and words[first - 1].is_word
        ):
            return True  # "a group called Slim Sisters"
    before = words[first - 1] if first else None
    if before is not None and before.lower == "other" and first > 1 and words[first - 2].lower == "the":
        return False
    if before is not None and before.lower in {"this", "these", "those"} and at + 1 < len(words):
        return words[at + 1].is_word and not any(words[at + 1].is_a(c) for c in ("wh", "pronoun", "determiner"))
    opens_clause = at + 1 < len(words) and (words[at + 1].is_a("pronoun") or words[at + 1].lower == "it")
    return before is not None and before.is_a("determiner") and not (before.is_a("pronoun") or opens_clause)


def _semi_start(words: Sequence[Word], at: int) -> int | None:
    """Give where "was obliged to" or "had to" begins before a base form; None when neither stands there."""
    if at < 2 or words[at - 1].lower != "to" or words[at - 2].lower not in _SEMI:
        return None
    start = _group_start(words, at - 2)
    has_auxiliary = any(w.is_a("be") or w.is_a("modal") or w.is_a("have") for w in words[start : at - 1])
    return start if has_auxiliary else None


def is_after_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether a participle follows a noun right away: "a letter saying"."""
    before = words[at - 1] if at else None
    return (
        before is not None
        and before.is_word
        and not (before.lower.endswith(("ing", "ly")) or any(before.is_a(name) for name in _NO_NOUN))
    )


def _is_short_has(words: Sequence[Word], at: int, auxiliaries: Sequence[Word]) -> bool:
    """Tell "he's told them" from "he's told to go"."""
    is_alone = len(auxiliaries) == 1 and auxiliaries[0].lower in {"’s", "'s"}
    return is_alone and at + 1 < len(words) and words[at + 1].is_a("object_pronoun")


def _is_absolute(words: Sequence[Word], at: int) -> bool:
    """Tell whether a participle goes with a subject of its own: ", with one writing"."""
    opener = next((i for i in range(at - 2, max(0, at - 5), -1) if words[i].lower == "with"), None)
    return opener is not None and words[opener - 1].text == "," and all(w.is_word for w in words[opener:at])


def _group_start(words: Sequence[Word], at: int) -> int:
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
        elif word.is_a("adverb") or _is_manner(words, first - 1):
            first -= 1
        else:
            break
    if first < edge and (first == 0 or not words[first - 1].is_word):
        return edge
    return first


def _is_manner(words: Sequence[Word], at: int) -> bool:
    """Tell "flatly" from "the weekly" and "a former ally"."""
    word, before = words[at], words[at - 1] if at else None
    if not word.lower.endswith("ly") or word.is_capital:
        return False
    is_noun = before is not None and any(before.is_a(n) for n in ("determiner", "possessive", "adjective"))
    return not is_noun or (before is not None and before.is_a("pronoun"))


def _may_be_participle(words: Sequence[Word], first: int) -> bool:
    if first == 0:
        return True
    before = words[first - 1]
    return before.text in {",", "—", "–"} or before.lower in {"and", "but", "while", "by", "or", "without"}


def _reads_as_verb(words: Sequence[Word], first: int, at: int, verb: Verb) -> bool:
    before = words[first - 1] if first else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None or after is None:
        is_last = before is not None and after is None
        is_title_end = any(w.text == "," for w in words[max(0, first - 4) : first])  # "..., records show"
        return is_last and ("q" in verb.frames or ("c" in verb.frames and is_title_end))
    if before.is_a("possessive") or (before.lower in _BEFORE_NOUN and not before.is_quoted):
        return False
    if before.is_a("preposition") or before.is_a("be"):
        return False
    is_closing = len(words) - at <= _CLOSING and all(w.is_word for w in words[at:-1])
    if "q" in verb.frames and before.text == "," and is_closing and not after.is_a("preposition"):
        return True  # "Striker wants out, claims agent"
    if "f" in verb.frames and any(after.is_a(name) for name in ("be", "have", "modal")):
        return False
    if "f" in verb.frames and after.lower == "that" and at + 2 < len(words) and words[at + 2].is_a("modal"):
        return False  # "rules that could"
    if "f" not in verb.frames or before.is_a("pronoun"):
        return before.is_word or before.text in {",", "”", '"', ")", "’"}
    is_noun = first > 1 and (
        any(words[first - 2].is_a(name) for name in ("determiner", "possessive", "adjective"))
        or words[first - 2].lower in {"'s", "’s"}
    )
    if before.is_a("adjective") or (before.lower.endswith("ing") and not is_noun):
        return False
    if after.text[0].isdigit() and "c" in verb.frames:
        return True
    return any(after.is_a(n) for n in ("pronoun", "determiner", "wh", "possessive")) or after.text in "“\":‘'"
