"""Trace the example case and tell how much of what its authors expect came out.

    python bench/example.py examples/skerrin
    python bench/example.py examples/skerrin --kind claim --kind origins

FOLDER holds articles and expected.json, which says what a right tracing of them is. Words are matched, not
places.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

import example_checks as checks
import example_claims as claims
from example_piles import Pile, build_pile

Item = Mapping[str, Any]
_CLEANING = {
    "outlet": checks.check_outlet,
    "published": checks.check_published,
    "headline": checks.check_headline,
    "first": checks.check_first,
    "last": checks.check_last,
}


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that should come out. `check` gives None when it does, else what was seen instead."""

    kind: str
    name: str
    check: Callable[[Pile, Item], str | None]
    item: Item

    def judge(self, pile: Pile) -> str | None:
        """Give None when `pile` meets this, else what was seen instead."""
        return self.check(pile, self.item)


def list_expectations(folder: Path) -> list[Expectation]:
    """Give what the expected.json of `folder` says, one expectation for each thing that can be wrong."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    reports = {report["id"]: report for report in expected["reports"]}
    return [
        *_of_cleaning(expected),
        *_of_summary(expected, reports),
        *_of_reports(expected),
        *_of_lineage(expected, reports),
        *_of_sources(expected),
        *_of_passages(expected),
        *_of_claims(expected),
        *_of_falls(expected, reports),
    ]


def _of_cleaning(expected: Item) -> Iterator[Expectation]:
    for doc, wanted in expected["cleaning"].items():
        for field, check in _CLEANING.items():
            if wanted[field] is not None or field == "published":
                yield Expectation("cleaning", f"{doc} {field}", check, {"doc": doc, "words": wanted[field]})
        for words in wanted["dropped"]:
            item = {"doc": doc, "words": words}
            yield Expectation("cleaning", f"{doc} without {words!r}", checks.check_dropped, item)


def _of_summary(expected: Item, reports: Item) -> Iterator[Expectation]:
    wanted = expected["summary"]
    must, may = wanted["original_reports"]["must"], wanted["original_reports"]["may"]
    n_in_pile = len(wanted["originals_in_the_pile"])
    counts = {
        "articles": (wanted["articles"], wanted["articles"]),
        "original_reports": (len(must), len(must) + len(may)),
        "originals_in_case": (n_in_pile, n_in_pile + len(may)),
    }
    for field, (least, most) in counts.items():
        item: Item = {"field": field, "at_least": least, "at_most": most}
        yield Expectation("summary", field, checks.check_count, item)
    for key in must:
        yield Expectation("summary", f"{key} is original", checks.check_original, {"report": reports[key]})
    item = {"reports": [reports[key] for key in (*must, *may)]}
    yield Expectation("summary", "no other original", checks.check_no_other_original, item)
    for field, is_there in (("text_names", True), ("text_must_not_say", False)):
        for words in wanted[field]:
            name = f"text {'says' if is_there else 'keeps from'} {words!r}"
            yield Expectation("summary", name, checks.check_text, {"words": words, "is_there": is_there})


def _of_reports(expected: Item) -> Iterator[Expectation]:
    for report in expected["reports"]:
        key = report["id"]
        yield Expectation("report", f"{key}, its day", checks.check_report, report)
        yield Expectation("report", f"{key}, its sources", checks.check_report_sources, report)
        for credit in report["credited_by"]:
            item = {**credit, "report": report}
            yield Expectation("credit", f"{credit['doc']} to {key}", checks.check_credit, item)


def _of_lineage(expected: Item, reports: Item) -> Iterator[Expectation]:
    def find(key: str) -> Item:
        return reports.get(key) or {"document": key, "outlet": ""}

    for doc, wanted in expected["rests_on"].items():
        for key in wanted["must"]:
            item = {"doc": doc, "report": find(key)}
            yield Expectation("rests on", f"{doc} on {key}", checks.check_rests, item)
        item = {"doc": doc, "reports": [find(key) for key in (*wanted["must"], *wanted["may"])]}
        yield Expectation("rests on", f"{doc} on nothing else", checks.check_rests_no_further, item)
    for doc, owns in expected["own_reporting"].items():
        for own in owns:
            name = f"{doc} {own['words'][:40]!r}"
            yield Expectation("own reporting", name, checks.check_own, {"doc": doc, **own})
    for doc in expected["no_own_reporting"]:
        yield Expectation("own reporting", f"{doc} none", checks.check_no_own, {"doc": doc})


def _of_sources(expected: Item) -> Iterator[Expectation]:
    for source in expected["unnamed_sources"]:
        yield Expectation("unnamed source", f"{source['doc']} {source['words']}", checks.check_unnamed, source)
    for same in expected["same_source"]:
        name = f"{' '.join(same['documents'])} {same['quotation'][:30]!r}"
        yield Expectation("same source", name, checks.check_same_source, same)
    for stance in expected["stances"]:
        yield Expectation("stance", f"{stance['doc']} {stance['stance']}", claims.check_stance, stance)


def _of_passages(expected: Item) -> Iterator[Expectation]:
    for passage in expected["shared_passages"]:
        name = f"{' '.join(passage['docs'])} {passage['starts'][:40]!r}"
        yield Expectation("passage", name, checks.check_passage, passage)
    for words in expected["not_shared_passages"]:
        yield Expectation("passage", f"none of {words!r}", checks.check_no_passage, {"words": words})
    for drift in expected["drifts"]:
        name = f"{' '.join(drift['docs'])} {drift['left']} to {drift['right']}"
        yield Expectation("drift", name, claims.check_drift, drift)


def _of_claims(expected: Item) -> Iterator[Expectation]:
    for claim in expected["claims"]:
        key = claim["id"]
        yield Expectation("claim", f"{key} is one claim", claims.check_claim, claim)
        yield Expectation("origins", f"{key} has its origins", claims.check_origins, claim)
        yield Expectation("origins", f"{key} is nowhere counted twice", claims.check_no_overcount, claim)
    item = expected["two_origins_allowed"]
    yield Expectation("origins", "nothing else on two", claims.check_no_other_pair, item)
    for relation in expected["relations"]:
        yield Expectation("relation", relation["about"], claims.check_relation, relation)
    for finding in expected["findings"]:
        yield Expectation("finding", finding["about"], claims.check_finding, finding)


def _of_falls(expected: Item, reports: Item) -> Iterator[Expectation]:
    named = {claim["id"]: claim for claim in expected["claims"]}
    for key, wanted in expected["if_this_report_falls"].items():
        for field, falls in (("loses", True), ("keeps", False)):
            for claim in wanted[field]:
                item = {"report": reports[key], "claim": named[claim], "falls": falls}
                yield Expectation("load", f"without {key}, {claim} {field} support", claims.check_fall, item)


def _write_score(judged: Sequence[tuple[Expectation, str | None]]) -> None:
    for kind in dict.fromkeys(expectation.kind for expectation, _ in judged):
        results = [seen for expectation, seen in judged if expectation.kind == kind]
        click.echo(f"{kind:16}{results.count(None):4} / {len(results)}")
    n_met = sum(seen is None for _, seen in judged)
    click.echo(f"{'all':16}{n_met:4} / {len(judged)}")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--kind", "kinds", multiple=True, help="Only expectations of this kind; may be given again.")
def main(folder: Path, kinds: tuple[str, ...]) -> None:
    """Print the expectations of FOLDER that are not met, then how many are, by kind."""
    expectations = [e for e in list_expectations(folder) if not kinds or e.kind in kinds]
    pile = build_pile(folder)
    judged = [(expectation, expectation.judge(pile)) for expectation in expectations]
    for expectation, seen in judged:
        if seen is not None:
            click.echo(f"{expectation.kind}: {expectation.name}\n    {seen}")
    _write_score(judged)


if __name__ == "__main__":
    main()
