"""How sure a content is as its source puts it, and whether it is denied in itself.

The levels are those of FactBank (Sauri and Pustejovsky 2009), with an own one for what is called unlikely. Only the
main statement counts: a hedge in a subordinate clause hedges that clause.
"""

import re
from collections.abc import Iterator, Sequence

from whence.read.cues import verbs_in
from whence.read.main_statements import is_of_source, listed, own_verb
from whence.read.words import Word, words_in
from whence.records import Certainty, Span

__all__ = ["certainty_of", "has_words", "is_denied"]

ODDS = re.compile(  # of a statement that says how likely something is
    r"\W*(?:the|his|her|their|its) (?:odds|chances?|likelihood|probability|prospects?|risk)\b[^.;\n]{0,80}?"
    r"\b(?:at|as) [“\"]?(?:(?:about|around|roughly|just|only|no better than|less than|more than|below|above"
    r"|over|under) )*"
    r"(?:(?P<percent>\d+)(?: ?%| per ?cent)|(?P<part>\w+) (?:in|to|out of) (?P<whole>\w+)|even\b|\w+)",
    re.I,
)
_EVEN = 0.45, 0.55  # shares that are neither likely nor unlikely
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LEVELS: tuple[Certainty, ...] = ("unlikely", "possible", "probable")  # the first that is found holds
_NOT = frozenset({"not", "n't", "n’t", "never"})
_ABILITY = _NOT | {
    "no", "only", "see", "hear", "feel", "smell", "taste", "remember", "recall", "afford", "neither", "hardly",
    "barely",
}  # fmt: skip
_COULD_HAVE = frozenset({"i", "we", "you"})  # "you could have heard a pin drop" is no chance
_NO_DENIAL = frozenset({"only", "just", "least", "merely", "simply", "necessarily"})  # after "not"
_NO_NEGATION = frozenset(
    {"more", "less", "fewer", "later", "doubt", "matter", "wonder", "sooner"}
)  # after "no"
_CANNOT = ("cannot", "could not", "could n't", "could n’t", "can not", "ca n't", "ca n’t")
_AUXILIARIES = ("be", "have", "do", "modal")
_SEEMING = frozenset({"appear", "appears", "appeared", "seem", "seems", "seemed"})
_LONGEST = 5  # words of an entry of the table
_TO_VERB = 3  # words from an auxiliary to its negation, or from a negation to its verb


def certainty_of(text: str, cue: Sequence[Span], statement: Sequence[Word]) -> Certainty:
    """Give how sure the main statement of a content is; the cue says it when the statement does not."""
    level = (
        _of_odds(text, statement)
        or _of_own_mind(text, statement)
        or _of_words([_lower(word, at) for at, word in enumerate(_plain(statement))])
    )
    if level is not None:
        return level
    words = words_in(text, cue)
    verbs = {verb.lemma for verb in verbs_in(words)}
    is_negated = any(word.is_a("negation") or word.lower in {"cannot", "unable"} for word in words)
    if verbs & {"rule out", "exclude"}:
        return "possible" if is_negated else "certain"
    if is_negated:
        return "unlikely" if verbs & {"believe", "think", "expect"} else "certain"
    if _SEEMING & {word.lower for word in words}:
        return "probable"
    return next((level for level in _LEVELS if verbs & listed(f"cue {level}")), "certain")


def is_denied(text: str, statement: Sequence[Word]) -> bool:
    """Tell whether the main statement of a content is negated ("that no ship had sailed")."""
    words = _plain(statement)
    for at, word in enumerate(words):
        if word.lower not in listed("negation"):
            continue
        if word.lower in _NOT or word.lower == "cannot":
            if _negates_verb(text, words, at):
                return True
        elif _negates_noun(text, words, at):
            return True
    return False


def has_words(lowers: Sequence[str], name: str) -> bool:
    """Tell whether an entry of a class of `certainty.tsv` stands in some words in small letters."""
    return any(True for _ in _places(lowers, name))


def _plain(statement: Sequence[Word]) -> list[Word]:
    return [word for word in statement if word.is_word]


def _lower(word: Word, at: int) -> str:
    """Give a word in small letters, but the month of May as it is."""
    return word.text if word.text == "May" and at else word.lower


def _of_odds(text: str, statement: Sequence[Word]) -> Certainty | None:
    """Give what odds say: "the chances of a deal at one in five" is unlikely, "at 60 percent" probable."""
    if not statement:
        return None
    odds = ODDS.match(text, statement[0].start, statement[-1].end)
    if odds is None:
        return None
    percent, part, whole = (odds["percent"], odds["part"], odds["whole"])
    if percent is not None:
        share = float(percent) / 100
    elif part is not None:
        share = _number(part) / max(1, _number(whole))
    else:
        return None
    return "possible" if _EVEN[0] <= share <= _EVEN[1] else "probable" if share > _EVEN[1] else "unlikely"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower()) if word.lower() in _NUMBERS else 1


def _of_own_mind(text: str, statement: Sequence[Word]) -> Certainty | None:
    """Give what a source says of its own mind inside a content: "she believed that", "I suspect"."""
    verb = own_verb(statement)
    if verb is None or not is_of_source(text, statement):
        return None
    is_negated = any(word.lower in _NOT for word in statement)
    for level in _LEVELS:
        if verb in listed(f"own {level}"):
            return "unlikely" if is_negated and level == "probable" else None if is_negated else level
    return None


def _of_words(lowers: Sequence[str]) -> Certainty | None:
    for level in _LEVELS:
        for at, length in _places(lowers, level):
            if not _is_ability(lowers, at, length):
                return level
    if _is_open(lowers):
        return "possible"
    return None


def _is_open(lowers: Sequence[str]) -> bool:
    """Tell whether a source says that it could not rule something out."""
    joined = " ".join(lowers[:8])
    is_own = bool(lowers) and lowers[0] in {"he", "she", "it", "they", "i", "we"}
    return is_own and any(f"{start} {verb}" in joined for start in _CANNOT for verb in ("rule out", "exclude"))


def _negates_verb(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether "not" or "never" denies the main verb, and the verb is not one of what the source knows or says."""
    following = [word.lower for word in words[at + 1 : at + 1 + _TO_VERB]]
    if following[:1] and following[0] in _NO_DENIAL:
        return False
    before = words[max(0, at - _TO_VERB + 1) : at]
    is_finite = words[at].lower in {"cannot", "never"} or any(w.is_a(n) for w in before for n in _AUXILIARIES)
    if not is_finite or (following[:1] == ["to"] and not (before and before[-1].is_a("be"))):
        return False
    if {"exclude", "excluded"} & set(following) or "ruled" in following or following[:1] == ["rule"]:
        return False
    is_of_knowing = following[:1] != [] and following[0] in listed("rests")
    is_of_another = following[:1] != [] and following[0] == words[-1].lower  # "one in five did not know where"
    return not (is_of_knowing and (is_of_another or is_of_source(text, words)) and words[0].lower != "i")


def _negates_noun(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether "no", "none", "nothing" or "neither" is of the subject or of what there is or was found."""
    back = at
    while back > 1 and words[back - 1].lower.endswith("ly"):  # "there was almost certainly no ship"
        back -= 1 + (words[back - 2].lower == "almost")
    word, before = words[at], words[back - 1] if back > 0 else None
    following = words[at + 1] if at + 1 < len(words) else None
    if word.lower == "no":
        if following is None or following.lower in _NO_NEGATION or text[word.end : word.end + 1] != " ":
            return False
        if following.lower == "longer":
            return True
    rest = [w.lower for w in words[at + 1 : at + 3]]
    if "but" in rest or text[word.end :].lstrip().lower().startswith(("but ", "one but ")):
        return False
    if word.lower == "neither" and before is not None:
        return any(before.is_a(name) for name in _AUXILIARIES)
    is_listed = before is not None and "," in text[before.end : word.start]  # "capital letters, no stamp"
    if before is not None and (is_listed or before.is_a("determiner") or before.is_a("preposition")):
        return False
    if not _has_auxiliary(words[:at]) and _has_auxiliary(words[at:]):
        return True  # of the subject: "since May no ship had sailed"
    if before is None:
        return "," not in text[word.end : words[-1].end]  # "no vote at all", but not "no pay, no work"
    if before.is_a("be"):
        is_there = at > 1 and words[at - 2].lower == "there"
        return is_there or word.lower in {"no", "none", "nowhere"}
    return _is_verb_like(before)


def _has_auxiliary(words: Sequence[Word]) -> bool:
    return any(word.is_a(name) for word in words for name in _AUXILIARIES)


def _is_verb_like(word: Word) -> bool:
    if word.is_a("have") or word.is_a("do"):
        return True
    return word.lower in listed("has no") or word.lower.endswith(("ed", "s"))


def _places(lowers: Sequence[str], name: str) -> Iterator[tuple[int, int]]:
    """Yield (first word, number of words) of each entry of a class that stands in some words."""
    entries = listed(name)
    for at in range(len(lowers)):
        for length in range(1, min(_LONGEST, len(lowers) - at) + 1):
            if " ".join(lowers[at : at + length]) in entries:
                yield at, length


def _is_ability(lowers: Sequence[str], at: int, length: int) -> bool:
    """Tell whether "could" is no chance: "could not move", "could see"."""
    following = lowers[at + length] if at + length < len(lowers) else ""
    is_past = following == "have" and at > 0 and lowers[at - 1] in _COULD_HAVE
    return length == 1 and lowers[at] == "could" and (is_past or following in _ABILITY)
