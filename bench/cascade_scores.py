"""What a tracing has right of a cascade: origins of claims, who took it from whom, and hidden originals.

Edges. An article's own derivations of weight .75 or more are what is found; those that follow from others ("through")
are not counted again. One is right when it leads to an ancestor: to the article itself, or for a hidden one to a
missing report of its outlet or of no outlet that several copies imply. One is left out of account when it leads to an
outlet, missing or in the pile, that the article itself wrongly names: a credit is kept as stated. An article counts as
found when some derivation, "through" ones too, leads to its parent, or to what words and dates cannot tell from the
parent: to what holds all that was taken, in the parent's very words, while no credit names the parent. Of two articles
whose order nothing tells, no date, no credit and nothing cut, either may be found to rest on the other: that they are
linked must be found, and the edge the wrong way round is left out of account. So are those of two copies of a hidden
original that credit nobody.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cascade_articles import Article, Cascade, PlantedDrift, TrueClaim
from whence.conclusions import SURE, Case, Claim, Derivation, Report
from whence.records import Document, Span


@dataclass(slots=True)
class Score:
    """Counts over cascades, and a line for each fault."""

    sums: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another score in."""
        self.sums.update(other.sums)
        self.faults += other.faults

    def share(self, part: str, whole: str) -> float | None:
        """Give one count as a share of another; None where there is nothing to count."""
        return self.sums[part] / self.sums[whole] if self.sums[whole] else None

    def f1(self, kind: str) -> float | None:
        """Give F1 of the edges of one kind of credit, or of all (`""`)."""
        precision = self.share(f"edges right{kind}", f"edges found{kind}")
        recall = self.share(f"edges met{kind}", f"edges true{kind}")
        if recall is None:
            return None
        return 2 * (precision or 0) * recall / ((precision or 0) + recall or 1)


def score_cascade(cascade: Cascade, case: Case) -> Score:
    """Score the tracing of one pile."""
    judge = _Judge(cascade, case)
    judge.score_edges()
    judge.score_hidden()
    judge.score_drifts()
    for claim in cascade.claims:
        judge.score_claim(claim)
    return judge.score


class _Judge:
    """Compares one case with its cascade."""

    def __init__(self, cascade: Cascade, case: Case) -> None:
        self.score = Score()
        self._cascade, self._case = cascade, case
        names = {article.name: place for place, article in enumerate(cascade.articles) if article.name}
        self._documents: dict[int, Document] = {}
        for document in case.documents:
            self._documents[names[document.path.rpartition("/")[2]]] = document
        self._places = {document.id: place for place, document in self._documents.items()}
        self._reports = {report.id: report for report in case.trace.reports}

    def _fault(self, kind: str, words: str) -> None:
        self.score.faults.append(f"{self._cascade.number:03} {self._cascade.shape}: {kind}: {words}")

    def _article(self, place: int) -> Article:
        return self._cascade.articles[place]

    def score_edges(self) -> None:
        """Count the derivations of every article."""
        for place, document in self._documents.items():
            article, sums = self._article(place), self.score.sums
            sums.update({"articles": 1, "outlets told": int(document.outlet == article.outlet.key)})
            sure = [
                d
                for d in self._case.trace.derivations
                if d.document_id == document.id and d.probability >= SURE
            ]
            kinds = ("", f" {article.credit}") if article.credit else ("", " of none")
            if self._is_open(place):
                continue
            for derivation in sure:
                verdict = (
                    None if _is_through(derivation) else self._judge(place, self._reports[derivation.report_id])
                )
                if verdict is None:
                    continue
                sums.update({f"edges found{kind}": 1 for kind in kinds})
                sums.update({f"edges right{kind}": int(verdict) for kind in kinds})
                if not verdict:
                    evidence = {f"{e.kind}: {e.words[:60]}" for e in derivation.evidence}
                    report = self._name(self._reports[derivation.report_id])
                    self._fault("wrong edge", f"{self._about(place)} on {report}: {sorted(evidence)[:3]}")
            if article.parent is not None:
                wanted = self._cascade.alike(place)
                is_met = any(self._leads(self._reports[d.report_id], place, wanted) for d in sure)
                if not is_met and self._is_reversed(place, article.parent):
                    continue
                sums.update({f"edges true{kind}": 1 for kind in kinds})
                sums.update({f"edges met{kind}": int(is_met) for kind in kinds})
                if not is_met:
                    got = [f"{self._name(self._reports[d.report_id])} {d.probability}" for d in sure]
                    self._fault("missed edge", f"{self._about(place)}; found {got}")

    def _is_open(self, place: int) -> bool:
        """Tell whether an article is one of two copies of a hidden original that credit nobody."""
        siblings = [k for k in self._documents if self._article(k).parent == self._article(place).parent]
        is_hidden = self._hidden(place) is not None
        return is_hidden and len(siblings) == 2 and not any(self._article(k).stated() for k in siblings)

    def _is_reversed(self, place: int, parent: int) -> bool:
        """Tell whether the parent was found to rest on its copy, and nothing tells which came first."""
        if self._cascade.is_order_told(place, parent):
            return False
        return any(
            self._documents[parent].id == d.document_id
            and d.probability >= SURE
            and self._reports[d.report_id].document_id == self._documents[place].id
            for d in self._case.trace.derivations
        )

    def _hidden(self, place: int) -> Article | None:
        return next(
            (self._article(k) for k in self._cascade.ancestors(place) if self._article(k).is_hidden), None
        )

    def _judge(self, place: int, report: Report) -> bool | None:
        """Tell whether an article rests on a report in truth; None: its own words say so, wrongly."""
        ancestors = self._cascade.ancestors(place)
        is_copy = self._article(place).parent is not None
        wanted = {*ancestors, *(self._cascade.alike(place) if is_copy else ())}
        if self._leads(report, place, wanted):
            return True
        other = self._places.get(report.document_id or "")
        if other is not None and place in self._cascade.ancestors(other):
            return None if not self._cascade.is_order_told(other, place) else False
        honest = {self._article(k).outlet.key for k in ancestors}
        return None if report.outlet in self._article(place).stated() - honest else False

    def _leads(self, report: Report, place: int, wanted: set[int]) -> bool:
        """Tell whether a report is one of the `wanted` articles; a hidden one is a missing report."""
        if report.document_id is not None:
            return self._places[report.document_id] in wanted
        hidden = self._hidden(place)
        is_wanted = any(self._article(k).is_hidden for k in wanted)
        return is_wanted and hidden is not None and (_is_implied(report) or report.outlet == hidden.outlet.key)

    def _about(self, place: int) -> str:
        article = self._article(place)
        parent = None if article.parent is None else self._article(article.parent)
        whence = (
            "original"
            if parent is None
            else f"{article.kind} of {parent.name or 'hidden'} ({parent.outlet.name})"
        )
        return f"{article.name} ({article.outlet.name}, {whence}, credit {article.credit})"

    def _name(self, report: Report) -> str:
        if report.document_id is not None:
            return self._article(self._places[report.document_id]).name
        return (
            "an implied report"
            if _is_implied(report)
            else f"missing {report.outlet_name or 'report of no outlet'}"
        )

    def score_hidden(self) -> None:
        """Count the missing originals that articles rest on, and whether the hidden one is among them.

        Those that a wrong credit names are left out of account.
        """
        named = set[str]()
        for place in self._documents:
            named |= self._article(place).stated()
        hidden = next((a for a in self._cascade.articles if a.is_hidden), None)
        found = [
            report for report in self._case.trace.reports if report.document_id is None and report.is_original
        ]
        if hidden is None:
            found = [r for r in found if _is_implied(r) or r.outlet not in self._misstated()]
        else:
            found = [
                r for r in found if _is_implied(r) or r.outlet not in named or r.outlet == hidden.outlet.key
            ]
        right = [r for r in found if hidden is not None and (_is_implied(r) or r.outlet == hidden.outlet.key)]
        sums = self.score.sums
        copies = [k for k in self._documents if hidden is not None and self._hidden(k) is hidden]
        is_named = hidden is not None and any(hidden.outlet.key in self._article(k).stated() for k in copies)
        if len(copies) == 2 and not is_named:  # nothing can be known of it: to claim it is a fault
            sums.update({"hidden of 2": 1, "hidden of 2 left open": int(not right)})
            right = []
        elif hidden is not None:
            key = "hidden credited" if is_named else f"hidden of {len(copies)}"
            sums.update({key: 1, f"{key} met": int(bool(right))})
            if not right:
                self._fault("missed original", f"{hidden.outlet.name}, {len(copies)} copies")
        sums.update({"hidden found": len(found), "hidden right": min(1, len(right))})
        for report in found if not right else [*[r for r in found if r not in right], *right[1:]]:
            words = [f"{e.document_id}: {e.words[:50]}" for e in report.credited_by]
            self._fault("wrong original", f"{self._name(report)} {words[:3]}")

    def _misstated(self) -> set[str]:
        """Give the outlets outside the pile that articles wrongly name."""
        return {key for place in self._documents for key in self._article(place).misstated}

    def score_drifts(self) -> None:
        """Count the planted numbers that are among the drifts found."""
        for planted in self._cascade.drifts:
            article = self._article(planted.article)
            if not self._is_visible(planted, article):
                continue
            document = self._documents[planted.article]
            is_met = any(
                drift.kind == "number"
                and document.id in (drift.left_id, drift.right_id)
                and self._holds(drift.left_id, drift.left, planted.before, planted.after)
                and self._holds(drift.right_id, drift.right, planted.before, planted.after)
                for drift in self._case.trace.drifts
            )
            self.score.sums.update({"drifts": 1, "drifts met": int(is_met)})
            if not is_met:
                self._fault("missed drift", f"{article.name}: {planted.before} to {planted.after}")

    def _is_visible(self, planted: PlantedDrift, article: Article) -> bool:
        """Tell whether the pile holds the sentence with both numbers: one may be cut, or the original hidden."""
        after, before = [f" {words} " for words in (planted.after, planted.before)]
        others = [a for k, a in enumerate(self._cascade.articles) if not a.is_hidden and k != planted.article]
        is_kept = any(before in f" {p.plain}" for a in others for p in a.find([planted.key]))
        return is_kept and any(after in f" {p.plain}" for p in article.find([planted.key]))

    def _holds(self, document_id: str, span: Span, before: str, after: str) -> bool:
        words = span.of(self._documents[self._places[document_id]].text)
        return before in words or after in words

    def score_claim(self, claim: TrueClaim) -> None:
        """Score a claim by the one found that holds most of its articles; of several, by the one farthest off."""
        sums, n_true = self.score.sums, claim.n_origins
        carriers = self._cascade.carriers(claim)
        holding = list(self._holding(claim))
        found_claims = {found.id: found for _, found in holding}.values()
        held = [(len({place for place, c in holding if c.id == found.id}), found) for found in found_claims]
        sums.update({"claims": 1, f"claims of {n_true}": 1})
        best = max(
            held, key=lambda pair: (pair[0], abs(pair[1].origins.expected - n_true), pair[1].id), default=None
        )
        words = self._article(carriers[0]).find(claim.keys)[0].text[:90]
        if best is None:
            self._fault("missed claim", f"{[self._article(k).name for k in carriers]} {words}")
            return
        n_held, found = best
        counted = found.origins
        is_covered = counted.at_least <= n_true <= counted.at_most
        is_exact = abs(counted.expected - n_true) < 0.5
        sums.update({"claims held": 1, "claims exact": int(is_exact), "claims covered": int(is_covered)})
        sums[f"claims exact of {n_true}"] += is_exact
        sums.update(
            {"width": counted.at_most - counted.at_least, "carriers": len(carriers), "carriers held": n_held}
        )
        if not (is_exact and is_covered):
            origins = sorted({f"{self._places[s.document_id]}:{s.origin}" for s in found.statements})
            files = [self._article(k).name for k in carriers]
            self._fault(
                "wrong count" if is_covered else "uncovered count",
                f"{n_true} true, found {counted.at_least}-{counted.at_most} ({counted.expected}), "
                f"{n_held} of {files}; {words!r}; {origins}",
            )

    def _holding(self, claim: TrueClaim) -> Iterator[tuple[int, Claim]]:
        """Yield (place of the article, claim found) for each statement that meets a sentence of `claim`."""
        for place in self._cascade.carriers(claim):
            document = self._documents[place]
            spans = [_find(document.text, p.text) for p in self._article(place).find(claim.keys)]
            for found in self._case.weighing.claims:
                for statement in found.statements:
                    meets = any(a.overlaps(b) for a in statement.spans for b in spans)
                    if statement.document_id == document.id and meets:
                        yield place, found


def _find(text: str, words: str) -> Span:
    start = text.find(words)
    return Span(start, start + len(words)) if start >= 0 else Span(0, 0)


def _is_through(derivation: Derivation) -> bool:
    return all(evidence.kind == "through" for evidence in derivation.evidence)


def _is_implied(report: Report) -> bool:
    return bool(report.implied_by)
