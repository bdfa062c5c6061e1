"""What a source does to a content: asserts, confirms, denies, cannot confirm, declines to comment, ..."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from whence.read.certainties import ODDS
from whence.read.cues import Verb, cue_forms, verbs_in
from whence.read.main_statements import listed
from whence.read.words import Word, words_in, words_of
from whence.records import Span, Stance
from whence.wordtables import read_rows

_ANSWERS = frozenset({"respond", "reply", "answer", "retort", "counter", "shoot back", "fire back", "hit back"})
_DIFFERENTLY = re.compile(
    r"(?:it|that|things|events|the \w+)(?: all)?(?: rather| very| quite| somewhat)? (?:differently|otherwise)\b",
    re.I,
)
_NO = re.compile(
    r"[“\"‘](?:(?:I )?never\b|not true|untrue|(?:that[’']s |it[’']s )?(?:false|a lie|lies|rubbish|nonsense)\b|no[,.]"
    r"|not (?:me|so|at all|us)\b|absolutely not|certainly not|I did(?: not|n[’']t)\b|it was(?: not"
    r"|n[’']t) (?:me|us)\b)",
    re.I,
)
_JUDGES = frozenset({"think", "find", "consider", "call"})
_DOUBTFUL = re.compile(
    r"(?:that|this|it)(?: \w+ly)? (?:unlikely|improbable|doubtful|optimistic|implausible)\b", re.I
)
_CHANCE = re.compile(r"\b(?:chances?|likelihood|odds|prospects?)\b", re.I)
_FOR = re.compile(
    r"(?:(?:twice|again|repeatedly|once|\w+ times) |(?:the |an? )?(?:\w+ ){0,2}?\w+ )?for (?!years|months|weeks|days)\w"
)
_TO_COMMENT = re.compile(r"to (?:comment|speak|talk|say|discuss|answer|respond)\b", re.I)
_REFUSALS = frozenset({"decline", "refuse"})
_NOBODY = ("neither ", "nobody", "no one", "none ", "no ")
_WOULD = ("will", "would", "could", "may", "might", "must", "should", "can", "cannot", "shall")
_NEGATING = frozenset({"nor", "cannot", "without", "unable", "fail", "failed", "fails", "failing"})
_ABLE = frozenset({"can", "could", "ca", "cannot", "able", "unable"})
_WILLING = frozenset({"will", "would", "wo"})
_OPENING = 90  # characters of a content in which its infinitive is looked for
_TO_DO = re.compile(
    r"\W*(?:(?:him|her|them|us|me|you|everyone) )?(?:not )?to [“\"‘]?(?!the\b|an?\b|this\b|his\b|her\b)\w"
)
_SOMEONE_TO_DO = re.compile(
    r"\W*(?!(?:that|whether|if|why|how|what|when|who|which|where)\b)(?:[\w’'.,&-]+ ){0,8}?(?:not )?to "
    r"(?!the\b|an?\b|this\b|that\b|his\b|her\b|their\b|its\b|[A-Z])\w"
)
_THAT_IT_BE = re.compile(  # "asked that the panel be sent home", "insisted she apologise"
    r"\W*that (?:[\w’'-]+ ){1,7}?(?:not )?be (?!ing)\w|\W*(?:that )?(?:he|she|it) (?:not )?([a-z]+)\b"
)
_WILL = re.compile(r"\b(?:will|would|wo|shall|’ll|'ll|going to)\b(?!(?: \w+)? (?:have|not have|’ve)\b)", re.I)
_AHEAD = re.compile(
    r"\b(?:will|would|wo|shall|’ll|'ll|may|might|could(?! not\b|n[’']t| be an?\b))\b"
    r"(?!(?: \w+)? (?:have|not have|’ve)\b)"
    r"|\b(?:going to|about to|set to|likely to|(?<!the )(?<!a )(?<!no )risks?|risked|threatens?"
    r"|threatened|danger|dangers|threat|threats"
    r"|looming|imminent|coming|further|unless|if|next|soon|tomorrow)\b",
    re.I,
)


def stance_of(
    text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span] = ()
) -> tuple[Stance, bool]:
    """Give the stance that the words of a cue take, and whether they, or a source like "nobody", negate them."""
    words = words_in(text, cue)
    is_nobody = bool(source) and source[0].of(text).lower().startswith(_NOBODY)
    is_negated = is_nobody or _is_negated(words)
    every = verbs_in(words)
    verbs = [verb for verb in every if verb.lemma != "quote"] or every
    is_odds = (
        bool(content) and not is_negated and ODDS.match(text, content[0].start, content[0].end) is not None
    )
    stance = "predicts" if is_odds else _of_noun(words, verbs, text, content)
    if stance is None and not verbs:
        lowers = {word.lower for word in words}
        stance = _changes().get("unable") if "unable" in lowers else None
        stance = "declines to comment" if is_negated and "drawn" in lowers else stance
    elif stance is None and verbs[0].lemma in _REFUSALS:
        stance = _of_refusal(verbs[0], _infinitive(text, content) or _second(verbs))
    elif stance is None and is_negated:
        is_silent = verbs[0].lemma in {"wish", "want", "agree"} and _TO_COMMENT.match(content[0].of(text))
        stance = "declines to comment" if is_silent else _of_negated(words, verbs)
    elif stance is None and "x" in verbs[0].frames:
        stance = "asserts"  # "named two", not "would not name them"
    elif stance is None:
        stance = _of_content(text, verbs[0], content)
        if verbs[0].lemma in {"cite", "quote"} and _is_cited(words, cue, source):
            stance = "asserts"
    return cast(Stance, stance or (verbs[0].stance if verbs else "asserts")), is_negated


def _is_negated(words: Sequence[Word]) -> bool:
    lowers = [word.lower for word in words]
    is_yet_to = ("yet", "to") in pairwise(lowers)
    return is_yet_to or any(word.is_a("negation") or word.lower in _NEGATING for word in words)


def _of_noun(words: Sequence[Word], verbs: Sequence[Verb], text: str, content: Sequence[Span]) -> str | None:
    """Give the stance of a cue that is a noun ("his denial that"), or that a verb leads ("issued a denial")."""
    noun = next((f"noun {word.lower}" for word in words if f"noun {word.lower}" in _changes()), None)
    if noun is None or (verbs and verbs[0].stance != "asserts"):
        return None
    is_of_past = content and re.match(r"\W*that\b", content[0].of(text)) and not _is_ahead(text, content)
    return "asserts" if is_of_past and _changes()[noun] == "predicts" else _changes()[noun]


def _of_refusal(verb: Verb, what: str) -> str:
    """Give the stance of "declined to": no comment, unless what is declined says more."""
    known = _changes().get(f"decline {what}")
    if known is not None:
        return known
    is_about_words = verb.lemma == "decline" or not what or what in cue_forms()
    return "declines to comment" if is_about_words else "asserts"


def _of_negated(words: Sequence[Word], verbs: Sequence[Verb]) -> str:
    lowers = {word.lower for word in words}
    lemma = verbs[0].lemma
    if {"confirm", "deny"} <= {verb.lemma for verb in verbs}:
        return "declines to comment"
    kinds = (
        ["could"]
        if lowers & _ABLE
        else ["would"]
        if lowers & _WILLING
        else ["never"]
        if "never" in lowers
        else []
    )
    for kind in (*kinds, ""):
        changed = _changes().get(f"{kind} not {lemma}".strip())
        if changed is not None:
            return changed
    return verbs[0].stance


def _of_content(text: str, verb: Verb, content: Sequence[Span]) -> str | None:
    """Give the stance of a verb that depends on its content: one to do something, or one about what is to come."""
    opening = text[content[0].start : min(content[0].end, content[0].start + _OPENING)] if content else ""
    changes = _changes()
    if _DIFFERENTLY.match(opening) or (verb.lemma in _JUDGES and _DOUBTFUL.match(opening)):
        return "disputes"  # "remembered it differently", "thought that unlikely"
    if verb.lemma == "see" and _CHANCE.search(opening):
        return "predicts"
    if (verb.lemma == "caution" and opening.startswith("against ")) or (
        verb.lemma == "ask" and _FOR.match(opening)
    ):
        return "orders"
    if verb.lemma in _ANSWERS and _NO.match(opening):
        return "denies"
    loose = changes.get(f"someone to do {verb.lemma}")
    if loose is not None and _SOMEONE_TO_DO.match(opening):
        return loose
    strict = changes.get(f"to do {verb.lemma}")
    if strict is not None and any(_TO_DO.match(span.of(text)) for span in content):
        return strict
    wish = changes.get(f"that it be {verb.lemma}")
    if wish is not None and _is_wish(opening):
        return wish
    will = changes.get(f"will {verb.lemma}")
    if will is not None:
        return will if any(_WILL.search(span.of(text)) for span in content) else None
    ahead = changes.get(f"ahead {verb.lemma}")
    return "asserts" if ahead is not None and not _is_ahead(text, content) else ahead


def _is_wish(opening: str) -> bool:
    """Tell whether a content says what shall be done, by a verb in its plain form: "that she apologise"."""
    found = _THAT_IT_BE.match(opening)
    if found is None or found[1] is None:
        before = (found[0] if found is not None else "").lower().split()
        is_future = any(word.endswith(("’d", "'d", "’ll", "'ll")) for word in before)
        return found is not None and not is_future and not {"to", *_WOULD} & set(before)
    verb = found[1]
    is_finite = verb.endswith(("ed", "s", "ly")) or verb in _WOULD or verb in listed("finite")
    return not is_finite


def _is_ahead(text: str, content: Sequence[Span]) -> bool:
    """Tell whether the first sentence of a content is about what will or could come."""
    for span in content:
        first = re.split(r"[.!?;](?= )| and that ", span.of(text), maxsplit=1)[0]
        if _AHEAD.search(first):
            return True
    return False


def _is_cited(words: Sequence[Word], cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Tell whether the source is the one that is cited ("citing two aides", "was quoted"), not the one that cites."""
    return (bool(source) and source[0].start >= cue[-1].end) or any(word.is_a("be") for word in words)


def _second(verbs: Sequence[Verb]) -> str:
    return verbs[1].lemma.split()[0] if len(verbs) > 1 else ""


def _infinitive(text: str, content: Sequence[Span]) -> str:
    """Give the word after "to" where a piece of the content opens with it; "" when none does."""
    for span in content:
        words = [word.lower for word in words_of(text, Span(span.start, min(span.end, span.start + 40)))]
        if words[:1] == ["to"]:
            return words[1] if len(words) > 1 else ""
    return ""


@cache
def _changes() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("stances.tsv")}
