"""Whether a form is a verb where it stands, or a noun or an adjective: "officials report", "a cabinet report"."""

from collections.abc import Sequence

from whence.read.verb_forms import Verb, cue_forms
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
_FUNCTION = tuple(name for name in _NO_NOUN if name != "adjective")
_BEFORE_NOUN = frozenset({"the", "a", "an", "this", "of", "to", "no", "’s", "'s", "’", "'"})
_CLOSING = 6  # words from an inverted cue to the end of a headline
_BEFORE_FREE = frozenset(
    {"and", "but", "while", "by", "or", "without", "after", "before", "since", "despite", "when"}
)
_INDEFINITE = frozenset(
    {"nobody", "somebody", "someone", "anyone", "anybody", "person", "man", "woman", "one", "place"}
)
_SINGULAR = frozenset({"a", "an", "this", "another", "each", "every", "one"})
_NAME_REACH = 5  # words from "a" to the noun of "a Lower Bank Observer report"
_SUBJECT_REACH = 9  # words from the comma to the verb of "..., the Grand Basin Herald reports."


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
        if near and near[-1] in _INDEFINITE and words[at + 1].is_capital:
            return True  # "nobody called Slim"
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
    """Tell whether a participle can stand free here: first, after a mark, or after "and", "while", "after", ..."""
    if first == 0:
        return True
    before = words[first - 1]
    return before.text in {",", "—", "–"} or before.lower in _BEFORE_FREE


def _is_third(word: Word) -> bool:
    """Tell the verb of "Firm sat on leak, claims report"."""
    entry = cue_forms().get(word.lower)
    return entry is not None and "third" in entry[1] and "q" in entry[0].frames


def _is_singular(words: Sequence[Word], at: int) -> bool:
    """Tell a noun with "a" before it from a verb in the plural: "a Lower Bank Observer report that"."""
    for i in range(at - 1, max(-1, at - 1 - _NAME_REACH), -1):
        if words[i].lower in _SINGULAR:
            return True
        if not words[i].is_word or any(words[i].is_a(name) for name in _FUNCTION):
            return False
        if words[i].lower.endswith("s") or words[i].lower in _SEVERAL:
            return False
    return False


def _closes_clause(words: Sequence[Word], at: int, verb: Verb) -> bool:
    """Tell the verb of "..., the Grand Basin Herald reports today." from a noun: its subject follows a comma."""
    after = words[at + 1]
    is_over = after.text in {".", ",", ";"} or after.is_a("time")
    if (
        "q" not in verb.frames
        or not is_over
        or words[at - 1].lower.endswith("s") == (words[at].lower != verb.lemma)
    ):
        return False
    for i in range(at - 1, max(0, at - _SUBJECT_REACH), -1):
        word, left = words[i], words[i - 1]
        if left.text == "," or (left.is_quoted and not left.is_word):
            return i < at - 1 and (word.lower == "the" or word.is_capital or word.lower.endswith("s"))
        if not word.is_word or word.is_a("adjective") or word.is_a("preposition") or word.is_a("coordinator"):
            return False
    return False


def _is_only_verb(words: Sequence[Word], first: int, at: int) -> bool:
    """Tell the verb of "Villagers suspect scrap dealers.": nothing else in the sentence can be one."""
    is_plural = first == 1 and words[0].lower.endswith("s") and not words[0].classes - {"hearer_noun"}
    rest = words[at + 1 :]
    if not is_plural or not rest[0].is_word or rest[0].classes:
        return False
    return not any(w.text == "," or w.lower.endswith("ed") or w.lower in cue_forms() for w in rest) and not any(
        w.is_a(name) for w in rest for name in ("be", "have", "modal", "do")
    )


def reads_as_verb(words: Sequence[Word], first: int, at: int, verb: Verb) -> bool:
    """Tell whether a form that may be a noun is a verb, by the words beside it; `first` is where its group begins."""
    before = words[first - 1] if first else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None or after is None:
        is_last = before is not None and after is None and not _is_third(before)
        is_title_end = any(w.text == "," for w in words[max(0, first - 4) : first])  # "..., records show"
        return is_last and ("q" in verb.frames or ("c" in verb.frames and is_title_end))
    if before.is_a("possessive") or (before.lower in _BEFORE_NOUN and not before.is_quoted):
        return False
    if before.is_a("preposition") or before.is_a("be"):
        return False
    is_closing = len(words) - at <= _CLOSING and all(w.is_word for w in words[at:-1])
    if "q" in verb.frames and before.text == "," and is_closing and not after.is_a("preposition"):
        return True  # "Striker wants out, claims agent"
    if "f" in verb.frames and not any(after.is_a(name) for name in ("be", "have", "modal")):
        if _closes_clause(words, at, verb):
            return True
    elif "f" in verb.frames:
        return False
    if "f" in verb.frames and _is_noun(words, first, at):
        return False
    if "f" not in verb.frames or before.is_a("pronoun"):
        return before.is_word or before.text in {",", "”", '"', ")", "’"}
    return _reads_beside(words, first, at, verb)


def _is_noun(words: Sequence[Word], first: int, at: int) -> bool:
    """Tell the nouns of "there is some doubt" and "rules that could"."""
    before, left = words[first - 1], words[first - 2] if first > 1 else None
    is_some = before.is_a("pronoun") and before.is_a("determiner") and left is not None
    if is_some and left is not None and any(left.is_a(name) for name in ("be", "have", "preposition")):
        return True
    return words[at + 1].lower == "that" and at + 2 < len(words) and words[at + 2].is_a("modal")


def _reads_beside(words: Sequence[Word], first: int, at: int, verb: Verb) -> bool:
    """Tell whether the words on both sides make a verb of a form that is as often a noun."""
    before, after = words[first - 1], words[at + 1]
    if words[at].lower == verb.lemma and not before.is_a("time") and _is_singular(words, at):
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
    if before.text == "," and words[at].lower != verb.lemma and after.is_capital:
        return True  # "A copy, seen by the paper, shows Lee's name"
    if _is_only_verb(words, first, at):
        return True
    return any(after.is_a(n) for n in ("pronoun", "determiner", "wh", "possessive")) or after.text in "“\":‘'"
