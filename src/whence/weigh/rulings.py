"""Rulings on the weighing: what an analyst decided about statements, the questions they answer, and who speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Finding, Statement
from whence.decisions import Ruling
from whence.records import Attribution, Span
from whence.weigh.callings import source_words
from whence.weigh.slots import Slot

Place = tuple[str, Span]
_NAMED = ("person:", "organisation:", "named:", "document:")  # how the keys of named origins begin


def rule_statements(
    statements: Sequence[Statement], rulings: Sequence[Ruling], attributions: Mapping[str, Attribution]
) -> list[Statement]:
    """Give the statements without those rejected, and with one key for the sources that an analyst says are one.

    That is the key of the one who is named; where nobody is, of the first quoted. A named source is meant wherever it
    speaks; of one that is only described, what the same article has from it in the same words.
    """
    rejected = [p for r in _of(rulings, "reject", "statement") for p in r.places]
    kept = [s for s in statements if not any(_holds(s, place) for place in rejected)]
    for ruling in _of(rulings, "same source", "source"):
        quoted = [s for place in ruling.places for s in kept if _speaks(s, place, attributions)]
        keys = [s.origin for s in quoted if s.origin is not None]
        if keys:
            key = next((k for k in keys if k.startswith(_NAMED)), keys[0])
            kept = [_renamed(s, key) if any(_is_one_voice(s, q) for q in quoted) else s for s in kept]
    return kept


def _is_one_voice(one: Statement, two: Statement) -> bool:
    if one.origin is None or one.origin != two.origin:
        return False
    if one.origin.startswith(_NAMED):
        return True
    return one.document_id == two.document_id and source_words(one).casefold() == source_words(two).casefold()


def _of(rulings: Sequence[Ruling], kind: str, about: str) -> list[Ruling]:
    return [r for r in rulings if r.decision.kind == kind and r.decision.about == about]


def _holds(statement: Statement, place: Place) -> bool:
    document_id, span = place
    return statement.document_id == document_id and any(s.overlaps(span) for s in statement.spans)


def _speaks(statement: Statement, place: Place, attributions: Mapping[str, Attribution]) -> bool:
    """Tell whether a statement is on the word of the source whose words stand at `place`."""
    attribution = attributions.get(statement.attribution_id or "")
    document_id, span = place
    return (
        attribution is not None
        and attribution.document_id == document_id
        and any(piece.overlaps(span) for piece in attribution.source)
    )


def _renamed(statement: Statement, key: str) -> Statement:
    """Give a statement with another key for who speaks; the words for it stay those of the text."""
    chain = tuple(replace(hop, key=key) if hop.kind == "source" else hop for hop in statement.chain)
    return replace(statement, origin=key, chain=chain)


def rule_slots(slots: Sequence[Slot], rulings: Sequence[Ruling]) -> list[Slot]:
    """Give the slots as an analyst joined, split and named them, in the order of the log."""
    found = list(slots)
    for ruling in rulings:
        if ruling.decision.about != "claim":
            continue
        if ruling.decision.kind == "merge":
            found = _merge(found, ruling)
        elif ruling.decision.kind == "split":
            found = _split(found, ruling)
        elif ruling.decision.kind == "rename" and ruling.decision.value:
            found = [replace(s, name=ruling.decision.value) if _meets(s, ruling) else s for s in found]
    return found


def _meets(slot: Slot, ruling: Ruling) -> bool:
    return any(_holds(s, place) for s in slot.statements for place in ruling.places)


def _merge(slots: Sequence[Slot], ruling: Ruling) -> list[Slot]:
    """Give the slots, those that hold a quoted statement as one under the name of the first quoted."""
    meant = [slot for slot in slots if _meets(slot, ruling)]
    if len(meant) < 2:
        return list(slots)
    named = next((s for s in meant if any(_holds(each, ruling.places[0]) for each in s.statements)), meant[0])
    together = {s.id: s for slot in meant for s in slot.statements}
    ordered = tuple(sorted(together.values(), key=lambda s: (s.document_id, s.spans, s.id)))
    alike = {pair: p for slot in meant for pair, p in slot.alike.items()}
    joined = Slot(named.name, ordered, alike)
    return [joined if slot is meant[0] else slot for slot in slots if slot not in meant[1:]]


def _split(slots: Sequence[Slot], ruling: Ruling) -> list[Slot]:
    """Give the slots, the quoted statements apart from the others of theirs, together in a slot of their own."""
    found: list[Slot] = []
    for slot in slots:
        out = tuple(s for s in slot.statements if any(_holds(s, place) for place in ruling.places))
        rest = tuple(s for s in slot.statements if s not in out)
        if not out or not rest:
            found.append(slot)
            continue
        words = ruling.decision.quotes[0].exact
        found.append(_only(slot, rest, slot.name))
        found.append(_only(slot, out, " ".join(words.split()).strip(" ,;:“”\"'").removesuffix(".")))
    return found


def _only(slot: Slot, statements: tuple[Statement, ...], name: str) -> Slot:
    ids = {s.id for s in statements}
    return Slot(name, statements, {p: x for p, x in slot.alike.items() if ids.issuperset(p)})


def rule_findings(findings: Sequence[Finding], rulings: Sequence[Ruling]) -> list[Finding]:
    """Give the findings but those an analyst has looked at and put aside; `value` of such a ruling is their kind."""
    aside = _of(rulings, "reject", "finding")
    return [f for f in findings if not any(_is_meant(f, r) for r in aside)]


def _is_meant(finding: Finding, ruling: Ruling) -> bool:
    spans = [(e.document_id, e.span) for e in finding.evidence if e.span is not None]
    return finding.kind == ruling.decision.value and all(
        any(d == document_id and s.overlaps(span) for d, s in spans) for document_id, span in ruling.places
    )
