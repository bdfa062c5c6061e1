"""The body that unnamed people speak for or work at, as their noun phrase states it."""

from collections.abc import Sequence

from whence.read.bodies import body_at, is_person
from whence.read.employers import employer_of, is_of_members
from whence.read.gazetteers import fold_name, known_names
from whence.read.heads import core_of, is_personal
from whence.read.names import name_run, written
from whence.read.roles import (
    is_document_noun,
    is_nationality,
    is_organisation_noun,
    is_plural,
    is_role,
    is_role_modifier,
    opens_body,
    singular_role,
    source_words,
)
from whence.read.wordlists import word_class
from whence.read.words import OWNING, Word

_LOOSE = frozenset({"in", "to", "inside", "within", "from", "with"})
_REACH = 7  # words after a role in which "of" or "at" may name its body
_BELONGS = frozenset({"of", "for", "at", "from", "with", "in", "to", "inside", "within"})
_OF_SOMEBODY = frozenset(
    {"aide", "adviser", "advisor", "ally", "donor", "loyalist", "supporter", "backer", "confidant", "confidante",
     "critic", "strategist", "staffer", "appointee", "voter"}
)  # fmt: skip
_SPOKEN_FOR = ("spokes",)
_AREAS = frozenset({"county", "country", "state", "district", "region", "nation", "kingdom", "republic"})
_PLACED = frozenset(
    {
        "Port",
        "Fort",
        "Mount",
        "Cape",
        "Lake",
        "New",
        "North",
        "South",
        "East",
        "West",
        "Upper",
        "Lower",
        "Great",
    }
)
_ANY = frozenset({"a", "an", "one", "two", "three", "several", "another"})


def institution_of(words: Sequence[Word], name: str | None) -> str | None:
    """Give the body that a described speaker belongs to: before the role, after "of the", or where he or she works."""
    if name is not None:
        parts = name.split()
        places = [at for at, w in enumerate(words) if is_role(w.lower) and w.text not in parts]
        stated = (_stated(words, at) for at in places)
        return next((found for found in stated if found is not None and not found.endswith(name)), None)
    core = core_of(words)
    words = _without_access(words)
    role = next((word for word in reversed(core) if is_role(word.lower)), None)
    if role is None and core and is_personal(core, core[-1]):
        role = core[-1]  # "her opposite number at Brisa"
    if role is None:
        return _of_part(words)
    at = next((i for i, w in enumerate(words) if w is role), None)
    return None if at is None else _stated(words, at) or employer_of(words, at) or _of_apposition(words, at)


def _of_part(words: Sequence[Word]) -> str | None:
    """Give the body of some of it: "two of the orchestra", "some in the ministry", "a third, from the embassy"."""
    at = next((i for i, word in enumerate(words) if i and word.is_a("preposition")), None)
    is_of = at is not None and words[at].lower in _BELONGS
    found = body_at(words, at + 1, is_loose=True, is_spoken_for=False) if at is not None and is_of else None
    return found or (_of_apposition(words, 0) if words and words[0].lower in {"one", "another"} else None)


def _without_access(words: Sequence[Word]) -> Sequence[Word]:
    """Give a phrase without the words that tell how a source knows: "close to the ministry" is not of the ministry."""
    for at in range(1, len(words)):
        if words[at].lower in source_words("feigned"):
            return words[:at]
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
    return body_at(words, comma + 3, is_loose=False, is_spoken_for=True)


def _stated(words: Sequence[Word], role: int) -> str | None:
    is_kin = singular_role(words[role].lower) in source_words("kin")
    is_of = role + 1 < len(words) and words[role + 1].lower in {"of", "to"}
    after = None if is_kin and is_of else _after_preposition(words, role)  # "a friend of Ann Lee"
    before = _owner(words, role) or _before_role(words, role)
    return (
        after
        if before is None or (after is not None and before.islower() and _names_more(before, after))
        else before
    )


def _names_more(before: str, after: str) -> bool:
    """Tell whether a body after a role tells more than one before it; "a union steward at Brenn" is of the union."""
    is_place = " " not in after and is_organisation_noun(before.split()[-1])
    return not after.islower() and not is_place


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
    if words[first].is_a("title") and owner.is_capital:
        return None  # "Dr. Enevold’s predecessor"
    if noun in source_words("advocate") and is_role(owner.lower) and words[0].lower in {"a", "an"}:
        return None  # "a players’ agent"
    is_relation = noun in source_words("relation")
    if is_relation and noun not in {"owner", "deputy"} and not is_organisation_noun(owner.lower):
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
        and (kept[-1].is_a("title") or not _is_body_noun(kept[-1].lower))
    ):
        kept = kept[:-1]
    if not kept or is_role(kept[-1].lower):
        return None
    is_lower = not any(w.is_capital for w in kept)
    noun = singular_role(words[role].lower)
    if kept[-1].lower in source_words("sort_of_job") or (noun in _OF_SOMEBODY and _is_surname(kept)):
        return None
    is_sort = kept[-1].lower in source_words("sort") and (
        len(kept) == 1 or kept[-1].lower not in source_words("of_members")
    )
    is_told = _is_mouthpiece(words[role]) and not (is_sort and kept[-1].lower in source_words("no_mouth"))
    if is_lower and (is_sort or noun not in source_words("of_body")) and not is_told:
        return None
    return (
        written(_with_kind(words[:role], kept))
        if not all(is_role_modifier(w.lower) and not _is_body_noun(w.lower) for w in kept)
        else None
    )


def _is_surname(kept: Sequence[Word]) -> bool:
    """Tell whether what stands before an aide is whose aide it is: "a former Ballard aide", no "Pentagon aide"."""
    word = kept[-1]
    is_known = is_organisation_noun(word.lower) or fold_name(word.text) in known_names()
    return len(kept) == 1 and word.is_capital and not word.text.isupper() and not is_known


def _with_kind(words: Sequence[Word], kept: Sequence[Word]) -> Sequence[Word]:
    """Give a body with the words before it that say which: "royal household", "public health agency"."""
    first = next(i for i, word in enumerate(words) if word is kept[0])
    while first and not kept[0].is_capital and _says_which(words[first - 1]):
        first -= 1
        kept = [words[first], *kept]
    return kept


def _says_which(word: Word) -> bool:
    is_closed = any(word.is_a(name) for name in ("title", "determiner", "number", "crowd"))
    is_sort = is_role_modifier(word.lower) and word.lower not in source_words("of_person")
    return is_sort and not (is_closed or word.is_capital)


def _is_body_noun(lower: str) -> bool:
    return is_organisation_noun(lower) or lower in source_words("house")


def _is_mouthpiece(word: Word) -> bool:
    return word.lower.startswith(_SPOKEN_FOR) or word.lower in source_words("mouthpiece")


def _may_name_body(lower: str) -> bool:
    return (
        is_organisation_noun(lower)
        or lower in source_words("mouth_of")
        or lower in word_class("portfolio")
        or lower in source_words("house")
        or lower in {"town", "city", "county", "state", "hall"}
    )


def _is_outside_body(words: Sequence[Word]) -> bool:
    """Tell whether the first word is no part of the body's name: a nationality, a number or a title."""
    first = words[0]
    if (first.lower in word_class("portfolio") and len(words) > 1) or opens_body(words, 0):
        return False
    is_title = first.lower.rstrip(".") in word_class("title") - {"house", "senate", "white"}
    is_outside = is_nationality(first.text) or first.is_a("possessive") or first.is_a("number")
    return is_title or is_outside or first.is_a("determiner")


def _after_preposition(words: Sequence[Word], role: int) -> str | None:
    end = next((i for i in range(role + 1, len(words)) if _ends_phrase(words, i)), len(words))
    for at in range(role + 1, min(end, role + _REACH)):
        is_on = words[at].lower == "on" and words[at + 1 : at + 2] != [] and words[at + 1].is_a("determiner")
        is_on = is_on and is_of_members(words[at + 1 : at + 4])
        if words[at].lower in _BELONGS or is_on:
            is_named = words[at].lower == "with" and at + 1 < len(words) and words[at + 1].is_capital
            is_loose = (words[at].lower in _LOOSE and not is_named) or is_on  # "a pilot with Mercy Lift"
            is_named_after = end + 1 < len(words) and words[end].text == ","
            found = body_at(words[:end], at + 1, is_loose=is_loose, is_spoken_for=_is_mouthpiece(words[role]))
            if found is not None and (_is_where(words, at, found) or _is_of_post(words, role, at)):
                continue
            if found is not None and found.islower() and is_named_after and not words[0].is_a("definite"):
                run = name_run(words, end + 1)
                is_body = bool(run) and not is_person(run) and words[0].lower in _ANY
                return written(run) if is_body else found
            if found is not None:
                return found
    return None


def _is_of_post(words: Sequence[Word], role: int, at: int) -> bool:
    """Tell whether a bare noun is of the post, not the body: "chief of cabinet"."""
    noun = singular_role(words[role].lower)
    return (
        noun in source_words("office_of") and at == role + 1 and words[at + 1].lower in {"cabinet", "mission"}
    )


def _is_where(words: Sequence[Word], at: int, found: str) -> bool:
    """Tell where somebody is or comes from: "in another county", "from Port Arn", from the body he or she is of."""
    if words[at].lower not in {"in", "from"}:
        return False
    parts = found.split()
    is_port = len(parts) == 2 and parts[0] in _PLACED and parts[1][0].isupper()
    return is_port or (found.islower() and parts[-1] in _AREAS)


def _ends_phrase(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.lower == "that" and words[at - 1].lower in _BELONGS:
        return False  # "an employee of that office"
    return word.text in {",", "(", ";", "–", "—"} or word.lower in {"who", "which", "that", "whose", "speaking"}
