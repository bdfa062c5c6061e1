"""Contents: what is said, to the right of a cue, to its left, or on both sides of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.read.cues import Cue
from whence.read.hearers import hearer_after, is_told, skip_setting
from whence.read.openings import LATER_CLAUSE, NARROW, OPEN_MARKS, after_mark, has_clause, is_finite
from whence.read.phrases import Range, is_verb_like
from whence.read.said_objects import is_negated, opens_object
from whence.read.speakers import phrase_after
from whence.read.words import STOPS, Word, is_dash

_NOT_OPENING = LATER_CLAUSE | {"as", "although", "though", "amid", "despite", "so", "than"}
_PHRASE_OPENERS = frozenset(
    {"about", "against", "over", "for", "as"}
)  # before what a verb like "reject" is about
_AMOUNTS = frozenset({"many", "much", "few", "little"})
_CLAUSES = frozenset({"warn", "promise", "advise"})  # before a clause without "that"
_SHORT = 6  # words of the subject of such a clause
_WANTING = frozenset({"ask", "beg", "implore", "press"})  # before "him for help"
_REACHED = frozenset(
    {"reached", "asked", "called", "contacted", "rang", "phoned", "caught", "pressed", "approached", "put"}
)
_PHRASE = 12  # words in which a verb that needs it has its "calls", "remark" or "to"
_TEXT = 8  # words before "read" in which a text has to be named
_SETTING = 14  # words between a verb and its "that", at most


@dataclass(frozen=True, slots=True)
class Right:
    """What follows a cue: where the content begins (None: nowhere here) and who was spoken to.

    `settled` is the first word after hearer and setting ("in a statement on Friday").
    """

    begin: int | None
    hearer: Range | None
    settled: int


def right_of(words: Sequence[Word], cue: Cue) -> Right:
    """Read what follows a cue: hearer, setting ("in an interview on Friday"), then the content if any."""
    at, hearer = cue.last, None
    if "r" in cue.verb.frames or (at < len(words) and words[at].lower == "to"):
        hearer = hearer_after(words, at, cue)
        if (
            hearer
            and "n" in cue.verb.frames
            and "r" in cue.verb.frames
            and (cue.verb.lemma == "accuse" or not is_told(words, hearer[1]))
        ):
            hearer = None
        at = hearer[1] if hearer else at
        if (
            hearer
            and cue.verb.lemma in _CLAUSES
            and at < len(words)
            and is_finite(words[at])
            and _is_short(hearer)
        ):
            at, hearer = hearer[0], None  # "warned the toll would rise"
    if hearer and cue.verb.lemma in _WANTING and at + 1 < len(words) and words[at].lower == "for":
        return Right(hearer[0], None, at)  # "asked the army for its maps"
    if not (cue.verb.lemma == "comment" and is_negated(words, cue)):  # "on rumours" is what it comments on
        at = skip_setting(words, at)
    at = _to_that(words, at, cue)
    opened = _opened(words, at, cue)
    if opened is None and hearer is not None and at == hearer[1] and _is_that_thing(words, at):
        opened = at
    return Right(opened, hearer, at)


def _is_short(phrase: Range) -> bool:
    return phrase[1] - phrase[0] <= _SHORT


def _is_that_thing(words: Sequence[Word], at: int) -> bool:
    """Tell "told the Packet that was nonsense" from "told a court that is sitting in Arn"."""
    if at + 2 >= len(words) or words[at].lower != "that" or not words[at - 1].is_capital:
        return False
    return words[at + 1].is_a("be") and not words[at + 2].lower.endswith(("ing", "ed"))


def _to_that(words: Sequence[Word], at: int, cue: Cue) -> int:
    """Go on over any other setting to "that": "warned on at least four occasions that", "knew days before it that"."""
    if at >= len(words) or "c" not in cue.verb.frames or not words[at].is_word or words[at].lower == "that":
        return at
    is_time = (
        words[at].lower in {"last", "this", "next", "early", "late"}
        or words[at].is_a("number")
        or words[at].text[0].isdigit()
        or _is_span(words, at)
    )
    is_reduced = words[at].is_a("reduced_relative") or words[at].lower.endswith(
        "ed"
    )  # "in a letter | seen by us"
    is_reduced = is_reduced and at > cue.last and at + 1 < len(words) and words[at + 1].is_a("preposition")
    if not (words[at].is_a("preposition") or is_time or is_reduced or words[at].is_capital):
        return at
    n_verbs = 0
    for i in range(at + 1, min(at + _SETTING, len(words) - 1)):
        word = words[i]
        if word.lower == "that":
            return at if is_finite(words[i + 1]) or is_verb_like(words, i + 1) else i
        n_verbs += is_verb_like(words, i)
        if word.is_quoted or not (word.is_word or word.text in "-’'") or word.is_a("wh") or n_verbs > is_time:
            return at
    return at


def _is_span(words: Sequence[Word], at: int) -> bool:
    """Tell "an hour before the raid" from what is said."""
    near = words[at : at + 3]
    return (
        words[at].is_a("determiner")
        and len(near) == 3
        and any(w.lower in {"before", "after", "later"} for w in near)
    )


def _opened(words: Sequence[Word], at: int, cue: Cue) -> int | None:
    frames = cue.verb.frames
    if at >= len(words) or words[at].text in STOPS or words[at].lower == "according":
        return None
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if word.text in {",", ":"} or is_dash(words, at):
        return after_mark(words, at, cue)
    if cue.verb.lemma == "read" and not _is_text(words[max(0, cue.first - _TEXT) : cue.first]):
        return None  # "She read “War and Peace”"
    if word.is_quoted and word.text in OPEN_MARKS and not frames <= NARROW:
        return at
    if word.lower == "that" and at > cue.last and following is not None and is_finite(following):
        return None  # "says in a report that was leaked"
    if frames & NARROW and (begin := _narrow(words, at, cue)) is not None:
        return begin
    if word.lower == "that" or (word.lower in {"to", "not"} and "i" in frames):
        return at if frames & {"c", "i", "n"} else None
    if word.lower == "when" and any(w.lower in _REACHED for w in words[at + 1 : at + 5]):
        return None  # "he said when asked", "when the paper reached her"
    is_wh = word.is_a("wh") or (word.is_a("preposition") and following is not None and following.is_a("wh"))
    if is_wh:
        return at if frames & {"w", "c", "n"} else None
    if opens_object(words, at, cue):
        return at
    if "p" in frames and cue.is_passive and word.lower == "to":
        return at
    if "n" in frames and (word.is_word or word.text == "$"):
        is_clause = at > cue.last and is_verb_like(words, at)
        return at if not is_clause and (not word.is_a("preposition") or word.lower in _PHRASE_OPENERS) else None
    is_amount = following is not None and following.lower in _AMOUNTS
    if cue.verb.lemma == "find" and word.lower == "it" and at + 2 < len(words) and not words[at + 2].is_word:
        return None  # "found it empty"
    if "c" in frames and word.is_word and (word.lower not in _NOT_OPENING or is_amount):
        return at if not is_verb_like(words, at) and has_clause(words, at, cue) else None
    if "i" in frames:
        return next((i for i in range(at, min(at + 10, len(words))) if words[i].lower == "to"), None) and at
    return None


def _is_text(words: Sequence[Word]) -> bool:
    """Tell whether a source is something written: "a post on her page"."""
    return any(w.is_a("utterance") and not w.classes & {"determiner", "pronoun"} for w in words)


def _narrow(words: Sequence[Word], at: int, cue: Cue) -> int | None:
    """Find the content of a verb that speaks only with "that", of calls, of words said, or with an infinitive."""
    frames = cue.verb.frames
    if "t" in frames and words[at].lower == "that" and at + 1 < len(words):
        return at
    phrase = words[at : at + _PHRASE]
    marks = (i for i, w in enumerate(phrase) if not w.is_word and not w.is_quoted)
    phrase = phrase[: next(marks, len(phrase))]
    if (
        "m" in frames
        and (is_negated(words, cue) or "f" not in frames)
        and any(w.is_a("message") for w in phrase)
    ):
        return at
    is_unwilling = is_negated(words, cue) and any(w.is_a("modal") for w in words[cue.first : cue.head])
    if "x" in frames and is_unwilling:
        return at
    if "u" in frames and any(w.is_a("utterance") for w in phrase):
        return at
    is_infinitive = any(w.lower == "to" for w in phrase[1:]) and not is_verb_like(words, at)
    if cue.verb.lemma == "want" and len(phrase) > 1 and phrase[-1].lower.endswith(("ed", "en")):
        is_infinitive = (
            phrase[0].is_a("determiner") or phrase[0].is_a("object_pronoun") or phrase[0].lower == "it"
        )
    return at if "s" in frames and is_infinitive and not words[at].is_a("preposition") else None


def content_end(words: Sequence[Word], begin: int, limit: int) -> int:
    """Give the end of a content that begins at `begin`, without the mark that closes the sentence."""
    end = limit
    while end > begin and words[end - 1].text in STOPS and not words[end - 1].is_quoted:
        end -= 1
    for i in range(begin, end):
        if words[i].text == ";" and not words[i].is_quoted:
            end = i
            break
    while end > begin + 1 and not words[end - 1].is_quoted and words[end - 1].lower in {"and", "then", "but"}:
        end -= 1
    while (
        end > begin
        and not words[end - 1].is_quoted
        and (words[end - 1].text in ",:" or is_dash(words, end - 1))
    ):
        end -= 1
    return end


def inverted_subject(words: Sequence[Word], cue: Cue) -> Range | None:
    """Give the speaker after the cue: "said Reuters", "revealed Iranian and Western sources in a report"."""
    at = cue.last
    if at >= len(words) or not words[at].is_word or words[at].is_quoted:
        return None
    word = words[at]
    if (
        word.is_a("preposition")
        or word.is_a("time")
        or word.is_a("wh")
        or word.is_a("adverb")
        or word.lower == "that"
    ):
        return None
    return phrase_after(words, at)
