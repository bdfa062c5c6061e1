"""Score the tracing of a labelled pile: `python bench/seeds.py ../shared/seeds`.

The folder holds articles (*.txt) and an expected.json that says what a perfect tracing would. Every expectation is one
line, met or not; the last line counts them. Exit code 1 when one is not met.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.pipeline import build_case
from whence.settings import Settings
from whence.show import make_payload
from whence.show.claim_payloads import ClaimPayload
from whence.show.payloads import CasePayload, ReportPayload

Check = tuple[str, bool]


def check_folder(folder: Path) -> list[Check]:
    """Give each expectation of `folder`, in words, and whether the tracing of its articles meets it."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        case = build_case(sorted(folder.glob("*.txt")), Path(scratch) / "case.whence", settings=Settings())
    payload = make_payload(case)
    texts = {d.path: Path(d.path).read_text("utf-8") for d in payload.documents}
    return [
        *_check_summary(expected, payload),
        *_check_reports(expected, payload),
        *_check_unnamed(expected, payload, texts),
        *_check_passages(expected, payload),
        *_check_claims(expected, payload),
    ]


def _number(payload: CasePayload, document_id: str) -> str:
    """Give the digits by which expected.json calls a document."""
    path = next(d.path for d in payload.documents if d.id == document_id)
    return Path(path).name[:3]


def _fold(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def _meet(one: str, two: str) -> bool:
    """Tell whether one text holds the other, or both share a run of four words."""
    a, b = _fold(one), _fold(two)
    if a in b or b in a:
        return True
    runs = {tuple(a.split()[i : i + 4]) for i in range(len(a.split()) - 3)}
    return any(tuple(b.split()[i : i + 4]) in runs for i in range(len(b.split()) - 3))


def _check_summary(expected: dict[str, Any], payload: CasePayload) -> Iterator[Check]:
    summary = expected["summary"]
    yield f"{summary['articles']} articles", payload.summary.articles == summary["articles"]
    n = len(summary["original_reports"])
    yield f"{n} original reports, not {payload.summary.original_reports}", payload.summary.original_reports == n
    inside = len(summary["original_reports_in_the_pile"])
    yield f"{inside} of them in the pile", payload.summary.originals_in_case == inside
    own = {_number(payload, d.id) for d in payload.documents if d.own_reporting}
    yield (
        f"own reporting in {summary['articles_with_reporting_of_their_own']}, found in {sorted(own)}",
        own == set(summary["articles_with_reporting_of_their_own"]),
    )


def _find_report(report: dict[str, Any], payload: CasePayload) -> ReportPayload | None:
    found = [r for r in payload.reports if r.outlet and _meet(r.outlet, report["outlet"]) and r.is_original]
    return found[0] if len(found) == 1 else None


def _check_reports(expected: dict[str, Any], payload: CasePayload) -> Iterator[Check]:
    for report in expected["reports"]:
        found = _find_report(report, payload)
        yield f"one report of {report['outlet']}", found is not None
        if found is None:
            continue
        dates = found.published and (found.published.earliest, found.published.latest)
        want = (report["published"]["earliest"], report["published"]["latest"])
        yield f"{found.id} is dated {want}, not {dates}", dates == want
        yield f"{found.id} is not in the case", found.in_case == report["in_pile"]
        for credit in report["credited_by"]:
            yield (
                f"{found.id} is credited by {credit['doc']}: {credit['words']}",
                any(
                    _number(payload, e.document) == credit["doc"] and _meet(e.words, credit["words"])
                    for e in found.credited_by
                ),
            )
        stated = report["sources_stated"]
        yield (
            f"its sources: {stated['words']}, not {found.sources.stated}",
            bool(found.sources.stated) and _meet(found.sources.stated or "", stated["words"]),
        )
        if stated["total"] is not None:
            total = (found.sources.at_least, found.sources.at_most)
            yield f"{stated['total']} of them, not {total}", total == (stated["total"],) * 2
    resting = expected["summary"]["articles_resting_on"]
    for name, documents in resting.items():
        report = next(r for r in expected["reports"] if r["id"] == name)
        found = _find_report(report, payload)
        if found is not None:
            got = {
                _number(payload, d.id) for d in payload.documents if found.id in d.rests_on + d.perhaps_rests_on
            }
            yield f"{documents} rest on {name}, found {sorted(got)}", got == set(documents)


def _check_unnamed(expected: dict[str, Any], payload: CasePayload, texts: dict[str, str]) -> Iterator[Check]:
    from whence.pipeline import read_files

    for item in expected["unnamed_sources_the_reader_must_find"]:
        path = next(Path(d.path) for d in payload.documents if _number(payload, d.id) == item["doc"])
        pile = read_files([path], plain=False, settings=Settings())
        text = texts[str(path)]
        want = _fold(re.split(r"\b(?:explained|could not|declined|, speaking)\b", item["words"])[0])
        found = [
            a
            for a in pile.readings[0].attributions
            if any(want in _fold(s.of(text)) for s in a.source) and a.speaker
        ]
        yield f"{item['doc']}: {item['words']}", bool(found)
        if found and item.get("count"):
            counts = {(a.speaker.at_least, a.speaker.at_most) for a in found if a.speaker}
            yield (
                f"{item['doc']}: {item['words']}: {item['count']}, not {counts}",
                (item["count"],) * 2 in counts,
            )
        if found and item.get("channel"):
            yield f"{item['doc']}: {item['words']}: to {item['channel']}", any(a.channel for a in found)


def _check_passages(expected: dict[str, Any], payload: CasePayload) -> Iterator[Check]:
    for item in expected["shared_passages_that_must_be_aligned"]:
        for one, two in zip(item["docs"], item["docs"][1:], strict=False):
            yield (
                f"{one} and {two} share “{item['starts']}”",
                any(
                    {_number(payload, p.left.document), _number(payload, p.right.document)} == {one, two}
                    and _fold(item["starts"]) in _fold(p.left.words)
                    for p in payload.passages
                ),
            )


def _check_claims(expected: dict[str, Any], payload: CasePayload) -> Iterator[Check]:
    """Check that no claim with the words of an expected value counts more origins than that allows."""
    most = {
        "couple of dozen": 1,
        "200 km to 700 km": 1,
        "in Iraqi Kurdistan": 1,
        "was clear to Iraqi intelligence": 1,
    }
    for words, at_most in most.items():
        claims = [c for c in payload.claims if any(_fold(words) in _fold(s.words) for s in c.statements)]
        yield (
            f"“{words}” is a claim of at most {at_most} origin",
            bool(claims) and all(_supported(c, words) <= at_most for c in claims),
        )
    top = [c for c in payload.claims if len({s.document for s in c.statements}) >= 3]
    yield (
        "a claim that 3 articles carry counts no more than 3 origins",
        all(c.origins.at_most <= 3 for c in top),
    )
    moved = [c for c in payload.claims if c.origins.at_least == 2 and "missile" in _fold(c.slot)]
    yield "the transfer itself stands on at least 2 origins", bool(moved)
    kinds = {r.kind for c in payload.claims for r in c.relations if _is_range(c, r.left, r.right)}
    yield (
        f"the two ranges differ in scope, not {sorted(kinds)}",
        "different scope" in kinds and "agree" not in kinds,
    )


def _supported(claim: ClaimPayload, words: str) -> int:
    return len({s.origin for s in claim.statements if _fold(words) in _fold(s.words)})


def _is_range(claim: ClaimPayload, left: str, right: str) -> bool:
    words = [next(s.words for s in claim.statements if s.id == key) for key in (left, right)]
    return any("900" in w for w in words) and any("700" in w for w in words)


def main(folder: Path) -> int:
    """Print every expectation and the count; give the exit code."""
    checks = check_folder(folder)
    for words, is_met in checks:
        print(f"{'met ' if is_met else 'MISS'} {words}")
    n_met = sum(is_met for _, is_met in checks)
    print(f"seeds: {n_met} of {len(checks)} expectations met (goal: all)")
    return int(n_met < len(checks))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/seeds")))
