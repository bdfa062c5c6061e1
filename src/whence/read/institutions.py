"""The body that unnamed people speak for or work at, as their noun phrase states it."""

import re
from collections.abc import Sequence

from whence.read.bearers import seems_person
from whence.read.gazetteers import fold_name, given_names
from whence.read.heads import core_of
from whence.read.names import is_common, name_run, written
from whence.read.roles import (
    is_document_noun,
    is_nationality,
    is_organisation_noun,
    is_plural,
    is_role,
    is_role_modifier,
    singular_role,
    source_words,
)
from whence.read.wordlists import word_class
from whence.read.words import OWNING, Word

_ENDS = frozenset(
    {"there", "here", "now", "last", "this", "that", "then", "until", "since", "yesterday", "today"}
)
_LOOSE = frozenset({"in", "to", "inside", "within", "from", "with"})
_REACH = 7  # words after a role in which "of" or "at" may name its body
_BELONGS = frozenset({"of", "for", "at", "from", "with", "in", "to", "inside", "within"})
_EMPLOYED = re.compile(
    r"(?:work(?:s|ed|ing)?|left|leaves?|serve[sd]?|joined|join|resigned|retired|employed|runs?|ran|hired|quit|headed|heads"
    r"|fired|dismissed|advise[sd]?|accredited|attached|contracted|assigned|sits?|represent(?:s|ed|ing))$"
)
_SPOKEN_FOR = ("spokes",)
_ANY = frozenset({"a", "an", "one", "two", "three", "several", "another"})


def institution_of(words: Sequence[Word], name: str | None) -> str | None:
    """Give the body that a described speaker belongs to: before the role, after "of the", or where he or she works."""
    if name is not None:
        places = [at for at, word in enumerate(words) if is_role(word.lower)]
        stated = (_stated(words, at) for at in places)
        return next((found for found in stated if found is not None and not found.endswith(name)), None)
    core = core_of(words)
    words = _without_access(words)
    role = next((word for word in reversed(core) if is_role(word.lower)), None)
    if role is None:
        return _of_apposition(words, 0) if words and words[0].lower in {"one", "another"} else None
    at = next((i for i, w in enumerate(words) if w is role), None)
    return None if at is None else _stated(words, at) or _employer(words, at) or _of_apposition(words, at)


def _without_access(words: Sequence[Word]) -> Sequence[Word]:
    """Give a phrase without the words that tell how a source knows: "close to the ministry" is not of the ministry."""
    for at in range(1, len(words)):
        if words[at].lower in source_words("nears") and not is_role(words[at].lower):
            return words[:at] if any(is_role(w.lower) for w in words[:at]) else words
    return words


def _of_apposition(words: Sequence[Word], role: int) -> str | None:
    """Give the body of "Bram, a clerk at the mint": what stands after the comma tells where a source works."""
    comma = next((i for i in range(role + 1, len(words)) if words[i].text == ","), None)
    if (
        comma is None
        or comma + 2 >= len(words)
        or words[comma + 1].lower not in {"now", "formerly", "then", "later"}
    ):
        return None
    return _body_at(words, comma + 3, is_loose=False, is_spoken_for=True)


def _stated(words: Sequence[Word], role: int) -> str | None:
    after = _after_preposition(words, role)
    before = _owner(words, role) or _before_role(words, role)
    return (
        after if before is None or (after is not None and before.islower() and not after.islower()) else before
    )


def _owner(words: Sequence[Word], role: int) -> str | None:
    """Give whose editor an editor is: "the journal’s editor", "the federation’s board members"."""
    mark = next((i for i in range(role - 1, 0, -1) if words[i].text in OWNING), None)
    if mark is None or any(words[i].text == "," for i in range(mark, role)):
        return None
    noun = singular_role(words[role].lower)
    owner = words[mark - 1]
    first = mark - 1
    while first and (words[first - 1].is_capital if owner.is_capital else _is_part_of_body(words[first - 1])):
        first -= 1
    if owner.lower in source_words("no_owner") or is_document_noun(owner.lower):
        return None
    if is_role(owner.lower) and not is_plural(owner.lower):
        return None  # "the pilot’s widow"
    is_relation = noun in source_words("relation")
    if is_relation and noun not in {"owner", "deputy"}:
        return None
    is_personal = is_relation or noun in source_words("advocate")
    if is_personal and owner.is_capital and not is_organisation_noun(owner.lower):
        return None  # "Ann Lee’s agent"
    return written(_without_determiners(words[first:mark]))


def _is_part_of_body(word: Word) -> bool:
    return word.is_word and not any(word.is_a(c) for c in ("determiner", "preposition", "number", "possessive"))


def _without_determiners(words: Sequence[Word]) -> Sequence[Word]:
    kept = list(words)
    while len(kept) > 1 and (
        kept[0].is_a("determiner") or kept[0].is_a("possessive") or kept[0].is_a("number")
    ):
        kept = kept[1:]
    return kept


def _before_role(words: Sequence[Word], role: int) -> str | None:
    """Give the words before a role that name a body: "IRGC commander", "foreign ministry spokesman"."""
    first = role
    while first and (words[first - 1].is_capital or _may_name_body(words[first - 1].lower)):
        first -= 1
    kept = [w for w in words[first:role] if w.text not in OWNING]
    while kept and _is_outside_body(kept):
        kept = kept[1:]
    while (
        kept
        and is_role_modifier(kept[-1].lower)
        and (kept[-1].is_a("title") or not is_organisation_noun(kept[-1].lower))
    ):
        kept = kept[:-1]
    if not kept or is_role(kept[-1].lower):
        return None
    is_lower = not any(w.is_capital for w in kept)
    noun = singular_role(words[role].lower)
    is_sort = kept[-1].lower in source_words("sort") and (
        len(kept) == 1 or kept[-1].lower not in source_words("of_members")
    )
    is_told = _is_mouthpiece(words[role]) and not (is_sort and kept[-1].lower in source_words("no_mouth"))
    if is_lower and (is_sort or noun not in source_words("of_body")) and not is_told:
        return None
    return (
        written(kept)
        if not all(is_role_modifier(w.lower) and not is_organisation_noun(w.lower) for w in kept)
        else None
    )


def _is_mouthpiece(word: Word) -> bool:
    return word.lower.startswith(_SPOKEN_FOR) or word.lower in source_words("mouthpiece")


def _may_name_body(lower: str) -> bool:
    return (
        is_organisation_noun(lower)
        or lower in source_words("mouth_of")
        or lower in word_class("portfolio")
        or lower in {"town", "city", "county", "state", "hall", "palace"}
    )


def _is_outside_body(words: Sequence[Word]) -> bool:
    """Tell whether the first word is no part of the body's name: a nationality, a number or a title."""
    first = words[0]
    if first.lower in word_class("portfolio") and len(words) > 1:
        return False
    is_title = first.lower.rstrip(".") in word_class("title") - {"house", "senate", "white"}
    is_outside = is_nationality(first.text) or first.is_a("possessive") or first.is_a("number")
    return is_title or is_outside or first.is_a("determiner")


def _after_preposition(words: Sequence[Word], role: int) -> str | None:
    end = next((i for i in range(role + 1, len(words)) if _ends_phrase(words[i])), len(words))
    for at in range(role + 1, min(end, role + _REACH)):
        if words[at].lower in _BELONGS:
            is_loose = words[at].lower in _LOOSE
            is_named_after = end + 1 < len(words) and words[end].text == ","
            found = _body_at(words[:end], at + 1, is_loose=is_loose, is_spoken_for=_is_mouthpiece(words[role]))
            if found is not None and found.islower() and is_named_after and not words[0].is_a("definite"):
                run = name_run(words, end + 1)
                is_body = bool(run) and not _is_person(run) and words[0].lower in _ANY
                return written(run) if is_body else found
            if found is not None:
                return found
    return None


def _ends_phrase(word: Word) -> bool:
    return word.text in {",", "(", ";", "–", "—"} or word.lower in {"who", "which", "that", "whose", "speaking"}


def _employer(words: Sequence[Word], role: int) -> str | None:
    """Give the body in "who left the company in August", "employed by the council"."""
    for at in range(role + 1, min(len(words) - 1, role + 8)):
        if _EMPLOYED.match(words[at].lower):
            start = at + 1
            is_named = words[start].lower == "for"
            if words[start].lower in {"for", "at", "in", "with", "from", "by", "to", "on"}:
                start += 1
            return _body_at(words, start, is_loose=not is_named, is_spoken_for=False)
    return None


def _body_at(words: Sequence[Word], start: int, *, is_loose: bool, is_spoken_for: bool) -> str | None:
    """Give the body named from `start` on; `is_loose`: only one that a noun marks as a body."""
    while start < len(words) and (
        words[start].is_a("determiner") or words[start].lower in {"its", "their", "his", "her"}
    ):
        start += 1
    if (
        start >= len(words)
        or words[start].is_a("number")
        or (words[start].is_a("title") and words[start].is_capital)
    ):
        return None
    end, last_body = _body_end(words, start)
    run = name_run(words, start)
    if last_body:
        is_in_name = any(is_organisation_noun(w.lower) for w in run)
        return written(words[start : max(last_body, start + len(run)) if is_in_name else last_body])
    if run and ((len(run) == 1 and is_common(run[0].lower)) or _is_person(run)):
        return None
    if run and not is_loose and not is_nationality(run[-1].text):
        return written(run)
    return (
        None
        if not is_spoken_for or run or end == start or is_plural(words[end - 1].lower)
        else written(words[start:end])
    )


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
        if is_organisation_noun(word.lower) or _is_workplace(words[start - 1], word):
            last_body = end
    return end, last_body


def _is_workplace(before: Word, word: Word) -> bool:
    """Tell whether a noun is where people work, after an article ("a cook at the shelter", not "at work")."""
    is_place = any(word.lower in source_words(use) for use in ("workplace", "company", "dual", "press"))
    return not word.is_capital and is_place and not before.is_a("preposition")


def _is_person(run: Sequence[Word]) -> bool:
    """Tell whether somebody speaks for a person: a name that begins with a given name ("a spokesman for Ann Lee")."""
    return seems_person(written(run)) and fold_name(run[0].text) in given_names()
