"""One check for each kind of expectation. Each gives None when it is met, else what was seen instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from example_piles import Pile, fold, fold_outlet, is_within
from whence.show.evidence_payloads import DatesPayload
from whence.show.payloads import ReportPayload

Item = Mapping[str, Any]


def check_count(pile: Pile, item: Item) -> str | None:
    """A number of the summary."""
    seen = getattr(pile.payload.summary, item["field"])
    return None if item["at_least"] <= seen <= item["at_most"] else f"{item['field']} is {seen}"


def check_original(pile: Pile, item: Item) -> str | None:
    """A report is an original."""
    if any(report.is_original for report in pile.reports(item["report"])):
        return None
    return f"originals are {_name(pile, (r for r in pile.payload.reports if r.is_original))}"


def check_no_other_original(pile: Pile, item: Item) -> str | None:
    """Nothing else is an original."""
    allowed = {report.id for wanted in item["reports"] for report in pile.reports(wanted)}
    others = [r for r in pile.payload.reports if r.is_original and r.id not in allowed]
    return f"also {_name(pile, others)}" if others else None


def check_text(pile: Pile, item: Item) -> str | None:
    """The summary names something, or keeps from saying it."""
    text = pile.payload.summary.text
    return None if (fold(item["words"]) in fold(text)) == item["is_there"] else f"it says {text!r}"


def check_report(pile: Pile, item: Item) -> str | None:
    """A report is there once, with its day."""
    found = pile.reports(item)
    if len(found) != 1:
        return f"{len(found)} reports of {item['outlet']}; there are {_name(pile, pile.payload.reports)}"
    days = _days(found[0].published)
    wanted = item["published"]["earliest"], item["published"]["latest"]
    return None if days == wanted else f"published {days}"


def check_credit(pile: Pile, item: Item) -> str | None:
    """A document credits a report with these words."""
    seen = [
        evidence.words
        for report in pile.reports(item["report"])
        for evidence in report.credited_by
        if pile.numbers[evidence.document] == item["doc"]
    ]
    is_there = any(is_within(item["words"], words) for words in seen)
    return None if is_there else f"credits of {item['doc']}: {seen}"


def check_report_sources(pile: Pile, item: Item) -> str | None:
    """A report's sources are those stated, counted once."""
    wanted = item["sources"]
    for report in pile.reports(item):
        seen = report.sources
        counts = seen.at_least, seen.at_most
        least, most = wanted.get("unnamed_at_least", counts[0]), wanted.get("unnamed_at_most", counts[1])
        is_counted = counts == (least, most)
        is_named = all(any(name in words for words in seen.named) for name in wanted["named"])
        groups = [group.words for group in seen.groups]
        is_grouped = all(any(is_within(words, group) for group in groups) for words in wanted.get("groups", ()))
        if is_counted and is_named and is_grouped and (wanted["named"] or not seen.named):
            return None
        return f"stated {seen.stated!r}, {counts[0]} to {counts[1]}, named {seen.named}, groups {groups}"
    return "no such report"


def check_rests(pile: Pile, item: Item) -> str | None:
    """A document rests on a report."""
    seen = pile.printed(item["doc"])
    ids = {report.id for report in pile.reports(item["report"])}
    if ids & set(seen.rests_on):
        return None
    return "only perhaps" if ids & set(seen.perhaps_rests_on) else f"rests on {_names(pile, seen.rests_on)}"


def check_rests_no_further(pile: Pile, item: Item) -> str | None:
    """A document rests on nothing else."""
    allowed = {report.id for wanted in item["reports"] for report in pile.reports(wanted)}
    others = [key for key in pile.printed(item["doc"]).rests_on if key not in allowed]
    return f"also on {_names(pile, others)}" if others else None


def check_own(pile: Pile, item: Item) -> str | None:
    """A document shows reporting of its own with these words."""
    seen = pile.printed(item["doc"]).own_reporting
    for own in seen:
        if is_within(item["words"], own.words):
            return (
                None if item["named"] in (None, own.named) else f"{own.words!r} is taken for named: {own.named}"
            )
    return f"own reporting is {[own.words for own in seen]}"


def check_no_own(pile: Pile, item: Item) -> str | None:
    """A document has no reporting of its own."""
    seen = [own.words for own in pile.printed(item["doc"]).own_reporting]
    return f"own reporting is {seen}" if seen else None


def check_unnamed(pile: Pile, item: Item) -> str | None:
    """An unnamed source is found, with its stated number, channel and condition."""
    places = pile.find(item["doc"], item["words"])
    seen: list[tuple[object, ...]] = []
    for a in pile.reading(item["doc"]).attributions:
        if a.speaker and not a.speaker.is_named and any(s.overlaps(p) for s in a.source for p in places):
            channel = a.channel and (a.channel.outlet or "")
            seen.append((a.speaker.at_least, a.speaker.at_most, channel, a.speaker.anonymity))
    for report in pile.case.trace.reports:
        for group in report.sources:
            for evidence in group.evidence:
                is_here = pile.numbers[evidence.document_id] == item["doc"] and evidence.span is not None
                if not group.is_named and is_here and is_within(item["words"], group.words):
                    seen.append((group.at_least, group.at_most, report.outlet, None))
    counts = (
        item["count"] if isinstance(item["count"], list) else [item["count"]]
    )  # alone, or of its whole list
    is_counted = any(one[:2] == (count, count) for one in seen for count in counts)
    channels = {fold_outlet(str(one[2])) for one in seen}
    is_told = "channel" not in item or fold_outlet(item["channel"]) in channels
    is_asked = "anonymity" not in item or any(item["anonymity"] in str(one[3]) for one in seen)
    return None if is_counted and is_told and is_asked else f"seen (least, most, channel, condition): {seen}"


def check_same_source(pile: Pile, item: Item) -> str | None:
    """One quotation under several descriptions is one claim on one origin."""
    wanted = set(item["documents"])
    found = pile.claims_with(dict.fromkeys(wanted, str(item["quotation"])))
    if not found:
        return "no claim holds the quotation"
    claim, documents = found[0]
    if documents < wanted:
        return f"a claim holds it in {sorted(documents)} only"
    return None if claim.origins.at_most == 1 else f"at most {claim.origins.at_most}: {claim.origins.reasons}"


def check_passage(pile: Pile, item: Item) -> str | None:
    """Two documents share a passage of this kind."""
    seen = []
    for passage in pile.payload.passages:
        if {pile.numbers[passage.left.document], pile.numbers[passage.right.document]} == set(item["docs"]):
            seen.append((passage.kind, passage.left.words[:50]))
            sides = fold(passage.left.words), fold(passage.right.words)
            if all(fold(item["starts"]) in side for side in sides) and passage.kind in item["kinds"]:
                return None
    return f"passages of the two: {seen}"


def check_no_passage(pile: Pile, item: Item) -> str | None:
    """What belongs to the page, not to the article, is not shared text."""
    words = fold(item["words"])
    found = [p for p in pile.payload.passages if words in fold(p.left.words) or words in fold(p.right.words)]
    return f"a passage holds it: {found[0].left.words[:80]!r}" if found else None


def check_outlet(pile: Pile, item: Item) -> str | None:
    """The outlet of a document is known."""
    seen = pile.printed(item["doc"]).outlet
    names = [item["words"]] if isinstance(item["words"], str) else item["words"]
    return None if fold_outlet(seen) in map(fold_outlet, names) else f"outlet is {seen!r}"


def check_published(pile: Pile, item: Item) -> str | None:
    """The day a document appeared is known, or it is known that it does not say."""
    seen = _days(pile.printed(item["doc"]).published)
    return None if seen == (item["words"], item["words"]) else f"published {seen}"


def check_headline(pile: Pile, item: Item) -> str | None:
    """The headline is taken whole."""
    seen = pile.printed(item["doc"]).headline
    return None if fold(seen or "") == fold(item["words"]) else f"headline is {seen!r}"


def check_first(pile: Pile, item: Item) -> str | None:
    """The body begins with these words; a dateline or a standfirst may stand before them."""
    seen = pile.body(item["doc"])[:4]
    return None if any(fold(item["words"]) in fold(words) for words in seen) else f"begins {seen[:1]}"


def check_last(pile: Pile, item: Item) -> str | None:
    """The body ends with these words."""
    ends = [item["words"]] if isinstance(item["words"], str) else item["words"]
    seen = pile.body(item["doc"])[-1:]
    return None if seen and fold(seen[0]).endswith(tuple(map(fold, ends))) else f"ends {seen}"


def check_dropped(pile: Pile, item: Item) -> str | None:
    """Words of the page are not body text."""
    found = [words for words in pile.body(item["doc"]) if fold(item["words"]) in fold(words)]
    return f"kept in {found[0][:80]!r}" if found else None


def _days(dates: DatesPayload | None) -> tuple[str | None, str | None]:
    if dates is None:
        return None, None
    return dates.earliest and dates.earliest[:10], dates.latest and dates.latest[:10]


def _name(pile: Pile, reports: Iterable[ReportPayload]) -> list[str]:
    return [f"{r.outlet} ({pile.numbers[r.document] if r.document else 'missing'})" for r in reports]


def _names(pile: Pile, keys: Iterable[str]) -> list[str]:
    return _name(pile, (r for r in pile.payload.reports if r.id in set(keys)))
