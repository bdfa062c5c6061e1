"""Whether a source told something, or the writer only says what it knows, wants or feels.

PolNeAR marks both. Whoever counts on whose word a claim stands must not take "the company knew of a crack" for the
company's word: it is the writer's.
"""

from collections.abc import Sequence
from dataclasses import replace

from whence.read.cues import verbs_in
from whence.read.main_statements import listed
from whence.read.words import words_in
from whence.records import Reading, Span

_OWN = frozenset({"call", "calls", "appeal", "appeals", "plea", "pleas", "request", "requests", "demand"})


def is_told(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether the words of a cue say that something was said, written or shown."""
    words = words_in(text, cue)
    lemmas = {verb.lemma for verb in verbs_in(words)}
    if lemmas:
        return not lemmas <= listed("silent")
    lowers = {word.lower for word in words}
    if lowers & listed("silent"):
        return False
    is_noun = any(word.is_a("saying_noun") for word in words)
    return is_noun or bool(lowers & (listed("told") | _OWN | {":"}))


def told(reading: Reading) -> Reading:
    """Give a reading with only what was told: what may be traced and weighed."""
    return replace(reading, attributions=tuple(a for a in reading.attributions if a.is_told))
