"""What sort of source a phrase speaks of: people, an organisation, an outlet, a document."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from whence.read.roles import is_document_noun, is_organisation_noun, is_plural, is_role
from whence.read.words import Word
from whence.records import Mention, Span

SourceKind = Literal["person", "people", "organisation", "outlet", "document", "unknown"]
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "sen", "rep", "gov", "gen", "col"})
_BODIES = frozenset({"organisation", "place"})


def kind_of(
    words: Sequence[Word], *, name: str | None, role: str | None, mentions: Sequence[Mention] = ()
) -> SourceKind:
    """Tell what speaks: by its name, else by the head noun of its phrase. `mentions` are those inside the phrase."""
    if name is not None:
        is_body = _is_body(words, mentions) or any(is_organisation_noun(w.lower()) for w in name.split())
        is_acronym = len(name) > 1 and name.isupper() and " " not in name
        if is_acronym or (role is None and is_body):
            return "organisation"
        return "person" if role is not None or _is_person(words, mentions) else "unknown"
    core = core_of(words)
    head = core[-1] if core else None
    if head is None:
        return "unknown"
    is_thing = is_document_noun(head.lower) or is_organisation_noun(head.lower)
    if role is not None and (is_role(head.lower) or not is_thing):
        return "people" if is_plural(head.lower) and not _is_one_of(words) else "person"
    if head.is_a("press"):
        return "outlet"
    if is_document_noun(head.lower):
        return "document"
    if is_organisation_noun(head.lower) or _is_body(words, mentions):
        return "organisation"
    is_counted = any(w.is_a("number") for w in words[:2]) or words[0].lower in {"several", "some", "many"}
    return "people" if is_plural(head.lower) or (is_counted and head.lower.endswith("s")) else "unknown"


def _is_person(words: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Tell whether something shows that a name is a person's: a mention, a title, an age."""
    if any(m.kind == "person" for m in mentions) or any(w.lower.rstrip(".") in _HONORIFICS for w in words[:2]):
        return True
    pairs = pairwise(words)
    return any(left.text == "," and right.text.isdigit() and len(right.text) == 2 for left, right in pairs)


def core_of(words: Sequence[Word]) -> Sequence[Word]:
    """Give the phrase up to its head noun; for "five of the officials", what it is five of."""
    adverbs = (i for i, w in enumerate(words) if i and w.is_a("adverb") and not w.is_a("determiner"))
    words = words[: next(adverbs, len(words))]
    start = 0
    for at, word in enumerate(words):
        if word.lower == "of" and 0 < at < 5 and all(_counts(w) for w in words[:at]):
            start = at + 1
        elif at > start and not _counts(word) and _ends_core(word):
            return words[start:at]
    return words[start:]


def _ends_core(word: Word) -> bool:
    return word.text in {",", "("} or word.is_a("preposition") or word.is_a("reduced_relative")


def _counts(word: Word) -> bool:
    is_number = word.is_a("number") or word.is_a("crowd") or word.text.isdigit()
    return is_number or word.is_a("determiner") or word.is_a("pronoun") or word.lower in {"than", "least"}


def _is_one_of(words: Sequence[Word]) -> bool:
    return words[0].lower in {"one", "another"} and "of" in {w.lower for w in words[:3]}


def _is_body(words: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Tell whether the phrase is the name of a body or a place; a place speaks through its government."""
    first = 1 if len(words) > 1 and words[0].lower == "the" else 0
    whole = Span(words[first].start, words[-1].end)
    return any(m.kind in _BODIES and m.span.covers(whole) for m in mentions)
