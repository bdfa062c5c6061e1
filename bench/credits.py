"""Score the credits that `whence trace` reads, on stories whose credits were marked by hand, and on PolNeAR.

    python bench/credits.py [GOLD_FOLDER] [-v] [--reader rules]
    python bench/credits.py --polnear ../shared/data/polnear

Each story of GOLD_FOLDER is traced as a user would: its folder of text files is the pile. A credit is found when the
words that name the outlet overlap and the outlet is the same; of an account that is only described, when the
credit overlaps and names no outlet; of an article that credits itself, when the program too says that it does, for
a bare text need not say whose it is. `byline` and `tag` are one form here, the signature.

PolNeAR's weak labels are scored by `credit_labels.py`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import click

from credit_labels import score_polnear
from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.pipeline import trace_files
from whence.records import Document, Span
from whence.settings import ReaderName, Settings
from whence.wordtables import fold

DEV = Path(__file__).parents[1] / "tests" / "gold" / "credits" / "dev"
_SIGNATURE = {"byline": "signature", "tag": "signature"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A credit as marked by hand. `outlet` None: it is only described."""

    id: str
    article: str
    words: Span
    outlet: str | None
    form: str
    is_self: bool
    via: str | None
    when: str | None
    truth: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A marked credit and the credit found for it; either may lack."""

    marked: Marked | None
    found: Credit | None
    text: str
    article: str


def read_gold(folder: Path) -> dict[str, tuple[str, list[Marked]]]:
    """Give text and marks of each article of a story."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found = {}
    for name, article in gold["articles"].items():
        text = (folder / name).read_text(encoding="utf-8")
        found[name] = text, [_read_mark(name, text, entry) for entry in article["credits"]]
    return found


def _read_mark(name: str, text: str, entry: Mapping[str, Any]) -> Marked:
    words, n = entry["words"], 1
    if isinstance(words, dict):
        words, n = words["q"], words["n"]
    places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return Marked(
        id=entry["id"], article=name, words=Span(*places[n - 1].span()), outlet=entry["outlet"],
        form=entry["form"], is_self=entry["self"], via=entry["via"], when=entry["when"], truth=entry.get("truth"),
    )  # fmt: skip


def match_story(folder: Path, settings: Settings) -> tuple[list[Match], dict[str, str]]:
    """Give the matches of a story, and the file of each document's id."""
    gold = read_gold(folder)
    pile, trace = trace_files(sorted(folder.glob("*.txt")), settings=settings)
    names = {document.id: Path(document.path).name for document in pile.documents}
    matches: list[Match] = []
    for document in pile.documents:
        text, marks = gold[names[document.id]]
        credits = [credit for credit in trace.credits if credit.document_id == document.id]
        matches += _match_article(text, document, marks, credits, pile.outlets)
    return matches, names


def _match_article(
    text: str, document: Document, marks: list[Marked], credits: list[Credit], outlets: OutletTable
) -> Iterator[Match]:
    article = Path(document.path).name
    shift = 0 if document.text == text else None
    left = list(credits)
    for mark in marks:
        span = mark.words if shift == 0 else _relocate(text, document.text, mark.words)
        fits = [credit for credit in left if _is_same(mark, span, credit, outlets)]
        best = min(fits, key=lambda credit: (credit.form != mark.form, credit.span), default=None)
        if best is not None:
            left.remove(best)
        yield Match(marked=mark, found=best, text=document.text, article=article)
    for credit in left:
        yield Match(marked=None, found=credit, text=document.text, article=article)


def _relocate(text: str, working: str, span: Span) -> Span:
    """Give the place in the working text of words of the file, where cleaning changed white space or marks."""
    words = span.of(text)
    n = len(list(re.finditer(re.escape(words), text[: span.start])))
    places = list(re.finditer(re.escape(words), working))
    return Span(*places[min(n, len(places) - 1)].span()) if places else Span(0, 0)


def _is_same(mark: Marked, span: Span, credit: Credit, outlets: OutletTable) -> bool:
    if mark.outlet is None:
        return credit.outlet is None and not credit.is_self and credit.span.overlaps(span)
    place = credit.outlet_span or credit.span
    if not place.overlaps(span):
        return False
    if mark.is_self and credit.is_self:
        return True
    if credit.outlet is None:
        return False
    known = outlets.resolve(mark.outlet)  # the table may know the name for a real outlet's
    is_known = known is not None and known[0] == credit.outlet
    return is_known or _plain(outlets.get(credit.outlet).name) == _plain(mark.outlet)


def _plain(name: str) -> str:
    return re.sub(r"\W|_", "", re.sub(r"^the |\.(?:com|net|org)$", "", fold(name)))


def write_scores(matches: list[Match], names: Mapping[str, str], doubts: Mapping[str, str]) -> None:
    """Print precision, recall and F1 in all and by form, then what is right of the found."""
    forms = ("told", "verb", "according", "noun", "signature", "described", "anaphor")
    click.echo(f"{'':12} {'marked':>6} {'found':>6} {'right':>6}  precision recall  F1")
    for form in ("all", *forms):
        marked = [m for m in matches if m.marked and form in ("all", _form(m.marked.form))]
        given = [m for m in matches if m.found and form in ("all", _form(m.found.form))]
        right = sum(m.found is not None for m in marked)
        n_right = sum(m.marked is not None for m in given)
        precision, recall = _share(n_right, len(given)), _share(right, len(marked))
        f1 = _share(2 * precision * recall, precision + recall)
        click.echo(
            f"{form:12} {len(marked):6} {len(given):6} {right:6}  {precision:.3f}     {recall:.3f}   {f1:.3f}"
        )
    both = [(m.marked, m.found) for m in matches if m.marked and m.found]
    _write_own(matches)
    click.echo(f"form right   {_share(sum(_form(a.form) == _form(b.form) for a, b in both), len(both)):.3f}")
    click.echo(f"self right   {_share(sum(a.is_self == b.is_self for a, b in both), len(both)):.3f}")
    _write_links(matches)
    dated = [(a, b) for a, b in both if a.when is not None]
    n_dated = sum(b.when is not None or b.weekday is not None for _, b in dated)
    n_extra = sum((b.when is not None or b.weekday is not None) and a.when is None for a, b in both)
    click.echo(f"when found   {n_dated} of {len(dated)}; {n_extra} dated that are not")
    _write_wrong(matches, names, doubts)


def _write_own(matches: list[Match]) -> None:
    """Print how many credits of an article to itself are found, and how many are found for another outlet."""
    own = [m for m in matches if m.marked and m.marked.is_self]
    lost: dict[tuple[str, str], list[Span]] = {(m.article, m.text): [] for m in matches}
    for m in matches:
        if m.found and not m.marked:
            lost[m.article, m.text].append(m.found.outlet_span or m.found.span)
    n_other = sum(
        any(span.overlaps(m.marked.words) for span in lost[m.article, m.text])
        for m in matches if m.marked and not m.found
    )  # fmt: skip
    click.echo(
        f"own credits  {sum(m.found is not None for m in own)} of {len(own)}; {n_other} found for another outlet"
    )


def _write_links(matches: list[Match]) -> None:
    """Print F1 of the links from a credit to the one through which the article has it."""
    gold = {(m.article, m.marked.id): m.found.id for m in matches if m.marked and m.found}
    wanted = {
        (m.article, gold.get((m.article, m.marked.id), m.marked.id), gold.get((m.article, m.marked.via), m.marked.via))
        for m in matches if m.marked and m.marked.via
    }  # fmt: skip
    given = {(m.article, m.found.id, m.found.via) for m in matches if m.found and m.found.via}
    precision, recall = _share(len(wanted & given), len(given)), _share(len(wanted & given), len(wanted))
    f1 = _share(2 * precision * recall, precision + recall)
    click.echo(
        f"via          {len(wanted & given)} of {len(wanted)}, {len(given)} given: "
        f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"
    )


def _write_wrong(matches: list[Match], names: Mapping[str, str], doubts: Mapping[str, str]) -> None:
    wrong = [m for m in matches if m.marked and m.marked.truth]
    flagged = [m for m in wrong if m.found and m.found.id in doubts]
    right = [m for m in flagged if m.marked and m.found and names[doubts[m.found.id]] == m.marked.truth]
    ids = {m.found.id for m in wrong if m.found}
    click.echo(
        f"wrong credits: {len(wrong)} marked, {len(flagged)} flagged, {len(right)} with the right document; "
        f"{len(set(doubts) - ids)} flagged beside them"
    )


def _form(form: str) -> str:
    return _SIGNATURE.get(form, form)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _write_mistakes(matches: list[Match], outlets: str) -> None:
    for match in matches:
        mark, credit = match.marked, match.found
        if mark is None or credit is None:
            span = (credit and (credit.outlet_span or credit.span)) or cast(Marked, mark).words
            around = " ".join(match.text[max(0, span.start - 60) : span.end + 50].split())
            said = (
                f"not marked: {credit.outlet} {credit.form}" if credit
                else f"not found: {cast(Marked, mark).outlet} {cast(Marked, mark).form} {cast(Marked, mark).id}"
            )  # fmt: skip
            click.echo(f"  {outlets}/{match.article} [{span.of(match.text)}] {said}: ...{around}...")
        elif _form(mark.form) != _form(credit.form) or mark.is_self != credit.is_self:
            click.echo(
                f"  {outlets}/{match.article} {mark.id} [{mark.words.of(match.text)}] "
                f"{mark.form}{' self' * mark.is_self} taken for {credit.form}{' self' * credit.is_self}"
            )


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), default=DEV)
@click.option("-v", "--verbose", is_flag=True, help="List each mistake.")
@click.option("--reader", type=click.Choice(["rules", "learned"]), help="Only this reader; else both.")
@click.option("--polnear", type=click.Path(exists=True, path_type=Path), help="Score PolNeAR's weak labels.")
def main(gold: Path, verbose: bool, reader: str | None, polnear: Path | None) -> None:
    """Score the credits read in the stories of GOLD."""
    if polnear is not None:
        score_polnear(polnear, verbose=verbose)
        return
    for name in [reader] if reader else ["rules", "learned"]:
        settings = Settings(reader=cast(ReaderName, name), processes=1)
        matches: list[Match] = []
        names: dict[str, str] = {}
        for story in sorted(path for path in gold.iterdir() if path.is_dir()):
            found, files = match_story(story, settings)
            matches += found
            names |= files
            if verbose:
                _write_mistakes(found, story.name)
        click.echo(f"reader {name}")
        doubts = {m.found.id: m.found.doubt for m in matches if m.found and m.found.doubt}
        write_scores(matches, names, doubts)


if __name__ == "__main__":
    main()
