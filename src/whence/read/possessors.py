"""The body of a source that is called by it alone: "its spokeswoman", "one of their wardens", "a spokesman"."""

import re
from collections.abc import Sequence

from whence.read.bearers import bearer_of
from whence.read.drafts import Draft, Scene
from whence.read.gazetteers import fold_name, given_names
from whence.read.heads import is_press_noun
from whence.read.names import is_common, name_run, written
from whence.read.roles import is_organisation_noun, is_role, source_words
from whence.read.sources import split_groups
from whence.read.words import OWNING, Word

_OWNED = re.compile(
    r"(?:(?:one|two|three|several|some|both|another) of )?(?:its|their) "
    r"(?!sources?\b|critics?\b|rivals?\b|opponents?\b|readers?\b|victims?\b|customers?\b|neighbou?rs?\b|counterparts?\b)",
    re.I,
)
_THERE = re.compile(r"^(?:\w+ ){1,4}there\b|\bwork(?:s|ed|ing)? there\b")
_BARE = re.compile(
    r"(?:a|the) (?:spokes(?:man|woman|person)|spokespeople|company spokes\w+|press officer)\b,?$", re.I
)
_OPENING = 6  # words of a sentence in which its subject begins
_MOST_FRONT = 20  # characters before a spokesman who opens a sentence ("On Monday")
_MOST_BEFORE = 2  # words of a body's description before its noun ("the canal trust")


def body_of_owned(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Give the body that "its" or a bare "a spokesman" is of; None when the sentence and the one before name none.

    A body that speaks comes before one that is only spoken of.
    """
    start = draft.source[0].start
    words = scene.document.text[start : draft.source[-1].end]
    is_owned = _OWNED.match(words) is not None or _THERE.search(words) is not None
    if not is_owned and not _BARE.match(words):
        return None
    if not is_owned:
        here = _speaking(scene, draft.sentence, start, drafts) or _opening(scene, draft.sentence, start)
        return here or _body_before(scene, draft, drafts)
    for number in range(draft.sentence, max(-1, draft.sentence - 2), -1):
        found = _speaking(scene, number, start, drafts) or _mentioned(scene.words[number], start)
        if found is not None:
            return found
    return None


def _body_before(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Give the body that speaks or opens the sentence before: "The bank said ... A spokesman told"."""
    number, start = draft.sentence - 1, draft.source[0].start
    sentences = scene.sentences
    if number < 0 or sentences[number].block != sentences[draft.sentence].block:
        return None
    if start - sentences[draft.sentence].span.start > _MOST_FRONT:
        return None
    return _speaking(scene, number, start, drafts) or _opening(scene, number, start)


def _speaking(scene: Scene, number: int, before: int, drafts: Sequence[Draft]) -> str | None:
    for draft in drafts:
        if draft.sentence != number or not draft.source or draft.source[0].start >= before:
            continue
        profile = split_groups(scene.document.text, draft.source[0])[0][1]
        if profile.kind == "organisation" or (profile.kind == "outlet" and profile.is_named):
            return profile.name or _mentioned(scene.words[number], before)
    return None


def _opening(scene: Scene, number: int, before: int) -> str | None:
    """Give the body that a sentence opens with: "Lumora had paid, a spokeswoman said"."""
    words = [w for w in scene.words[number] if w.is_word or w.is_quoted][:_OPENING]
    words = words[next((i for i, w in enumerate(words) if w.is_word), len(words)) :]
    if not words or words[0].start >= before:
        return None
    first = 1 if words[0].lower == "the" and len(words) > 1 else 0
    if first and is_organisation_noun(words[1].lower):
        return words[1].text
    run = name_run(words, first)
    name = written(run) if run else ""
    bearer = bearer_of(scene.document.text, name, near=run[0].start) if run else None
    is_lone = len(run) == 1 and fold_name(name) not in given_names() and not is_common(name.lower())
    is_lone = is_lone and re.search(rf"[a-z,] {re.escape(name)}\b", scene.document.text) is not None
    return name if bearer == "organisation" or (bearer is None and is_lone) else None


def _mentioned(words: Sequence[Word], before: int) -> str | None:
    """Give the first body of a sentence: a name that ends in a noun for bodies, or "the trust"."""
    for at, word in enumerate(words):
        if word.start >= before:
            return None
        is_body = (
            is_organisation_noun(word.lower) or is_press_noun(word) or word.lower in source_words("company")
        )
        if not is_body or is_role(word.lower):
            continue
        first = at
        while first and words[first - 1].is_capital and words[first - 1].lower != "the":
            first -= 1
        run = name_run(words, first) if word.is_capital else []
        if len(run) > 1 and not all(is_common(w.lower) for w in run):
            return written(run)
        start = next(
            (i for i in range(at - 1, max(-1, at - 2 - _MOST_BEFORE), -1) if words[i].lower == "the"), None
        )
        after = words[at + 1] if at + 1 < len(words) else None
        if is_press_noun(word) and after is not None and after.is_capital:
            continue  # "told the weekly Arena Insider" is where somebody spoke
        is_owner = after is not None and (after.text in OWNING or is_role(after.lower))
        if start is not None and not is_owner and all(w.is_word for w in words[start:at]):
            return written(words[start + 1 : at + 1])
    return None
