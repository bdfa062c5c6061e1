"""What the text says of a source beside its noun phrase: why it stays unnamed, how it knows.

"The guard said it leaks. Both spoke on condition of anonymity because the inquiry is open."
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.accesses import access_of_sentence
from whence.read.anonymity import find_anonymity
from whence.read.drafts import Draft, Scene
from whence.read.possessors import body_of_owned
from whence.read.roles import is_role, singular_role
from whence.read.words import Word
from whence.records import Profile, Span

_GROUP = frozenset({"both", "neither", "all", "none", "each"})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "men", "women", "pair", "trio", "group"})
_PLURAL = frozenset({"they", "several", "some", "most"}) | _COUNTS
_ANYBODY = frozenset({"person", "people", "source"})
_REACH = 3  # sentences on to "Both", or to "He" when those between are quoted
_ADJACENT = 3  # characters between a source and a clause of its own: a comma and a space
_OPENING = 120  # characters from the start of such a sentence to the words that hide the source


def with_asides(scene: Scene, draft: Draft, profile: Profile, drafts: Sequence[Draft]) -> Profile:
    """Give the profile of unnamed people with the anonymity and the access stated beside their noun phrase.

    `drafts` are those near `draft`: words that stand after another source are that one's.
    """
    if profile.is_named or profile.kind not in ("person", "people") or not draft.source:
        return profile
    if profile.anonymity is None or _goes_on(scene, draft, profile.anonymity):
        beside = _anonymity_beside(scene, draft, profile, drafts)
        profile = replace(profile, anonymity=beside or profile.anonymity)
    if profile.institution is None:
        profile = replace(profile, institution=body_of_owned(scene, draft, drafts))
    if profile.access is None:
        profile = replace(profile, access=_access_after(scene, draft, profile))
    return profile


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
    for span in _next_sentences(scene, draft, profile):
        found = find_anonymity(text, span)
        if found is not None and found.start - span.start <= _OPENING:
            return found.of(text)
    return None


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
        if is_of_group or (is_near and _speaks_of(words, profile)):
            yield scene.sentences[number].span
        is_near = False


def _speaks_of(words: Sequence[Word], profile: Profile) -> bool:
    """Tell whether a sentence opens with a short form that agrees in number with a source."""
    first = words[0].lower
    is_one = profile.kind == "person"
    if first in _GROUP or first in _PLURAL:
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
