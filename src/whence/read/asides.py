"""What the text says of a source beside its noun phrase: why it stays unnamed, how it knows.

"The guard said it leaks. Both spoke on condition of anonymity because the inquiry is open."
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.accesses import access_of_sentence
from whence.read.anonymity import find_anonymity
from whence.read.drafts import Draft, Scene
from whence.read.headline_sources import group_of_headline, joined
from whence.read.possessors import body_of_owned
from whence.read.roles import is_role, singular_role
from whence.read.sources import split_groups
from whence.read.words import Word
from whence.records import Profile, Span

_GROUP = frozenset({"both", "neither", "all", "none", "each"})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "men", "women", "pair", "trio", "group"})
_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PLURAL = frozenset({"they", "several", "some", "most"}) | _COUNTS
_ANYBODY = frozenset({"person", "people", "source"})
_REACH = 3  # sentences on to "Both", or to "He" when those between are quoted
_FAR = 8  # sentences on to "The officials were granted anonymity"
_OWN_NAME = re.compile(r"(His|Her|Their) (?:full |real |own )?(?:(?:sur)?names?|identit(?:y|ies)) ")
_NEITHER = re.compile(
    r"\b(?:neither|none|both|all) (?!of whom)", re.I
)  # "the paper said neither would be named"
_WE = re.compile(r"(?:We|It|The [A-Z]\w+|This \w+)[’' ]", re.I)  # "We are not naming them"
_THEM = re.compile(r"\b(?:(him|his|her|he|she)|them|their|they)\b", re.I)
_PART = re.compile(
    r"(?:one|another|the other|(?:a|the) (?:first|second|third|fourth|last|latter|former)|one of (?:them"
    r"|the \w+))(?:$|,)",
    re.I,
)
_PRONOUN = re.compile(r"he|she|they", re.I)
_SPEAKING = re.compile(r"(?:Speaking|Talking|Asking|Insisting|Requesting|On condition)\b")
_ADJACENT = 3  # characters between a source and a clause of its own: a comma and a space
_OPENING = 120  # characters from the start of such a sentence to the words that hide the source


def with_asides(scene: Scene, draft: Draft, profile: Profile, drafts: Sequence[Draft]) -> Profile:
    """Give the profile of unnamed people with the anonymity and the access stated beside their noun phrase.

    `drafts` are those near `draft`: words that stand after another source are that one's.
    """
    if not draft.source:
        return profile
    if _PRONOUN.fullmatch(draft.source[0].of(scene.document.text)):
        return replace(profile, anonymity=_anonymity_after(scene, draft, drafts))
    if profile.is_named or profile.kind not in ("person", "people"):
        return profile
    if scene.quotation_at(draft.source[0].start) is not None:
        return profile  # what stands outside the quotation is of who says it
    group = group_of_headline(scene, draft, profile, drafts)
    if group is not None:
        full = split_groups(scene.document.text, group.source[0])[0][1]
        return joined(profile, with_asides(scene, group, full, drafts))
    if profile.anonymity is None or _goes_on(scene, draft, profile.anonymity):
        beside = _anonymity_beside(scene, draft, profile, drafts)
        profile = replace(profile, anonymity=beside or profile.anonymity)
    if profile.institution is None:
        profile = replace(profile, institution=body_of_owned(scene, draft, drafts))
    if profile.access is None:
        profile = replace(profile, access=_access_after(scene, draft, profile))
    return profile


def _anonymity_after(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Give what a sentence says of the name of one who is "he" in it: "he said, speaking on condition of anonymity"."""
    text, start = scene.document.text, draft.source[0].start
    sentence = scene.sentences[draft.sentence].span
    found = find_anonymity(text, Span(start, sentence.end)) if sentence.covers(draft.source[0]) else None
    return None if found is None or _is_of_another(found, draft, drafts) else found.of(text)


def _goes_on(scene: Scene, draft: Draft, anonymity: str) -> bool:
    """Tell whether the words that hide a source may go on where its noun phrase was cut."""
    end = draft.source[-1].end
    text = scene.document.text
    return text[:end].endswith(anonymity) and text[end : end + 1] == " "


def _anonymity_beside(scene: Scene, draft: Draft, profile: Profile, drafts: Sequence[Draft]) -> str | None:
    text, sentence = scene.document.text, scene.sentences[draft.sentence].span
    start = draft.source[0].start
    if sentence.covers(draft.source[0]):
        found = find_anonymity(text, Span(start, sentence.end))
        if found is not None and not _is_of_another(found, draft, drafts):
            return found.of(text)
        if _SPEAKING.match(text, sentence.start, start):  # "Speaking privately, a diplomat said"
            opening = find_anonymity(text, Span(sentence.start, start))
            found = opening and Span(sentence.start, opening.end)
            if found is not None and text[found.end : start].strip(" ,") == "":
                return found.of(text)
    for span in _next_sentences(scene, draft, profile):
        found = find_anonymity(text, span)
        if found is not None and found.start - span.start <= _OPENING:
            return found.of(text)
    return _anonymity_of_all(scene, draft, profile, drafts) or _anonymity_later(scene, draft, profile, drafts)


def _anonymity_of_all(scene: Scene, draft: Draft, profile: Profile, drafts: Sequence[Draft]) -> str | None:
    """Give what a later sentence says of the names of all: "one said ..., the other ... Neither would be named".

    "Two said ..., a third ... All three were granted anonymity" is of the two and of the third.
    """
    text = scene.document.text
    for number in range(draft.sentence + 1, min(len(scene.sentences), draft.sentence + _REACH + 1)):
        words = [word.lower for word in scene.words[number][:2]]
        if not words or words[0] not in {"both", "neither", "all", "none"}:
            continue
        before = scene.sentences[number].span.start
        parts = {
            d.source[0] for d in drafts
            if d.source and draft.source[0].start <= d.source[0].start < before and _PART.match(d.source[0].of(text))
        }  # fmt: skip
        size = 2 if words[0] in {"both", "neither"} else _SIZES.get(words[-1], 0)
        is_part = _PART.match(draft.source[0].of(text)) is not None
        found = find_anonymity(text, scene.sentences[number].span)
        if found is None or found.start - before > _OPENING:
            return None
        is_counted = profile.at_most is not None and profile.at_least == profile.at_most and len(parts) > 0
        is_rest = is_counted and size == (profile.at_least or 0) + len(parts)
        return found.of(text) if is_part or is_rest else None
    return None


def _anonymity_later(scene: Scene, draft: Draft, profile: Profile, drafts: Sequence[Draft]) -> str | None:
    """Give what a later sentence says of the names of a source, when no other source stands between.

    "His name was not broadcast", "We are not naming them", "The paper said neither would be named", and far below
    "The officials were granted anonymity".
    """
    text, is_group = scene.document.text, profile.kind == "people"
    last = min(len(scene.sentences), draft.sentence + _FAR + 1)
    for number in range(draft.sentence + 1, last):
        span, words = scene.sentences[number].span, scene.words[number]
        if not words or words[0].is_quoted:
            continue
        is_near = number - draft.sentence <= _REACH
        is_last = not _has_rival(draft, drafts, span.start)
        is_called = _is_called_again(words, profile) and (is_last or profile.kind == "people")
        is_told = is_last and _tells_of_names(text, span, profile)
        if not is_called and not (is_near and (is_told or _NEITHER.search(text, span.start, span.end))):
            continue
        found = find_anonymity(text, span)
        if found is None or found.start - span.start > _OPENING:
            continue
        is_of_each = is_group and _NEITHER.match(found.of(text)) is not None
        is_of_each = is_of_each and _fits_size(found.of(text).lower().split(), profile, is_last=is_last)
        if is_called or (is_told and _agrees_in_number(found.of(text), profile)) or is_of_each:
            return found.of(text)
    return None


def _tells_of_names(text: str, span: Span, profile: Profile) -> bool:
    own = _OWN_NAME.match(text, span.start, span.end)
    if own is not None:
        return own[1] == "Their" or profile.kind == "person"
    return _WE.match(text, span.start, span.end) is not None


def _fits_size(lowers: Sequence[str], profile: Profile, *, is_last: bool) -> bool:
    """Tell whether "both", "neither" or "all three" may be a group: of that size, or of none stated and the last."""
    size = 2 if lowers[0] in {"both", "neither"} else _SIZES.get(lowers[1] if len(lowers) > 1 else "")
    is_known = profile.at_least is not None and profile.at_least == profile.at_most
    return (size is None or profile.at_least == size) if is_known else is_last


def _agrees_in_number(words: str, profile: Profile) -> bool:
    """Tell whether words that hide "him" or "them" may be about one person, or several."""
    them = _THEM.search(words)
    return them is not None and (them[1] is None or profile.kind == "person")


def _is_called_again(words: Sequence[Word], profile: Profile) -> bool:
    """Tell whether a sentence opens with "the officials" for a source of just that noun."""
    if words[0].lower not in {"the", "these", "those"} or profile.role is None:
        return False
    noun = next((w.lower for w in words[1:4] if is_role(w.lower)), None)
    is_same = noun is not None and singular_role(noun) == singular_role(profile.role.split()[-1].lower())
    return is_same and (singular_role(noun or "") != noun) == (profile.kind == "people")


def _has_rival(draft: Draft, drafts: Sequence[Draft], before: int) -> bool:
    """Tell whether another source stands between a source and a sentence, and may be meant there."""
    between = (d for d in drafts if d.source and draft.source[0].start < d.source[0].start < before)
    return any(d.source != draft.source for d in between)


def _access_after(scene: Scene, draft: Draft, profile: Profile) -> str | None:
    text = scene.document.text
    stated = (access_of_sentence(text, span) for span in _next_sentences(scene, draft, profile))
    return next(filter(None, stated), None)


def _is_of_another(found: Span, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether words in the sentence of a source stand in what it says, or after another source."""
    last = draft.source[-1].end
    if 0 <= found.start - last <= _ADJACENT:
        return False
    if any(piece.overlaps(found) for piece in draft.content):
        return True
    return any(last <= other.source[0].start < found.start for other in drafts if other.source)


def _next_sentences(scene: Scene, draft: Draft, profile: Profile) -> Iterator[Span]:
    """Yield the sentences after that of a draft that speak of its source, by how they open."""
    block = scene.sentences[draft.sentence].block
    is_near = True  # nothing but quotations between
    for ahead in range(1, _REACH + 1):
        number = draft.sentence + ahead
        if number >= len(scene.sentences):
            return
        words = scene.words[number]
        if not words or words[0].is_quoted:
            continue
        is_of_group = words[0].lower in _GROUP and scene.sentences[number].block <= block + 1
        is_of_group = is_of_group and _fits_size([w.lower for w in words[:2]], profile, is_last=is_near)
        if is_of_group or (is_near and _speaks_of(words, profile)):
            yield scene.sentences[number].span
        is_near = False


def _speaks_of(words: Sequence[Word], profile: Profile) -> bool:
    """Tell whether a sentence opens with a short form that agrees in number with a source."""
    first = words[0].lower
    is_one = profile.kind == "person"
    if first in _GROUP:
        return not is_one and _fits_size([w.lower for w in words[:2]], profile, is_last=True)
    if first in _PLURAL:
        return not is_one
    if first in {"he", "she"}:
        return is_one
    if first not in {"the", "this", "these", "that"} or len(words) < 2:
        return False
    if words[1].lower in _COUNTS:
        return not is_one
    noun = next((w.lower for w in words[1:5] if is_role(w.lower)), None)
    if noun is None or profile.role is None or (singular_role(noun) == noun) != is_one:
        return noun is not None and singular_role(noun) in _ANYBODY and (singular_role(noun) == noun) == is_one
    mine = singular_role(profile.role.split()[-1].lower())
    return singular_role(noun) in {mine, *_ANYBODY} or mine in _ANYBODY
