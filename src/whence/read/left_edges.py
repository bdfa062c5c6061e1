"""Where a noun phrase begins: a walk to the left, over marks, clauses and participles that belong to it."""

from collections.abc import Sequence

from whence.read.clauses import is_modifier, is_verb_like
from whence.read.words import STOPS, Word, is_dash

_ORDERS = frozenset({"later", "earlier", "second", "third", "fourth", "last", "only", "older", "younger"})
_NAMED = frozenset({"called", "named", "dubbed", "titled", "entitled", "nicknamed", "headlined", "branded"})
_TIGHT = frozenset("-/&%$£€’'#@‑")
_NOMINATIVE = frozenset({"he", "she", "they", "we"})
_LONGEST = 60  # words of a noun phrase, at most
_RELATIVE_REACH = 14  # words from a relative pronoun to the end of its clause that are searched
_PUT = frozenset(
    {"put", "drawn", "held", "built", "taken", "shot", "cut", "hurt", "caught", "bought", "won", "born"}
)
_NO_NOUN = (
    "preposition", "coordinator", "be", "have", "do", "modal", "adverb", "subordinator", "negation", "determiner",
    "possessive", "wh", "opener",
)  # fmt: skip
_PARTICLES = frozenset({"out", "up", "down", "over", "off", "on", "together", "forward", "aside", "back"})
_SHORT_ED = 4  # letters of "shed", "need"
_BEFORE_SETTING = frozenset({"last", "this", "earlier", "late", "only", "simply"})


def walk_left(words: Sequence[Word], end: int) -> int:
    """Give where the phrase begins that ends right before word `end`."""
    at = end
    while at > max(0, end - _LONGEST):
        step = _step_left(words, at, end)
        if step == at:
            break
        at = step
    return at


def _step_left(words: Sequence[Word], at: int, end: int) -> int:
    """Give the new left edge of a phrase that so far begins at `at`; the same when it begins here."""
    word = words[at - 1]
    if not word.is_word:
        return _step_over_mark(words, at)
    after = words[at] if at < end else None
    is_relative = after is not None and after.lower == "that" and at + 1 < end and is_verb_like(words, at + 1)
    is_begun = after is not None and (after.is_a("determiner") or after.is_a("possessive")) and not is_relative
    if after is not None and (counted := _step_at_count(word, after, at)) is not None:
        return counted
    if is_begun and not (_joins(word) or word.is_a("determiner")):
        return _step_over_relative(words, at, end) if is_verb_like(words, at - 1) else at
    is_pronoun = after is not None and after.is_a("pronoun") and not after.is_a("determiner")
    if after is not None and after.lower in {"one", "ones"}:  # "a later one", "State Television One"
        is_pronoun = not (
            word.is_a("adjective") or word.lower in _ORDERS or (after.is_capital and word.is_capital)
        )
        if not is_pronoun:
            return at - 1
    if is_pronoun and after is not None and not after.is_a("wh") and not _joins(word):
        return at
    if after is not None and after.lower in _NOMINATIVE and word.is_a("preposition"):
        return at  # "To reporters waiting outside | she repeated"
    if word.is_a("coordinator"):
        return _step_over_and(words, at)
    if is_verb_like(words, at - 1):
        return _step_over_relative(words, at, end)
    if word.is_a("wh"):
        is_clause = word.lower == "who" and at >= 2 and not words[at - 2].classes and words[at - 2].is_word
        if is_clause and at < end:
            return at - 1 if not is_verb_like(words, at - 2) else at
        return at - 1 if at == end and word.lower in {"who", "which"} else at
    if word.is_a("subordinator"):
        return at - 1 if word.lower == "that" and _is_pointing(words, at, end) else at
    if word.is_a("preposition"):
        return _step_over_preposition(words, at, end)
    if word.is_a("adverb") and at == end and word.lower not in {"both", "some"}:
        return at - 1 if at >= 2 and words[at - 2].is_word else at
    return at - 1


def _step_at_count(word: Word, after: Word, at: int) -> int | None:
    """Give the step from "other" to "three other patients"; stay in "told Arnby | two states would go"."""
    if after.is_a("number") and not after.is_capital and word.is_capital and at > 1 and not word.classes:
        return at
    return at - 1 if after.lower == "other" and _is_count(word) else None


def _is_pointing(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell the "that" of "that person", "in that building" from one that opens a clause."""
    is_first = at == 1 or not words[at - 2].is_word
    return at == end or is_first or (words[at - 2].is_a("preposition") and not words[at].is_a("pronoun"))


def _step_over_preposition(words: Sequence[Word], at: int, end: int) -> int:
    left = words[at - 2] if at >= 2 else None
    if at == end and words[at - 1].lower in {"out", "off", "in"} and left is not None:
        is_way = left.lower in {"road", "way", "path", "track", "route", "street", "train", "bus"}
        return at - 1 if is_way else at
    if left is not None and is_verb_like(words, at - 2):
        step = _step_over_relative(words, at - 1, end)
        return step if step < at - 1 else at
    if left is not None and left.lower in _PARTICLES and at > 3 and at != end and _is_participle(words, at - 3):
        return at - 3  # "a statement put out by his office"
    if at != end and (dated := _before_date(words, at - 1)) is not None:
        return dated
    return at - 1 if at != end and _is_nominal(words, at - 2) else at


def _before_date(words: Sequence[Word], at: int) -> int | None:
    """Give where "published today", "issued on Monday" begins left of a preposition; None when neither stands there."""
    left = at
    while left > 1 and (words[left - 1].is_a("time") or words[left - 1].text.isdigit()):
        left -= 1
    if left == at:
        return None
    left -= words[left - 1].lower in {"on", "in", "last", "this", "earlier", "late"}
    return left - 1 if left > 1 and words[left - 1].is_a("reduced_relative") else None


def _is_nominal(words: Sequence[Word], at: int) -> bool:
    """Tell whether a phrase can go on left of a preposition with the word at `at`, or with one before an adverb."""
    if at < 0 or not words[at].is_word or words[at].lower in {"according", "due", "thanks"}:
        return False
    if words[at].is_a("adverb") and at:
        return words[at - 1].is_word and not is_modifier(words[at - 1]) and not is_verb_like(words, at - 1)
    return not is_modifier(words[at])


def _is_participle(words: Sequence[Word], at: int) -> bool:
    """Tell "states represented on the council" from a clause: the verb that ends the phrase is still to come."""
    word = words[at]
    is_form = (word.lower.endswith("ed") and len(word.lower) > _SHORT_ED) or word.lower in _PUT
    before = words[at - 1] if at else None
    if not is_form or before is None or before.is_a("pronoun") or before.is_a("object_pronoun"):
        return False
    is_function = any(before.is_a(name) for name in _NO_NOUN)
    return before.is_word and not is_function and not is_verb_like(words, at - 1)


def _is_count(word: Word) -> bool:
    return word.is_a("number") or word.text.isdigit() or word.lower in {"several", "many", "few", "some", "any"}


def _joins(word: Word) -> bool:
    return (
        word.is_a("preposition")
        or word.is_a("coordinator")
        or word.lower in {"all", "both", "half", "as", "than", "neither", "either"}
    )


def _step_over_mark(words: Sequence[Word], at: int) -> int:
    mark = words[at - 1]
    if mark.text == ")":
        for left in range(at - 2, max(-1, at - 14), -1):
            if words[left].text == "(":
                return left
        return at
    if mark.text in _TIGHT and not is_dash(words, at - 1):
        return at - 1
    if mark.text == "." and at >= 2 and words[at - 2].is_capital and len(words[at - 2].text) <= 4:
        return at - 1
    if mark.text == "," and at < len(words):
        return _step_over_comma(words, at)
    if mark.is_quoted and at >= 2 and words[at - 2].text not in STOPS and words[at - 2].text not in {",", "-"}:
        for left in range(at - 2, max(-1, at - 7), -1):
            if words[left].text in {"“", '"', "‘", "'", "''"} and (left == 0 or not words[left - 1].is_quoted):
                return left
    return at


def _step_over_comma(words: Sequence[Word], at: int) -> int:
    """Go on over the comma of "three A, two B and two C" when what stands left of it is a phrase too."""
    right = words[at:]
    is_list = any(w.lower in {"and", "or"} for w in right[:8]) and words[at].is_a("number")
    return at - 1 if is_list and at >= 2 and words[at - 2].is_word else at


def _step_over_and(words: Sequence[Word], at: int) -> int:
    """Join "X and Y" when X is a noun phrase that begins its clause; otherwise "and" opens the clause."""
    if words[at - 1].lower == "and" and words[at].is_a("reduced_relative") and words[at - 2].is_word:
        return at - 1  # "kept by the team and seen by the agency"
    if words[at - 1].lower in {"but", "yet"} or at < 2 or not words[at - 2].is_word:
        return at
    start = at - 1
    while (
        start > 0
        and not words[start - 1].is_a("coordinator")
        and (step := _step_left(words, start, at - 1)) < start
    ):
        start = step
    if start == at - 1:
        return at
    before = words[start - 1] if start else None
    if before is None or not before.is_word:
        return at - 1
    if before.lower in {"neither", "either", "both"}:
        return at - 1
    return at - 1 if before.is_a("subordinator") or before.is_a("coordinator") else at


def _step_over_relative(words: Sequence[Word], at: int, end: int) -> int:
    """Go on over "who spoke to ..." and "published by ..." that belong to the noun left of them."""
    word = words[at - 1]
    is_reduced = word.is_a("reduced_relative") and at < end
    is_set = any(words[at].is_a(name) for name in ("preposition", "time", "wh")) if at < end else False
    if (
        is_set
        and words[at].lower in {"out", "up", "down"}
        and at + 1 < end
        and words[at + 1].is_a("determiner")
    ):
        return at  # "read out a letter"
    if is_reduced and (is_set or words[at].lower in _BEFORE_SETTING):
        return at - 1
    if at < end and words[at].is_a("preposition") and _is_participle(words, at - 1):
        return at - 1
    if at > 3 and words[at - 2].lower in _NOMINATIVE | {"it"} and at < end:
        noun = words[at - 3]  # "the account | it shares with the staff"
        return at - 3 if noun.is_word and not noun.classes and words[at - 4].is_word else at
    if word.lower in _NAMED and at < end and (words[at].is_capital or words[at].is_quoted) and at >= 2:
        return at - 1 if _is_nominal(words, at - 2) else at
    for left in range(at - 1, max(0, at - _RELATIVE_REACH), -1):
        if words[left].lower in {"who", "which", "that"} and left + 1 < end and words[left - 1].is_word:
            is_clause = all(words[i].is_word or words[i].text in "-’'" for i in range(left, at))
            return left if is_clause and not is_verb_like(words, left - 1) else at
        if not words[left].is_word and words[left].text not in "-’'":
            break
    return at
