"""Which body, outlet or document "the company", "the station" or "the survey" is: the last of that sort."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from whence.read.bearings import Speaker
from whence.read.gazetteers import fold_name, given_names
from whence.read.genders import gender_of
from whence.read.heads import core_of, head_of
from whence.read.ledgers import Ledger, only
from whence.read.roles import is_organisation_noun
from whence.read.sorts import is_alike, is_sort
from whence.read.wordlists import word_class
from whence.read.words import words_of
from whence.records import Profile, Span

_JUST = 1  # sentences back to the one that was spoken of last
_NEXT = 2  # sentences back within which the one of the sort that was just spoken of is meant
_NEAR = 8  # sentences back that "the company" reaches
_WHOLE = 10_000  # sentences: more than any article has
_NAME = r"([A-Z][\w’'&-]*+(?: (?:(?:of|the|and|for|&) ){0,2}[A-Z][\w’'&-]*+){0,6})"
_BACK = 20_000  # characters before a thing in which its name is looked for
_OWN_CLAUSE = re.compile(
    r"\w+ [\w-]+ (?:that|who|whose) "
)  # "the company that runs the dam" is told by its clause
_OWNER = re.compile(r"(?:[Tt]he )?([\w .-]+?)[’']s? ")
_NO_OWNER = frozenset(
    {"yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "last week"}
)
_AIRED = re.compile(
    r"\b(?:radio|tv|television|fm|channel|broadcasting|news 24|bbc|itv|cnn|nbc|cbs|pbs|npr|rte|sky|al jazeera)\b",
    re.IGNORECASE,
)
_AIRED_NOUNS = frozenset({"station", "broadcaster", "channel", "radio", "network"})
_WIRED = re.compile(r"\b(?:agency|wire|press|news service|newswire)\b", re.IGNORECASE)
_WIRED_NOUNS = frozenset({"agency", "agencies", "wire", "service"})
_KINDS = ("organisation", "outlet", "document", "unknown")


def of_thing(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give a speaker that is a body, an outlet or a document with the earlier form that it stands for."""
    profile = speaker.profile
    if profile.is_named:
        return _longer_outlet(speaker, ledger) if profile.kind == "outlet" else None
    noun = noun_of_thing(speaker.words)
    is_own = speaker.words.lower().startswith("this ") and noun in word_class("press")  # "this newspaper"
    is_own = is_own or _OWN_CLAUSE.match(speaker.words) is not None
    if is_own or noun is None or not noun.isalpha() or profile.kind in ("person", "people"):
        return None
    owner = _OWNER.match(speaker.words)
    if owner is not None and owner[1].lower() not in _NO_OWNER:
        ledger_has = any(
            owner[1] in form.words for form in ledger.before(speaker, _WHOLE) if noun in _nouns(form)
        )
        if not ledger_has:
            return None  # "the comptroller's office" is not "the mayor's office"
    found = _of_sort(speaker, noun, ledger) or _named_so(speaker, noun, ledger)
    if found is None or _is_other_by_name(speaker.words, noun, found):
        return None
    kept = found.profile if found.profile.kind != "unknown" else replace(found.profile, kind=_kind(noun))
    return replace(speaker, profile=kept, antecedent=found.fullest, entity=found.entity)


@lru_cache(maxsize=4096)  # the same forms are looked at for every description
def noun_of_thing(words: str) -> str | None:
    """Give the head noun of a phrase, in lower case: "survey" of "the same survey of tenants"."""
    head = head_of(core_of(words_of(words, Span(0, len(words)))))
    return head.lower if head is not None else None


def _is_other_by_name(words: str, noun: str, form: Speaker) -> bool:
    """Tell "the Arnish central bank" from "the bank" of which the text says no such thing."""
    names = re.findall(r"(?<!^)\b[A-Z][\w-]+", words[: max(0, words.lower().find(noun))])
    return not form.profile.is_named and any(name not in form.words for name in names)


def is_personal(name: str) -> bool:
    """Tell whether a name is by its given name a person's, and so no body's: "Ilse Arn", but not "Ilse Arn Trust"."""
    parts = fold_name(name).split()
    if len(parts) < 2 or is_organisation_noun(parts[-1]) or is_sort("body", parts[-1]):
        return False
    return parts[0] in given_names() or gender_of(name, name) is not None


def _kind(noun: str) -> Literal["outlet", "organisation"]:
    return "outlet" if noun in word_class("press") else "organisation"


def _longer_outlet(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give "The Times" the full name of "The Carrow Times"; None when two names end so."""
    profile = speaker.profile
    name = profile.name or ""
    longer = {
        form.profile.name: form for form in ledger.before(speaker, _WHOLE)
        if form.is_source and form.profile.kind == "outlet" and form.profile.name
        if form.profile.name.split()[-1:] == name.split()[-1:] and len(form.profile.name) > len(name)
    }  # fmt: skip
    if len(longer) != 1:
        return None
    ((full, found),) = longer.items()
    return replace(speaker, profile=replace(profile, name=full), antecedent=found.fullest, entity=found.entity)


def _of_sort(speaker: Speaker, noun: str, ledger: Ledger) -> Speaker | None:
    """Give the one called by the same noun, near before far; then by one like it; then one whose name tells no sort."""
    forms = [f for f in ledger.before(speaker, _WHOLE) if f.profile.kind in _KINDS and not f.is_quoted]
    near = [form for form in forms if speaker.sentence - form.sentence <= _NEAR]
    next_ = [form for form in near if speaker.sentence - form.sentence <= _NEXT]
    for pool in (next_, near, forms):
        same = [form for form in pool if noun in _nouns(form)]
        if same:
            return only(same)
    alike = [form for form in near if _is_alike(noun, form)]
    if alike or not is_sort("any body", noun):
        return only(alike)
    plain = [form for form in forms if form.profile.is_named and _may_be(noun, form, ledger)]
    pools = (
        [form for form in plain if speaker.sentence - form.sentence <= reach]
        for reach in (_JUST, _NEXT, _NEAR, _WHOLE)
    )
    pool = next((pool for pool in pools if pool), [])
    return only([form for form in pool if form.rank > 1] or pool)


def _nouns(form: Speaker) -> set[str]:
    """Give the nouns that a form is called by: its head, and those in its name."""
    head = noun_of_thing(form.words)
    nouns = {head} if head is not None else set()
    if f" draft {head}" in form.words:
        nouns.add("draft")
    return nouns | {part.lower() for part in (form.profile.name or "").split()}


def _is_alike(noun: str, form: Speaker) -> bool:
    if form.profile.kind == "outlet" and noun not in word_class("press") and noun not in _WIRED_NOUNS:
        return False  # "the regulator" is no news agency
    use = "document" if form.profile.kind == "document" else "body"
    return any(is_alike(use, other, noun) for other in _nouns(form))


def _may_be(noun: str, form: Speaker, ledger: Ledger) -> bool:
    """Tell whether a name of which the text says no sort may be of this one."""
    profile, name = form.profile, form.profile.name or ""
    if profile.kind == "outlet":
        is_aired = _AIRED.search(name) is not None
        is_wired = _WIRED.search(name) is not None or (name.isupper() and not is_aired)
        if noun in _AIRED_NOUNS:
            return is_aired
        return noun in word_class("press") and not is_aired and (noun in _WIRED_NOUNS) == is_wired
    is_person = form.entity in ledger.genders or profile.kind == "document" or is_personal(name)
    has_sort = any(is_organisation_noun(part) or is_sort("body", part) for part in name.lower().split())
    return not is_person and not has_sort and noun not in word_class("press")


def _named_so(speaker: Speaker, noun: str, ledger: Ledger) -> Speaker | None:
    """Give the name the text put beside the noun: "the company, Mercy Lift", "Hollin Zoo" for "the zoo"."""
    text, end = ledger.text, speaker.start
    begin = max(0, end - _BACK)
    within = rf"\b((?:[A-Z][\w’'-]++ ){{1,6}}{noun.capitalize()})\b"
    ways = [within] if text.find(noun.capitalize(), begin, end) >= 0 else []
    beside = rf"\b(?:[Tt]he|[Ii]ts|[Aa]n?) (?:[a-z-]+ ){{0,2}}{noun} {_NAME}"
    comma = rf"(?<!for )(?<!of )(?<!at )(?<!with )(?<!from )(?<!by )\b(?:[Tt]he|[Ii]ts) {noun}, {_NAME}"
    after = rf"{_NAME}, (?:an?|the) (?:[a-z’'-]+ ){{0,3}}{noun}\b(?![’'-]\w| [a-z]+(?:man|woman|person)\b)"
    ways += [beside, comma, after] if is_sort("body", noun) else []
    found = {
        m[1]: m.start(1) for each in ways for m in re.compile(each).finditer(text, begin, end)
        if not is_personal(m[1]) and not _is_of_person(m[1], ledger)
    }  # fmt: skip
    names = {name for name in found if not any(name != other and name in other for other in found)}
    if len(names) != 1:
        return None
    name = names.pop()
    profile = Profile(kind=_kind(noun), is_named=True, name=name)
    return ledger.enter(Speaker(speaker.sentence, found[name], name, profile, is_source=False, rank=1))


def _is_of_person(name: str, ledger: Ledger) -> bool:
    """Tell whether a name is that of a person whom the text has named or let speak."""
    met = (ledger.said_by.get(name, (None,))[0], ledger.mentioned.get(name))
    return any(form is not None and form.profile.kind in ("person", "people") for form in met)
