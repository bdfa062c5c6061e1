"""The body that a noun phrase names from some word on: "the port authority", "one of the lenders", "Brisa"."""

from collections.abc import Sequence

from whence.read.bearers import seems_person
from whence.read.gazetteers import fold_name, given_names
from whence.read.names import is_common, name_run, written
from whence.read.roles import (
    is_nationality,
    is_organisation_noun,
    is_plural,
    is_role,
    opens_body,
    singular_role,
    source_words,
)
from whence.read.words import OWNING, Word

_PERSONAL = frozenset(
    {"broker", "owner", "landlord", "buyer", "bidder", "organiser", "organizer", "promoter", "sponsor"}
)
_ENDS = frozenset(
    {"there", "here", "now", "last", "this", "that", "then", "until", "since", "yesterday", "today"}
)


def body_at(words: Sequence[Word], start: int, *, is_loose: bool, is_spoken_for: bool) -> str | None:
    """Give the body named from `start` on; `is_loose`: only one that a noun marks as a body."""
    while start < len(words) and (
        (words[start].is_a("determiner") and not _opens_name(words, start))
        or words[start].lower in {"its", "their", "his", "her", "own"}
    ):
        start += 1
    chosen = words[start - 1] if start and words[start - 1].lower in {"both", "another"} else None
    if start >= len(words) or _is_titled(words[start:]):
        return None
    if words[start].text.isdigit():
        return None  # "with 22 years’ service"
    if words[start].is_a("number"):
        return _one_of_bodies(words, start)
    end, last_body = _body_end(words, start)
    run = _name_and_name(words, start)
    named = _name_and_name(words, last_body) if last_body and not run else []
    if named and not is_person(named) and not is_common(named[-1].lower):
        return written(named)  # "the sportswear maker Brisa"
    if last_body and last_body < len(words) and words[last_body].lower in source_words("clothing"):
        return None  # "men in party vests"
    if last_body:
        is_in_name = any(is_organisation_noun(w.lower) for w in run)
        body = words[start : max(last_body, start + len(run)) if is_in_name else last_body]
        return written([chosen, *body] if chosen is not None and not run else body)
    if run and ((len(run) == 1 and is_common(run[0].lower)) or is_person(run)):
        return None
    if run and not is_loose and not is_nationality(run[-1].text):
        return written(run)
    return (
        None
        if not is_spoken_for or run or end == start or _is_of_somebody(words[end - 1].lower)
        else written(words[start:end])
    )


def _opens_name(words: Sequence[Word], at: int) -> bool:
    """Tell whether a determiner in capitals is a name: "the No campaign", "the All Estrian Union"."""
    return at > 0 and words[at].is_capital and words[at].lower != "the"


def _is_titled(words: Sequence[Word]) -> bool:
    """Tell whether words open with the title of a person, not with "St" or "State" of a body's name."""
    is_title = words[0].is_a("title") and words[0].is_capital
    return is_title and words[0].text.rstrip(".") not in {"St", "Saint"} and not opens_body(words, 0)


def _is_of_somebody(lower: str) -> bool:
    """Tell whether somebody speaks for people who are no body: "the bereaved", "the mayor", but "the trustees"."""
    is_board = singular_role(lower) in source_words("board") and is_plural(lower)
    if lower in source_words("collective"):
        return True
    return not is_board and (is_plural(lower) or is_role(lower))


def _one_of_bodies(words: Sequence[Word], start: int) -> str | None:
    """Give a body of which only the kind is told: "one of the lenders"."""
    if [w.lower for w in words[start + 1 : start + 3]] != ["of", "the"] or start + 3 >= len(words):
        return None
    _, last_body = _body_end(words, start + 3)
    return written(words[start:last_body]) if last_body else None


def _name_and_name(words: Sequence[Word], start: int) -> list[Word]:
    """Give the name that begins at `start`, with a second that "and" joins to it at the end of the phrase."""
    run = name_run(words, start)
    mark = start + len(run)
    if run and mark + 1 < len(words) and words[mark].lower == "and":
        second = name_run(words, mark + 1)
        if second and mark + 1 + len(second) == len(words) and not (is_person(run) or is_person(second)):
            return [*run, words[mark], *second]
    return run


def _body_end(words: Sequence[Word], start: int) -> tuple[int, int]:
    """Give where the words of a body end, and where the last noun for bodies among them does; 0: there is none."""
    end = start
    last_body = 0
    while end < len(words) and (words[end].is_word or words[end].text in OWNING or words[end].text == "&"):
        word = words[end]
        if word.lower in _ENDS and end > start:
            break
        if word.is_a("preposition") and not (word.lower == "of" and end > start and words[end - 1].is_capital):
            break
        if end > start and (
            word.is_a("adverb") or word.is_a("coordinator") or word.lower in {"who", "which", "that"}
        ):
            break
        end += 1
        is_side = word.lower in source_words("in_court") and words[start - 1].is_a("determiner")
        is_house = is_side or (word.lower in source_words("house") and not word.is_capital)
        if is_organisation_noun(word.lower) or is_house or _is_workplace(words[start - 1], word):
            last_body = end
    return end, last_body


def _is_workplace(before: Word, word: Word) -> bool:
    """Tell whether a noun is where people work, after an article ("a cook at the shelter", not "at work")."""
    if word.lower in _PERSONAL:
        return False
    is_place = any(word.lower in source_words(use) for use in ("workplace", "company", "dual", "press"))
    return not word.is_capital and is_place and not before.is_a("preposition")


def is_person(run: Sequence[Word]) -> bool:
    """Tell whether somebody speaks for a person: a name that begins with a given name ("a spokesman for Ann Lee")."""
    return seems_person(written(run)) and fold_name(run[0].text) in given_names()
