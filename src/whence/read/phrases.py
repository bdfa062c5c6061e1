"""Noun phrases beside a cue: who is said to speak, with what stands in apposition.

There is no parser: a phrase is walked word by word until something that cannot belong to it.
"""

from collections.abc import Sequence

from whence.read.cues import cue_forms
from whence.read.wordlists import plain_verbs, word_class
from whence.read.words import STOPS, Word, is_dash

Range = tuple[int, int]  # words [first, last)

_TIGHT = frozenset("-/&%$’'#@‑")
_NEAR_TIMES = frozenset({"last", "this", "next", "late"})
_NAME_WORDS = 4
_LONGEST = 60  # words of a noun phrase, at most
_RELATIVE_REACH = 14  # words from a relative pronoun to the end of its clause that are searched


def is_verb_like(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word at `at` ends a noun phrase because a clause has its verb there."""
    word = words[at]
    lower = word.lower
    if word.is_a("be") or word.is_a("have") or word.is_a("do") or word.is_a("modal"):
        return lower not in {"'s", "’s"} or not _is_possessive(words, at)
    before = words[at - 1] if at else None
    if (
        before is not None
        and (before.is_a("determiner") or before.is_a("possessive"))
        and not before.is_a("pronoun")
    ):
        return False
    if word.is_capital and at:
        return False
    if lower in plain_verbs():
        return True
    entry = cue_forms().get(lower)
    if entry is not None and ("past" in entry[1] or ("ing" not in entry[1] and "f" not in entry[0].frames)):
        return before is not None and before.is_word
    if lower.endswith("ed") and len(lower) > 4:
        return before is not None and before.is_word and not _is_modifier(before)
    return False


def _is_possessive(words: Sequence[Word], at: int) -> bool:
    """Tell 's of a name or noun from a shortened "is"."""
    if at == 0 or words[at - 1].is_a("pronoun"):
        return False
    return (
        at + 1 < len(words) and not words[at + 1].is_a("determiner") and not words[at + 1].lower.endswith("ing")
    )


def _is_modifier(word: Word) -> bool:
    return (
        word.is_a("preposition") or word.is_a("adverb") or word.is_a("coordinator") or word.lower.endswith("ly")
    )


def subject_before(words: Sequence[Word], end: int) -> Range | None:
    """Give the noun phrase that ends right before word `end`, appositions between commas included."""
    if end <= 0:
        return None
    last = words[end - 1]
    if last.text == "," or is_dash(words, end - 1):
        return _with_apposition(words, end - 1)
    start = _walk_left(words, end)
    if start and words[start].lower in {"least", "most"} and words[start - 1].lower == "at":
        start -= 1
    return trimmed(words, start, end)


def _with_apposition(words: Sequence[Word], close: int) -> Range | None:
    """Give the phrase before "..., a member of the board," whose closing comma is at `close`."""
    mark = words[close].text
    openers = [i for i in range(close - 1, 0, -1) if words[i].text == mark and not words[i].is_quoted][:4]
    if openers and _is_name(words[openers[0] + 1 : close]):
        titled = subject_before(words, openers[0])  # "the mayor of the town, Ada Brandal,"
        if titled is not None and (words[titled[0]].is_a("determiner") or words[titled[0]].is_a("possessive")):
            return titled[0], close + (mark == ",")
    chosen = None
    for opener in openers:
        if _is_appositive(words, opener + 1, close):
            chosen = opener
            break
    if chosen is None:
        if not openers or has_verb(words, openers[0] + 1, close):
            return None
        chosen = openers[0]
    head = subject_before(words, chosen)
    if head is None:
        return None
    return head[0], close + (mark == ",")


def _is_name(words: Sequence[Word]) -> bool:
    """Tell whether words are a person's name and nothing else: two to four with capitals."""
    return 2 <= len(words) <= _NAME_WORDS and all(w.is_word and w.is_capital and not w.is_quoted for w in words)


def _is_appositive(words: Sequence[Word], first: int, last: int) -> bool:
    word = words[first]
    if word.is_a("pronoun") and not word.is_a("wh") and word.lower not in {"one", "another"}:
        return False
    return (
        word.is_a("determiner") or word.is_a("possessive") or word.text.isdigit()
        or word.lower in word_class("appositive") or word.lower in word_class("reduced_relative")
    ) and last > first  # fmt: skip


def has_verb(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a verb stands among words `first` up to `last`."""
    return any(is_verb_like(words, at) for at in range(first, last))


def _walk_left(words: Sequence[Word], end: int) -> int:
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
    if is_begun and not (_joins(word) or word.is_a("determiner")):
        return _step_over_relative(words, at, end) if is_verb_like(words, at - 1) else at
    is_pronoun = after is not None and after.is_a("pronoun") and not after.is_a("determiner")
    if is_pronoun and after is not None and not after.is_a("wh") and not _joins(word):
        return at
    if word.is_a("coordinator"):
        return _step_over_and(words, at)
    if is_verb_like(words, at - 1):
        return _step_over_relative(words, at, end)
    if word.is_a("wh"):
        return at - 1 if at == end and word.lower in {"who", "which"} else at
    if word.is_a("subordinator"):
        return at - 1 if at == end and word.lower == "that" else at
    if word.is_a("preposition"):
        left = words[at - 2] if at >= 2 else None
        if left is not None and is_verb_like(words, at - 2):
            step = _step_over_relative(words, at - 1, end)
            return step if step < at - 1 else at
        return at - 1 if at != end and _is_nominal(words, at - 2) else at
    if word.is_a("adverb") and at == end and word.lower not in {"both", "some"}:
        return at - 1 if at >= 2 and words[at - 2].is_word else at
    return at - 1


def _is_nominal(words: Sequence[Word], at: int) -> bool:
    """Tell whether a phrase can go on left of a preposition with the word at `at`, or with one before an adverb."""
    if at < 0 or not words[at].is_word or words[at].lower in {"according", "due", "thanks"}:
        return False
    if words[at].is_a("adverb") and at:
        return words[at - 1].is_word and not _is_modifier(words[at - 1]) and not is_verb_like(words, at - 1)
    return not _is_modifier(words[at])


def _joins(word: Word) -> bool:
    return (
        word.is_a("preposition")
        or word.is_a("coordinator")
        or word.lower in {"all", "both", "half", "as", "than"}
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
    return at - 1 if before.is_a("subordinator") or before.is_a("coordinator") else at


def _step_over_relative(words: Sequence[Word], at: int, end: int) -> int:
    """Go on over "who spoke to ..." and "published by ..." that belong to the noun left of them."""
    word = words[at - 1]
    is_reduced = word.is_a("reduced_relative") and at < end
    if is_reduced and (words[at].is_a("preposition") or words[at].lower in {"last", "this", "earlier", "late"}):
        return at - 1
    for left in range(at - 1, max(0, at - _RELATIVE_REACH), -1):
        if words[left].lower in {"who", "which", "that"} and left + 1 < end and words[left - 1].is_word:
            is_clause = all(words[i].is_word or words[i].text in "-’'" for i in range(left, at))
            return left if is_clause and not is_verb_like(words, left - 1) else at
        if not words[left].is_word and words[left].text not in "-’'":
            break
    return at


def trimmed(words: Sequence[Word], start: int, end: int) -> Range | None:
    """Cut openers and times off both edges; None when nothing that can speak is left."""
    opener, times = word_class("opener"), word_class("time")
    while end - start > 1:
        word = words[start]
        is_time = word.lower in times or (word.lower in _NEAR_TIMES and words[start + 1].lower in times)
        is_year = word.text.isdigit() and start > 0 and words[start - 1].lower in times
        is_that = (
            word.lower == "that" and start > 0 and words[start - 1].is_word and words[start - 1].lower != "and"
        )
        is_manner = word.lower.endswith("ly") and not word.is_capital and words[start + 1].is_capital
        is_opener = word.lower in opener or word.text in ",.-’'" or word.is_a("adverb")
        if not (is_that or is_time or is_year or is_manner or is_opener):
            break
        start += 1
    while end - start > 1 and (_is_date(words[end - 1]) or words[end - 1].is_a("preposition")):
        end -= 1
    while end - start > 1 and words[end - 1].is_a("adverb") and words[end - 1].lower != "both":
        end -= 1
    return (start, end) if start < end and can_speak(words, start, end) else None


def _is_date(word: Word) -> bool:
    return word.is_a("time") and (
        word.is_capital or word.lower in {"today", "yesterday", "tonight", "tomorrow"}
    )


def can_speak(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a phrase holds a word that can be a speaker: no marks, adverbs and the like alone."""
    if end - start == 1:
        word = words[start]
        if word.lower == "there":
            return False
        if word.is_a("pronoun") or word.is_a("object_pronoun"):
            return not word.is_a("object_pronoun") or word.lower == "it"
        return word.is_word and not any(
            word.is_a(name)
            for name in ("preposition", "adverb", "coordinator", "time", "be", "subordinator", "opener")
        )
    if words[end - 1].lower == "other":
        return True
    return any(w.is_word and not w.is_a("preposition") and not w.is_a("determiner") for w in words[start:end])
