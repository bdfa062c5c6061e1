"""The name inside a noun phrase: of the one who speaks, person, body or outlet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whence.read.gazetteers import fold_name, given_names
from whence.read.heads import core_of, head_of, is_press_noun, is_speaking_noun
from whence.read.roles import (
    is_document_noun,
    is_nationality,
    is_organisation_noun,
    is_plural,
    is_role,
    source_words,
)
from whence.read.wordlists import word_class
from whence.read.words import OWNING, Word

_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "prof"})
_HANGS = frozenset({"of", "at", "from", "in", "with"})  # "analyst Ann Lee of Hale & Roke"
_EMPHATIC = frozenset({"itself", "himself", "herself", "themselves"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, and the noun before it that says what bears it ("the website", "the maker,"); None: none does."""

    name: str
    noun: Word | None = None


def name_of(words: Sequence[Word]) -> str | None:
    """Give the name of the one who speaks, titles left out; None for a description."""
    found = naming_of(words)
    return None if found is None else found.name


def naming_of(words: Sequence[Word]) -> Naming | None:
    """Give the name of the one who speaks with the noun that stands before it; None for a description."""
    front = _front(words)
    if _is_of_body(words, front):
        return None
    for found in (
        _called(front),
        _after_role(front),
        _in_apposition(words, front),
        _after_noun(front),
        _after_owner(front),
    ):
        if found is not None:
            return found
    start = 1 if front and front[0].lower == "the" else 0
    run = name_run(front, start)
    if not run:
        return None
    end = start + len(run)
    following = front[end] if end < len(front) else None
    if following is not None and (
        (following.is_word and not following.is_a("preposition")) or following.text in {"-", "’", "'"}
    ):
        return None  # the capitals stand before a noun ("Pentagon officials"), or own it
    kept = _without_titles(run)
    if has_surname(run):
        return Naming(written(kept))
    if not kept or any(kept[0].is_a(name) for name in ("number", "bound", "crowd", "determiner", "pronoun")):
        return None
    return None if _is_description(kept) else Naming(written(kept))


def name_run(words: Sequence[Word], start: int) -> list[Word]:
    """Give the run of capitalised words from `start`, with the particles and initials inside it."""
    run: list[Word] = []
    for at in range(start, len(words)):
        word = words[at]
        is_particle = word.lower.split("-")[0] in word_class("name_particle") and (
            bool(run) or "-" in word.text
        )
        is_dot = word.text == "." and bool(run)
        is_body = bool(run) and word.lower in {"of", "for"} and is_common(run[-1].lower)
        is_joined = (
            bool(run) and at + 1 < len(words) and ((is_body and words[at + 1].is_capital) or word.text == "&")
        )
        if word.is_capital or is_particle or is_dot or is_joined or (word.text.isdigit() and bool(run)):
            run.append(word)
        else:
            break
    while run and (not run[-1].is_capital and "-" not in run[-1].text and not run[-1].text.isdigit()):
        run.pop()
    return run


def written(run: Sequence[Word]) -> str:
    """Give words as the text writes them, a space where it has one."""
    parts = [run[0].text]
    for left, right in pairwise(run):
        parts.append((" " if right.start > left.end else "") + right.text)
    return "".join(parts)


def _is_description(kept: Sequence[Word]) -> bool:
    """Tell whether capitals are no name: nationalities, or a common noun that opens a sentence ("Police")."""
    if all(is_nationality(w.text) or w.text in {"Republicans", "Democrats"} for w in kept):
        return True
    last = kept[-1].lower
    if last in source_words("collective") or (last in source_words("in_court") and len(kept) == 1):
        return True
    if len(kept) > 1 and last in source_words("outlet_name") and not is_role(kept[-2].lower):
        return False  # "the Sunday Post"
    is_noun = is_common(last) or is_document_noun(last) or is_press_noun(kept[-1])
    return is_noun and (len(kept) == 1 or not is_organisation_noun(last))


def is_common(lower: str) -> bool:
    """Tell whether a word is a noun for people or bodies, so no name by itself."""
    return is_role(lower) or is_organisation_noun(lower)


def has_surname(run: Sequence[Word]) -> bool:
    """Tell whether the last word of a run is a surname, though it is a noun too: "Ann Baker", "Mr Shepherd"."""
    if len(run) < 2 or not run[-1].is_capital or is_organisation_noun(run[-1].lower):
        return False
    first, *between = run[:-1]
    is_given = fold_name(first.text) in given_names() or first.lower.rstrip(".") in _HONORIFICS
    return is_given and all(w.is_capital or w.text == "." for w in between) and not is_common(first.lower)


def _ends_as_noun(run: Sequence[Word]) -> bool:
    return is_common(run[-1].lower) and not has_surname(run)


def _front(words: Sequence[Word]) -> Sequence[Word]:
    """Give the phrase up to its first comma or bracket, without "itself"."""
    end = next((i for i, w in enumerate(words) if i and w.text in {",", "("}), len(words))
    while end > 1 and words[end - 1].lower in _EMPHATIC:
        end -= 1
    return words[:end]


def _after_role(front: Sequence[Word]) -> Naming | None:
    """Give the name that ends the phrase after a role or a title ("envoy Ann Lee")."""
    for at in range(len(front) - 1, 0, -1):
        before = front[at - 1]
        if not is_role(before.lower) and before.lower.rstrip(".") not in word_class("title"):
            continue
        whole = name_run(front, at)
        run = _without_titles(whole)
        end = at + len(whole)
        is_last = bool(run) and (end == len(front) or (len(run) > 1 and front[end].lower in _HANGS))
        if not is_last or _is_after_preposition(front, at) or _is_inside_body(front, at):
            continue
        if not (all(is_nationality(w.text) for w in run) or _ends_as_noun(run)):
            return Naming(written(run), before)
    return None


def _called(front: Sequence[Word]) -> Naming | None:
    """Give the name in "a user called Moss"; "known only as Moss" is a cover."""
    at = next((i for i in range(2, len(front)) if front[i - 1].lower in {"called", "named"}), 0)
    if not at or not is_role(front[at - 2].lower):
        return None
    run = name_run(front, at)
    return Naming(written(run), front[at - 2]) if run and at + len(run) == len(front) else None


def _is_after_preposition(front: Sequence[Word], at: int) -> bool:
    """Tell whether a name belongs to a phrase that hangs on another noun ("officers of the Lady Isolde")."""
    place = next((i for i in range(at - 1, 0, -1) if front[i].is_a("preposition")), 0)
    if not place or not any(is_role(w.lower) for w in front[:place]):
        return False
    between = front[place + 1 : at]
    is_office = (
        between
        and front[place].lower in {"of", "for"}
        and all(w.lower in source_words("portfolio_of") or w.is_a("portfolio") for w in between)
    )
    return not is_office and all(
        w.is_a("determiner") or w.is_a("title") or (w.is_capital and (is_role(w.lower) or w.is_a("portfolio")))
        for w in between
    )


def _is_inside_body(front: Sequence[Word], at: int) -> bool:
    """Tell whether a run goes on the name of a body that began before it ("Office of Foreign Watch")."""
    first = at
    while first and (front[first - 1].is_capital or front[first - 1].lower in {"of", "for", "and"}):
        first -= 1
    body = front[first:at]
    return len(body) > 1 and is_organisation_noun(body[0].lower) and not is_role(body[0].lower)


def _after_noun(front: Sequence[Word]) -> Naming | None:
    """Give the name that ends the phrase after words that describe it ("the grid firm Northspan", "furious Fenn")."""
    first = next((i for i in range(len(front)) if i and front[i].is_capital and not front[i - 1].is_capital), 0)
    if not first or front[first - 1].text in {"’s", "'s", "’", "'", "of", ",", "-", "“", '"'}:
        return None
    run = name_run(front, first)
    before = front[:first]
    if first + len(run) != len(front) or not run or not before[-1].is_word:
        if not run or not any(is_nationality(w.text) for w in run):
            return None
        return _after_nationality(front, first + len(run))
    if (
        any(w.is_a("preposition") or w.is_a("coordinator") for w in before)
        or before[0].is_a("number")
        or before[-1].is_a("determiner")
    ):
        return None
    if before[0].is_a("determiner") and before[0].lower not in {"the", "this", "that"}:
        return None
    if _is_description(run) or is_plural(run[-1].lower) or is_plural(before[-1].lower):
        return None
    return Naming(written(run), before[-1])


def _after_owner(front: Sequence[Word]) -> Naming | None:
    """Give the name in "the opposition’s Tor Lie": a full name after whose he or she is."""
    mark = next((i for i in range(len(front) - 2, 0, -1) if front[i].text in OWNING), 0)
    if not mark or not (front[mark - 1].is_capital or is_organisation_noun(front[mark - 1].lower)):
        return None
    mark += front[mark + 1].lower == "own"
    run = name_run(front, mark + 1)
    is_whole = len(run) > 1 and mark + 1 + len(run) == len(front)
    is_thing = any(is_common(w.lower) or is_press_noun(w) or is_document_noun(w.lower) for w in run)
    return Naming(written(run)) if is_whole and not is_thing else None


def _is_of_body(words: Sequence[Word], front: Sequence[Word]) -> bool:
    """Tell whether the name after the comma is that of a body before it ("a director of the supplier, Hobb")."""
    if len(front) < 4 or len(front) == len(words) or words[len(front)].text != ",":
        return False
    is_any = front[0].lower in {"a", "an", "another", "one"} or front[0].is_a("number")
    at = next((i for i, w in enumerate(front) if i and w.is_a("preposition")), 0)
    if not is_any or not at or not any(is_role(w.lower) for w in front[:at]) or front[-1].is_capital:
        return False
    run = name_run(words, len(front) + 1)
    is_given = bool(run) and fold_name(run[0].text) in given_names()
    last = front[-1].lower
    is_body = is_organisation_noun(last) or any(
        last in source_words(use) for use in ("dual", "workplace", "company")
    )
    return bool(run) and is_body and not is_given


def _after_nationality(front: Sequence[Word], start: int) -> Naming | None:
    """Give the name in "the Oskari daily Vremnost", where the description holds capitals of its own."""
    rest = front[start:]
    return _after_noun(rest) if len(rest) > 1 and not any(w.is_a("preposition") for w in rest) else None


def _in_apposition(words: Sequence[Word], front: Sequence[Word]) -> Naming | None:
    """Give the name after the comma of "its chief executive, Ann Lee", or of "the maker, Frostline"."""
    comma = len(front)
    if comma + 1 >= len(words) or words[comma].text != ",":
        return None
    core = core_of(front)
    head = head_of(core)
    has_role = any(is_role(w.lower) for w in front)
    is_firm = head is not None and head.lower in source_words("company")
    is_thing = head is not None and (is_firm or is_organisation_noun(head.lower) or is_press_noun(head))
    is_pair = any(word.text == "&" for word in words[comma:])
    if (
        head is None
        or not (has_role or is_thing or is_pair)
        or is_document_noun(head.lower)
        or front[0].is_a("number")
    ):
        return None
    start = comma + 1 + (words[comma + 1].lower == "the" and is_thing)
    if words[comma + 1].is_a("determiner") and has_role and not is_thing:
        return _after_role(_front(words[comma + 1 :]))  # "its chair, the lawyer Ann Lee,"
    run = name_run(words, start)
    end = start + len(run)
    is_whole = end == len(words) or not words[end].is_word
    if (
        not run
        or not is_whole
        or (len(run) < 2 and not (is_thing or is_pair))
        or (_ends_as_noun(run) and not (is_thing or is_pair))
    ):
        return None
    return Naming(written(_without_titles(run)), head if is_firm or is_speaking_noun(head) else None)


def _without_titles(run: Sequence[Word]) -> list[Word]:
    first = 0
    if run and is_organisation_noun(run[-1].lower) and len(run) > 1:
        return list(run)
    if len(run) > 2 and is_organisation_noun(run[0].lower) and run[1].lower in {"of", "for"}:
        return list(run)
    while first < len(run) - 1 and (
        run[first].lower.rstrip(".") in word_class("title") or is_role(run[first].lower) or run[first].text == "."
        or run[first].lower in {"of", "for"} or (is_nationality(run[first].text) and _holds_role(run[first + 1 :]))
    ):  # fmt: skip
        first += 1
    return list(run[first:])


def _holds_role(words: Sequence[Word]) -> bool:
    return any(is_role(w.lower) for w in words[:3])
