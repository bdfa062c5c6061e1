"""Names in the text: outlets, people, organisations, places, nationalities, and roles.

Precision comes before recall: a capitalised word of which nothing tells what it is is left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from whence.outlets import OutletTable
from whence.read.gazetteers import (
    NamedThing,
    fold_name,
    given_names,
    known_names,
    name_words,
    spell_roughly,
    spelt_alike,
)
from whence.read.people import find_people
from whence.read.runs import Run, find_runs
from whence.read.sentences import SENTENCE_BLOCKS
from whence.records import Document, Mention, Span

_DEFINED = re.compile(r"[ \u00a0]\((?:the )?([A-Z][A-Z&-]{1,7}s?)\)")
_MAX_PLACE_WORDS = 4


def find_mentions(document: Document, *, outlets: OutletTable) -> Iterator[Mention]:
    """Yield the names in the article's own text, in text order; they do not overlap."""
    text = document.text
    blocks = [block.span for block in document.blocks if block.kind in SENTENCE_BLOCKS]
    found: list[Mention] = []
    runs: list[Run] = []
    for block in blocks:
        named = [
            Mention(match.span, "outlet", match.key, match.is_exact)
            for match in outlets.find(text, block.start, block.end)
        ]
        found += named
        runs += find_runs(text, block, [mention.span for mention in named])
    found += find_people(text, runs)
    acronyms = _find_acronyms(text, runs)
    found += _clear_of(found, [mention for run in runs for mention in _read_run(run, acronyms)])
    found += _clear_of(found, [mention for block in blocks for mention in _find_roles(text, block)])
    yield from sorted(found, key=lambda mention: mention.span)


def _clear_of(taken: list[Mention], others: list[Mention]) -> list[Mention]:
    """Give those of `others`, in text order, that overlap none of `taken`."""
    spans = sorted(mention.span for mention in taken)
    clear, first = [], 0
    for mention in sorted(others, key=lambda mention: mention.span):
        while first < len(spans) and spans[first].end <= mention.span.start:
            first += 1
        if first == len(spans) or not spans[first].overlaps(mention.span):
            clear.append(mention)
    return clear


def _find_acronyms(text: str, runs: list[Run]) -> dict[str, str]:
    """Give the key of the full name for each acronym that the text defines: "Harbour Safety Board (HSB)"."""
    defined: dict[str, str] = {}
    for run in runs:
        match = _DEFINED.match(text, run.span.end)
        if match is None:
            continue
        letters = match.group(1).removesuffix("s")
        for first in range(len(run.words)):
            words = [word.text for word in run.words[first:]]
            if _spells(words, letters):
                defined[letters] = _organisation_key(words)
                break
    return defined


def _spells(words: list[str], letters: str) -> bool:
    initials = [part[0].upper() for word in words for part in re.split("-", word) if part and part[0].isupper()]
    plain = re.sub(r"[^A-Z]", "", letters)
    return "".join(initials) == plain and words[0][0].isupper()


def _read_run(run: Run, acronyms: dict[str, str]) -> Iterator[Mention]:
    whole = _organisation(run)
    if whole is not None:
        words = [word.text for word in run.words if word.span.overlaps(whole)]
        name = fold_name(" ".join(words))
        known = known_names().get(name)
        yield Mention(
            whole, "organisation", known.key if known is not None and known.kind == "organisation" else name
        )
        run = run.after(whole)
    position = 0
    while position < len(run.words):
        found, used = _acronym_at(run, position, acronyms), 1
        if found is None:
            found, used = _place_at(run, position)
        if found is not None:
            yield found
        position += used


def _organisation(run: Run) -> Span | None:
    """Give the span of an organisation's name by its shape: "Harbour Safety Board", "Ministry of Works"."""
    heads = name_words("head")
    words = [word.text.lower() for word in run.words]
    ends = [i for i, word in enumerate(words) if word in heads]
    if not ends or len(words) < 2:
        return None
    first, last = 0, ends[-1]
    if "of" in words or "for" in words:
        joint = min(words.index(each) for each in ("of", "for") if each in words)
        if joint and ends[0] < joint:
            last = len(words) - 1
    while first < last and (words[first] in name_words("not_name") or words[first] in name_words("title")):
        first += 1
    if first == last:
        return None
    return Span(run.words[first].span.start, run.words[last].span.end)


def _organisation_key(words: list[str]) -> str:
    """Give the key of a body; a nationality before a name that is known without it makes no difference."""
    names = [fold_name(" ".join(words)), fold_name(" ".join(words[1:]))]
    first = known_names().get(fold_name(words[0]))
    for name in names if first is not None and first.kind == "nationality" else names[:1]:
        known = known_names().get(name)
        if known is not None and known.kind == "organisation":
            return known.key
    return names[0]


def _place_at(run: Run, position: int) -> tuple[Mention | None, int]:
    names = known_names()
    for count in range(min(_MAX_PLACE_WORDS, len(run.words) - position), 0, -1):
        words = run.words[position : position + count]
        if not words[0].text[0].isupper() and not words[0].text.startswith(("al-", "el-")):
            return None, 1
        surface = " ".join(word.text for word in words)
        thing = names.get(fold_name(surface))
        if thing is not None and _is_cased(surface, thing) and not _is_part(run, position, count, thing):
            return Mention(Span(words[0].span.start, words[-1].span.end), _kind(thing), thing.key), count
    word = run.words[position]
    key = (
        spelt_alike().get(spell_roughly(fold_name(word.text)))
        if len(word.text) > 5 and len(run.words) == 1
        else None
    )
    if key is not None and fold_name(word.text) not in given_names():
        return Mention(word.span, "place", key, is_exact=False), 1
    return None, 1


def _kind(thing: NamedThing) -> Literal["place", "nationality", "organisation"]:
    match thing.kind:
        case "nationality":
            return "nationality"
        case "organisation":
            return "organisation"
        case _:
            return "place"


def _is_cased(surface: str, thing: NamedThing) -> bool:
    return (
        surface.replace(".", "").isupper() if thing.needs_capitals else surface[0].isupper() or "-" in surface
    )


def _is_part(run: Run, position: int, count: int, thing: NamedThing) -> bool:
    """Tell whether the place's name is but part of another name ("Boston University", "Paris Hilton")."""
    if thing.kind != "place":
        return False
    following = run.words[position + count].text if position + count < len(run.words) else ""
    before = run.words[position - 1].text if position else ""
    if following.lower() in name_words("not_place") or fold_name(before) in given_names():
        return True
    is_given = count == 1 and fold_name(run.words[position].text) in given_names()
    is_name = following[:1].isupper() and fold_name(following) not in known_names()
    return is_given and is_name and following.rstrip(".").lower() not in name_words("title")


def _acronym_at(run: Run, position: int, acronyms: dict[str, str]) -> Mention | None:
    word = run.words[position]
    plain = word.text.replace(".", "").removesuffix("s")
    if plain in acronyms:
        return Mention(word.span, "organisation", acronyms[plain])
    is_letters = plain.isupper() and 2 <= len(plain) <= 7
    return (
        Mention(word.span, "organisation", plain.lower())
        if is_letters and plain.lower() in name_words("acronym")
        else None
    )


@cache
def _roles() -> re.Pattern[str]:
    words = "|".join(sorted(name_words("role"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{words})\b(?!-)")


def _find_roles(text: str, block: Span) -> Iterator[Mention]:
    for match in _roles().finditer(text, block.start, block.end):
        yield Mention(Span(*match.span()), "role", match.group().removesuffix("s"))
