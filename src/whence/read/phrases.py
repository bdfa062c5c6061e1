"""Noun phrases beside a cue: who is said to speak, with what stands in apposition.

There is no parser: a phrase is walked word by word until something that cannot belong to it.
"""

from collections.abc import Sequence

from whence.read.clauses import has_verb, is_verb_like
from whence.read.cues import cue_forms
from whence.read.edges import Range, can_speak, is_dated, trimmed
from whence.read.left_edges import walk_left
from whence.read.wordlists import word_class
from whence.read.words import Word, is_dash

__all__ = ["Range", "can_speak", "has_verb", "is_verb_like", "subject_before", "trimmed"]

_PARTICIPLES = frozenset(
    [
        "made",
        "written",
        "given",
        "sent",
        "seen",
        "drawn",
        "taken",
        "held",
        "born",
        "shown",
        "put",
        "told",
        "built",
        "brought",
        "left",
    ]
)
_NAME_WORDS = 4
_SETTINGS = frozenset(
    [
        ("at", "the", "weekend"),
        ("in", "the", "past"),
        ("from", "the", "start"),
        ("from", "the", "outset"),
        ("from", "the", "beginning"),
        ("in", "the", "end"),
        ("at", "that", "point"),
        ("by", "that", "time"),
        ("at", "the", "outset"),
        ("over", "the", "weekend"),
        ("in", "recent", "days"),
        ("in", "recent", "weeks"),
        ("on", "social", "media"),
    ]
)  # between a subject and its verb
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter", "term", "season", "quarter"})
_SAYS = frozenset(
    {"said", "says", "added", "adds", "insisted", "insists", "claimed", "claims", "thought", "thinks"}
)
_SAYS_SO = 4  # words of ", the board member said," inside a subject and its verb
_CLAUSE_REACH = 24  # words of a relative clause with clauses of its own


def subject_before(words: Sequence[Word], end: int) -> Range | None:
    """Give the noun phrase that ends right before word `end`, appositions between commas included."""
    limit, end = end, _before_setting(words, end)
    if end <= 0:
        return None
    last = words[end - 1]
    if last.text == "," or is_dash(words, end - 1):
        return _with_apposition(words, end - 1)
    start = walk_left(words, end)
    if start and words[start].lower in {"least", "most"} and words[start - 1].lower == "at":
        start -= 1
    if start and words[start].lower == "one" and words[start - 1].lower == "no":
        return start - 1, end
    is_object = words[start].lower == "it" and start > 0 and is_verb_like(words, start - 1)
    if end - start > 1 or not words[start].is_a("pronoun"):
        start = _over_clause(words, start)
    elif is_object and (clause := _over_clause(words, start)) < start:
        return trimmed(words, clause, limit)  # "two engineers who walked it this morning"
    return trimmed(words, start, end)


def _over_clause(words: Sequence[Word], start: int) -> int:
    """Step over a long relative clause: "an official who was not allowed to brief the press" before "said"."""
    if start and not words[start - 1].is_word:
        return start
    for at in range(start - 2, max(0, start - _CLAUSE_REACH), -1):
        word = words[at]
        entry = cue_forms().get(word.lower)
        takes_clause = entry is not None and "c" in entry[0].frames and is_verb_like(words, at)
        if takes_clause or word.is_quoted or not (word.is_word or word.text in "-’'"):
            return start
        if (
            word.lower in {"who", "whose"}
            and at + 1 < start
            and words[at - 1].is_word
            and not _is_function(words[at - 1])
        ):
            return walk_left(words, at)
    return start


def _is_function(word: Word) -> bool:
    """Tell a word that no relative clause can follow as its noun."""
    names = ("preposition", "coordinator", "be", "have", "do", "modal", "adverb", "subordinator", "negation")
    return any(word.is_a(name) for name in names)


def _before_setting(words: Sequence[Word], end: int) -> int:
    """Step left over "later", "last night" and "on Tuesday" between a subject and its verb."""
    while end > 1 and not is_dated(words, 0, end):
        word, before = words[end - 1], words[end - 2]
        if (
            word.is_a("adverb")
            and word.lower not in {"both", "all"}
            and (before.text == "," or before.is_capital)
        ) or (word.lower in {"both", "all"} and before.is_capital):
            end -= 1
        elif (
            (word.is_a("time") or word.is_a("hour") or word.lower in _SEASONS)
            and before.lower in {"last", "this", "next"}
            and end > 2
        ) or (word.is_a("time") and before.lower == "on" and word.is_capital and end > 2):
            end -= 2
            end -= end > 2 and words[end - 1].lower in {"late", "early"}  # "late on Tuesday"
        elif _is_part_of_day(words, end) and end > 3:
            end -= 3  # "on Monday evening"
            end -= end > 2 and words[end - 1].lower in {"late", "early"}
        elif before.lower == "in" and end > 2 and len(word.text) == 4 and word.text.isdigit():
            end -= 2
        elif tuple(w.lower for w in words[max(0, end - 3) : end]) in _SETTINGS and end > 3:
            end -= 3
        else:
            break
    return end


def _is_part_of_day(words: Sequence[Word], end: int) -> bool:
    """Tell whether "on Monday evening" ends before word `end`."""
    preposition, day, part = words[max(0, end - 3)], words[end - 2], words[end - 1]
    is_day = day.is_a("time") and day.is_capital and part.is_a("time") and not part.is_capital
    return is_day and preposition.lower == "on"


def _with_apposition(words: Sequence[Word], close: int) -> Range | None:
    """Give the phrase before "..., a member of the board," whose closing comma is at `close`."""
    mark = words[close].text
    edge = next((i for i in range(close - 1, 0, -1) if words[i].text in ";:" and not words[i].is_quoted), 0)
    openers = [i for i in range(close - 1, edge, -1) if words[i].text == mark and not words[i].is_quoted][:4]
    if openers and _is_name(words[openers[0] + 1 : close]):
        titled = subject_before(words, openers[0])  # "the mayor of the town, Ada Brandal,"
        if titled is not None and (words[titled[0]].is_a("determiner") or words[titled[0]].is_a("possessive")):
            return titled[0], close + (mark == ",")
    for order, opener in enumerate(openers):
        is_aside = _is_aside(words, opener + 1, close)
        if is_aside or words[opener + 1].lower.endswith("ing"):
            is_inside = any(_is_appositive(words, i + 1, opener) for i in openers[order + 1 :])
            found = _with_apposition(words, opener) if is_inside else None
            if found is not None:
                return found[0], close + (mark == ",")
        if is_aside:
            return subject_before(words, opener)
        if _is_appositive(words, opener + 1, close):
            head = subject_before(words, opener)
            if head is not None and opener == openers[-1] and _is_in_front(words, head):
                return trimmed(words, opener + 1, close + (mark == ","))
            return (_with_title(words, head)[0], close + (mark == ",")) if head is not None else None
    if not openers or has_verb(words, openers[0] + 1, close):
        return None
    head = subject_before(words, openers[0])
    return (head[0], close + (mark == ",")) if head is not None else None


def _is_in_front(words: Sequence[Word], head: Range) -> bool:
    """Tell a phrase of place or time before the subject: "In a statement, the builders, Arn & Lee, said"."""
    first = words[0]
    is_place = first.is_a("preposition") and first.is_capital and first.lower not in {"like", "of"}
    return is_place and 0 < head[0] <= _NAME_WORDS and words[head[0] - 1].is_a("preposition")


def _with_title(words: Sequence[Word], head: Range) -> Range:
    """Give a name with the description before its comma: "her predecessor, Ada Brandal" before ", who left,"."""
    if head[0] < 2 or words[head[0] - 1].text != ",":
        return head
    if words[head[0]].text.isdigit() and head[1] - head[0] == 1:  # "Ann Lee, 61, who chairs the club,"
        return subject_before(words, head[0] - 1) or head
    if not words[head[0]].is_capital:
        return head
    titled = subject_before(words, head[0] - 1)
    is_owned = titled is not None and (
        words[titled[0]].is_a("determiner") or words[titled[0]].is_a("possessive")
        or any(w.lower in {"'s", "’s"} for w in words[slice(*titled)])
    )  # fmt: skip
    is_first = titled is not None and (titled[0] == 0 or not words[titled[0] - 1].is_word)
    return titled if titled is not None and is_owned and is_first else head


def _is_aside(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell an insertion that is no part of the source: ", in a leaked paper,", ", citing the same data,"."""
    word = words[first]
    if word.lower in {"according", "citing", "quoting", "when", "if", "although", "though", "while", "asked"}:
        return True
    if last - first <= _SAYS_SO and not words[first].is_quoted and (_says(words[last - 1]) or _says(word)):
        return True  # "The brother, she said, would swear"
    if last - first == 1:
        return word.is_a("adverb") or word.lower == "undeterred"
    is_setting = word.lower in word_class("setting_preposition") and word.lower not in {
        "from",
        "with",
        "by",
        "for",
    }
    return is_setting and not any(w.is_a("wh") or w.is_a("modal") for w in words[first:last])


def _says(word: Word) -> bool:
    entry = cue_forms().get(word.lower)
    is_finite = entry is not None and ("past" in entry[1] or "third" in entry[1])
    return word.lower in _SAYS or (is_finite and entry is not None and "q" in entry[0].frames)


def _is_name(words: Sequence[Word]) -> bool:
    """Tell whether words are a person's name and nothing else: two to four with capitals."""
    is_named = all((w.is_word and w.is_capital and not w.is_quoted) or w.text == "&" for w in words)
    return 2 <= len(words) <= _NAME_WORDS and is_named and words[0].is_word


def _is_appositive(words: Sequence[Word], first: int, last: int) -> bool:
    word, following = words[first], words[first + 1]
    if last - first > 2 and following.lower == "of" and words[first + 2].lower in {"whom", "which"}:
        return True  # "two of whom asked not to be named", "parts of which were read out"
    if word.is_a("pronoun") and following.lower == "of":  # "both of them from the coast", "neither of whom"
        return not any(
            w.is_a("pronoun") and not w.is_a("wh") and w.lower != "that" for w in words[first + 1 : last]
        )
    if word.lower in {"and", "but"}:
        return following.lower in {"who", "whose"}
    if word.is_a("pronoun") and not word.is_a("wh") and word.lower not in {"one", "another"}:
        return False
    if (
        word.is_a("adverb") or word.lower.endswith("ly")
    ) and not word.is_capital:  # "since removed", "now a lawyer"
        word = following
    is_regular = len(word.text) > 4 and word.lower.endswith("ed") and not word.is_capital
    is_present = (
        word.lower.endswith("ing") and not word.is_a("ing_noun") and not word.is_capital
    )  # "writing to us"
    is_participle = is_regular or is_present or word.lower in _PARTICIPLES
    return (
        word.is_a("determiner") or word.is_a("possessive") or word.text.isdigit() or is_participle
        or word.lower in word_class("appositive") or word.lower in word_class("reduced_relative")
    ) and last > first  # fmt: skip
