"""Naming: one key for each outlet across the pile, whatever short form a document uses.

"TPA" is the Tarn Press Agency where the pile writes "Tarn Press Agency (TPA)" or only one outlet has these initials;
"the Herald" is the Carrow Herald in a document that names it in full, or whose pile knows no other Herald; names that
no table knows and that differ by one slip of spelling are one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from whence.outlets import OutletTable
from whence.records import Attribution, Document, Mention, Reading

_WORDS = re.compile(r"\w+")
_LONG = 6  # letters; a slip in a name no longer than this makes another name


def settle_outlets(
    documents: Sequence[Document], readings: Sequence[Reading], *, outlets: OutletTable
) -> tuple[list[Document], list[Reading]]:
    """Give documents and readings with every outlet under one key; the fullest form in the pile."""
    by_document = {d.id: _keys(d, r) for d, r in zip(documents, readings, strict=True)}
    everywhere = sorted({key for keys in by_document.values() for key in keys})
    names = {key: _name_words(outlets.get(key).name) for key in everywhere}
    settled_documents, settled_readings = [], []
    for document, reading in zip(documents, readings, strict=True):
        full = {
            key: _fullest(key, near=by_document[document.id], far=everywhere, names=names)
            for key in by_document[document.id]
        }
        settled_documents.append(replace(document, outlet=full.get(document.outlet or "", document.outlet)))
        settled_readings.append(
            replace(
                reading,
                mentions=tuple(_mention(m, full) for m in reading.mentions),
                attributions=tuple(_attribution(a, full) for a in reading.attributions),
            )
        )
    return settled_documents, settled_readings


def _keys(document: Document, reading: Reading) -> list[str]:
    found = {m.key for m in reading.mentions if m.kind == "outlet"}
    found |= {a.channel.outlet for a in reading.attributions if a.channel and a.channel.outlet}
    if document.outlet:
        found.add(document.outlet)
    return sorted(found)


def _name_words(name: str) -> tuple[str, ...]:
    words = tuple(w.casefold() for w in _WORDS.findall(name))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _fullest(key: str, *, near: Iterable[str], far: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> str:
    """Give the one longer name that `key` is short for, first in its document, then in the pile; else itself.

    A known outlet ("The Times") yields only to a name in the same document; an invented-looking short form to any.
    """
    for circle in (near, far if key.startswith("=") else ()):
        longer = [other for other in circle if other != key and _is_short_for(names[key], names[other])]
        if len(longer) == 1:
            return longer[0]
    if key.startswith("="):
        near_spelt = [other for other in far if other != key and _is_slip(key[1:], other.removeprefix("="))]
        return min(
            [key, *near_spelt], key=lambda k: (k.startswith("="), k)
        )  # a known outlet before a found one
    return key


def _is_slip(one: str, two: str) -> bool:
    """Tell whether two names differ by one slip of spelling: "al-sabah" and "al-sabaah"; short ones never do."""
    return min(len(one), len(two)) > _LONG and OSA.distance(one, two, score_cutoff=1) == 1


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) >= len(full) or not short:
        return False
    if len(short) == 1 and short[0] == "".join(w[0] for w in full):
        return True
    return full[-len(short) :] == short


def _mention(mention: Mention, full: Mapping[str, str]) -> Mention:
    return replace(mention, key=full.get(mention.key, mention.key)) if mention.kind == "outlet" else mention


def _attribution(attribution: Attribution, full: Mapping[str, str]) -> Attribution:
    channel = attribution.channel
    if channel is None or channel.outlet is None:
        return attribution
    return replace(attribution, channel=replace(channel, outlet=full.get(channel.outlet, channel.outlet)))
