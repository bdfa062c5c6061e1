"""Naming: one key for each outlet across the pile, whatever short form a document uses.

"TPA" is the Tarn Press Agency where the pile writes "Tarn Press Agency (TPA)" or only one outlet has these initials;
"the Herald" is the Carrow Herald in a document that names it in full, or whose pile knows no other Herald; names that
no table knows and that differ by one slip of spelling are one. "CNA" is the Corde News Agency in a pile that has this
name and never another name of the CNA that the table knows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import OSA

from whence.outlet_shapes import load_shapes
from whence.outlets import OutletTable
from whence.records import Attribution, Document, Mention, Reading, Span
from whence.wordtables import fold

_IN_BRACKETS = re.compile(r" \((?:the )?([A-Z][\w-]{1,9})\)")
_BRIEF = re.compile(r"(?<![\w.&-])[A-Z][A-Za-z0-9]{1,3}(?![\w&])(?!\.[A-Za-z])")
_WORDS = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDED = frozenset(
    ["newswire", "wire", "news", "agency", "online", "media", "com", "net", "org", "press"]
)  # after a name, often left out
_LONG = 6  # letters; a slip in a name no longer than this makes another name


def settle_outlets(
    documents: Sequence[Document], readings: Sequence[Reading], *, outlets: OutletTable
) -> tuple[list[Document], list[Reading]]:
    """Give documents and readings with every outlet under one key; the fullest form in the pile."""
    documents = [_headed(document, outlets) for document in documents]
    readings = [_completed(d, r, outlets) for d, r in zip(documents, readings, strict=True)]
    by_document = {d.id: _keys(d, r) for d, r in zip(documents, readings, strict=True)}
    spelt_out = _spelt_out(documents, readings)
    spelt_out |= _borrowed(documents, readings, outlets)
    everywhere = sorted({key for keys in by_document.values() for key in keys})
    names = {key: _name_words(outlets.get(key).name) for key in everywhere}
    settled_documents, settled_readings = [], []
    for document, reading in zip(documents, readings, strict=True):
        full = {
            key: spelt_out.get(key) or _fullest(key, near=by_document[document.id], far=everywhere, names=names)
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


def _headed(document: Document, outlets: OutletTable) -> Document:
    """Give a document of no known outlet the one whose name stands alone above everything else, as a masthead does.

    An agency that stands there may have written what another outlet prints; a single word may be a headline.
    """
    blocks = [b for b in document.blocks if b.kind not in ("boilerplate", "caption", "other-story")]
    if document.outlet is not None or len(blocks) < 2 or blocks[0].kind == "paragraph":
        return document
    line = blocks[0].span.of(document.text)
    found = outlets.resolve(line) if " " in line or blocks[1].kind == "published" else None
    if found is None or not found[1] or found[0].startswith("=") or outlets.get(found[0]).kind == "agency":
        return document
    return replace(document, outlet=found[0])


def _completed(document: Document, reading: Reading, outlets: OutletTable) -> Reading:
    """Give a reading that also mentions the outlets of the pile whose short names need a context elsewhere ("BNC").

    The table takes so short a name for an outlet's only beside a verb of reporting; in a pile that has shown it to be
    one it is one anywhere.
    """
    text = document.text
    kept = [b.span for b in document.blocks if b.kind not in ("caption", "other-story")]
    taken = {m.span.start for m in reading.mentions if m.kind == "outlet"}
    keys = {word: outlets.resolve(word) for word in set(_BRIEF.findall(text))}
    found = [
        Mention(Span(*match.span()), "outlet", resolved[0])
        for match in _BRIEF.finditer(text)
        if (resolved := keys[match.group()]) is not None and resolved[0] == "=" + match.group().casefold()
        and match.start() not in taken and any(span.start <= match.start() < span.end for span in kept)
        and _is_alone(text, match)
    ]  # fmt: skip
    return replace(reading, mentions=tuple(sorted([*reading.mentions, *found], key=lambda m: m.span)))


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether no capitalised word stands beside, of whose name the word may be a part."""
    before, after = text[: match.start()][-30:], text[match.end() :][:30]
    return re.search(r"[A-Z]\w+[ -]$", before) is None and re.match(r"[ -][A-Z][a-z]", after) is None


def _spelt_out(documents: Sequence[Document], readings: Sequence[Reading]) -> dict[str, str]:
    """Give the outlets that a short name in brackets after the full one stands for: "Selm News Agency (SELNA)"."""
    found: dict[str, str] = {}
    for document, reading in zip(documents, readings, strict=True):
        for mention in reading.mentions:
            if mention.kind == "outlet":
                match = _IN_BRACKETS.match(document.text, mention.span.end)
                if match is not None and not match[1].isdigit():
                    found.setdefault("=" + fold(match[1]), mention.key)
    return found


def _borrowed(
    documents: Sequence[Document], readings: Sequence[Reading], outlets: OutletTable
) -> dict[str, str]:
    """Give the outlets of the table that the pile names by initials alone, with the name that these are short for.

    Some article must have the full name before the initials: two bodies may share three letters.
    """
    surfaces: dict[str, set[str]] = {document.outlet: {""} for document in documents if document.outlet}
    meant: dict[str, set[str]] = {}
    for document, reading in zip(documents, readings, strict=True):
        full: dict[str, str] = {}
        for mention in reading.mentions:
            if mention.kind != "outlet":
                continue
            words = mention.span.of(document.text)
            if not mention.key.startswith("="):
                surfaces.setdefault(mention.key, set()).add(words)
                meant.setdefault(mention.key, set()).update({full[words]} if words in full else ())
            elif len(initials := "".join(word[0] for word in words.split())) > 2 and initials.isupper():
                full.setdefault(initials, mention.key)
    return {
        key: next(iter(names))
        for key, names in meant.items()
        if len(names) == 1 and len(surfaces[key]) == 1 and next(iter(surfaces[key])) != outlets.get(key).name
    }


def _keys(document: Document, reading: Reading) -> list[str]:
    found = {m.key for m in reading.mentions if m.kind == "outlet"}
    found |= {a.channel.outlet for a in reading.attributions if a.channel and a.channel.outlet}
    if document.outlet:
        found.add(document.outlet)
    return sorted(found)


def _name_words(name: str) -> tuple[str, ...]:
    words = tuple(w.casefold() for w in _WORDS.findall(name) if not _YEAR.fullmatch(w))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _fullest(key: str, *, near: Iterable[str], far: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> str:
    """Give the one longer name that `key` is short for, first in its document, then in the pile; else itself.

    A known outlet ("Bild") yields only to a name in the same document; one whose name is a mere word for a paper ("The
    Times") and one found by its use yield to any: where the pile has one such name, two would be too many.
    """
    is_found = key.startswith("=") or (len(names[key]) == 1 and names[key][0] in _short())
    for circle in (near, far if is_found else ()):
        longer = [other for other in circle if other != key and _is_short_for(names[key], names[other])]
        if len(longer) == 1:
            return longer[0]
    if key.startswith("="):
        same = [other for other in far if names[other] == names[key]]
        key = min(same, key=lambda other: (len(other), other), default=key)
        near_spelt = [other for other in far if other != key and _is_slip(key[1:], other.removeprefix("="))]
        return min(
            [key, *near_spelt], key=lambda k: (k.startswith("="), k)
        )  # a known outlet before a found one
    return key


@cache
def _short() -> frozenset[str]:
    return load_shapes().short


def _is_slip(one: str, two: str) -> bool:
    """Tell whether two names differ by one slip of spelling: "al-sabah" and "al-sabaah"; short ones never do."""
    return min(len(one), len(two)) > _LONG and OSA.distance(one, two, score_cutoff=1) == 1


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) >= len(full) or not short:
        return False
    if len(short) == 1 and short[0] == "".join(w[0] for w in full):
        return True
    added = full[len(short) :]
    if full[: len(short)] == short and (_ADDED.issuperset(added) or added[0] == "of"):
        return True  # "the Examiner" is the Examiner of Corrin
    return full[-len(short) :] == short


def _mention(mention: Mention, full: Mapping[str, str]) -> Mention:
    return replace(mention, key=full.get(mention.key, mention.key)) if mention.kind == "outlet" else mention


def _attribution(attribution: Attribution, full: Mapping[str, str]) -> Attribution:
    channel = attribution.channel
    if channel is None or channel.outlet is None:
        return attribution
    return replace(attribution, channel=replace(channel, outlet=full.get(channel.outlet, channel.outlet)))
