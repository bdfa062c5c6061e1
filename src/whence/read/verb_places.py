"""Whether a form is a verb where it stands, or a noun or an adjective: "officials report", "a cabinet report"."""

from collections.abc import Sequence

from whence.read.verb_forms import Verb
from whence.read.words import OWNING, Word

_SEVERAL = frozenset(
    {"few", "couple", "number", "dozen", "handful", "third", "quarter", "half", "majority", "minority"}
)
_SHOWS = frozenset(
    {"breakfast", "news", "radio", "talk", "chat", "morning", "evening", "tv", "television", "game"}
)
_NAMING = frozenset({"called", "named", "dubbed", "branded", "labelled"})
_NO_NOUN = (
    "be", "have", "do", "modal", "negation", "adverb", "pronoun", "possessive", "determiner", "preposition",
    "subordinator", "coordinator", "adjective", "object_pronoun",
)  # fmt: skip
_BEFORE_NOUN = frozenset({"the", "a", "an", "this", "of", "to", "no", "’s", "'s", "’", "'"})
_CLOSING = 6  # words from an inverted cue to the end of a headline


def is_adjective(words: Sequence[Word], first: int, at: int, is_participle: bool) -> bool:
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


def is_after_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether a participle follows a noun right away: "a letter saying"."""
    before = words[at - 1] if at else None
    return (
        before is not None
        and before.is_word
        and not before.text.isdigit()
        and not (before.lower.endswith(("ing", "ly")) or any(before.is_a(name) for name in _NO_NOUN))
    )


def _is_short(words: Sequence[Word], at: int, auxiliaries: Sequence[Word]) -> bool:
    """Tell whether "'s" is all that stands before a participle: it may be "has" or "is"."""
    return len(auxiliaries) == 1 and auxiliaries[0].lower in OWNING and at + 1 < len(words)


def is_short_has(words: Sequence[Word], at: int, auxiliaries: Sequence[Word]) -> bool:
    """Tell "he's told them", "it's ordered the board to" from "he's told to go"."""
    if not _is_short(words, at, auxiliaries):
        return False
    after = words[at + 1]
    opens = any(
        after.is_a(name) for name in ("object_pronoun", "pronoun", "determiner", "possessive", "number")
    )
    return after.is_word and after.lower != "that" and (opens or after.is_capital or after.is_a("hearer_noun"))


def is_owned(words: Sequence[Word], at: int, auxiliaries: Sequence[Word]) -> bool:
    """Tell the adjective of "the club's verified account"."""
    if not _is_short(words, at, auxiliaries) or at < 2 or words[at - 2].is_a("pronoun"):
        return False
    after = words[at + 1]
    return after.is_word and not (after.is_capital or any(after.is_a(name) for name in (*_NO_NOUN, "number")))


def is_absolute(words: Sequence[Word], at: int) -> bool:
    """Tell whether a participle goes with a subject of its own: ", with one writing"."""
    opener = next((i for i in range(at - 2, max(0, at - 5), -1) if words[i].lower == "with"), None)
    return opener is not None and words[opener - 1].text == "," and all(w.is_word for w in words[opener:at])


def may_be_participle(words: Sequence[Word], first: int) -> bool:
    """Tell whether a participle can stand free here: first, after a mark, or after "and", "while", "by", "without"."""
    if first == 0:
        return True
    before = words[first - 1]
    return before.text in {",", "—", "–"} or before.lower in {"and", "but", "while", "by", "or", "without"}


def reads_as_verb(words: Sequence[Word], first: int, at: int, verb: Verb) -> bool:
    """Tell whether a form that may be a noun is a verb, by the words beside it; `first` is where its group begins."""
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
    is_one = not before.lower.endswith("s") and before.lower not in _SEVERAL and words[at].lower == verb.lemma
    if "f" in verb.frames and is_one and first > 1 and words[first - 2].lower in {"a", "an", "this", "another"}:
        return False  # "a cabinet note which"
    if words[at].lower == "show" and before.lower in _SHOWS:
        return False  # "told our breakfast show that"
    is_noun = first > 1 and (
        any(words[first - 2].is_a(name) for name in ("determiner", "possessive", "adjective"))
        or words[first - 2].lower in {"'s", "’s"}
    )
    if before.is_a("adjective") or (before.lower.endswith("ing") and not is_noun):
        return False
    if after.text[0].isdigit() and "c" in verb.frames:
        return True
    return any(after.is_a(n) for n in ("pronoun", "determiner", "wh", "possessive")) or after.text in "“\":‘'"
