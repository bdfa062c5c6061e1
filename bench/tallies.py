"""Counts what a reading has right of a marked article: classes, fields, channels, nesting, short forms."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marked import SHORT, MarkedArticle, MarkedAttribution  # in tests/, which the program puts on its path
from whence.read.gazetteers import fold_name
from whence.records import Attribution, Span

FIELDS = (
    "low",
    "high",
    "count",
    "nationality",
    "role",
    "institution",
    "access",
    "anonymity",
)  # of unnamed people
_OF_FIELD = {"low": "at_least", "high": "at_most", "count": "count_words"}


@dataclass
class Tally:
    """What is counted on the way: by class (right, found, marked), and answers to short forms."""

    classes: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    sums: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def label(self, name: str, gold: str | None, mine: str | None) -> None:
        """Count one label; None: not marked, or not found."""
        counts = self.classes.setdefault(name, Counter())
        if gold is not None:
            counts[gold, "marked"] += 1
        if mine is not None:
            counts[mine, "found"] += 1
        if gold is not None and gold == mine:
            counts[gold, "right"] += 1

    def macro(self, name: str) -> float:
        """Give the mean F1 over the classes that are marked."""
        counts = self.classes[name]
        classes = sorted({c for c, what in counts if what == "marked"})
        return sum(f1(counts[c, "right"], counts[c, "found"], counts[c, "marked"]) for c in classes) / len(
            classes
        )

    def of_class(self, name: str) -> dict[str, float]:
        """Give F1 by class."""
        counts = self.classes[name]
        classes = sorted({c for c, what in counts if what == "marked"})
        return {c: f1(counts[c, "right"], counts[c, "found"], counts[c, "marked"]) for c in classes}


def f1(right: float, found: float, marked: float) -> float:
    """Give F1 of counts; 1 where there is nothing to find and nothing found."""
    return 2 * right / (found + marked) if found + marked else 1.0


def pair_up(
    gold: Sequence[MarkedAttribution], found: Sequence[Attribution]
) -> list[tuple[MarkedAttribution, Attribution | None]]:
    """Match each marked attribution with the found one whose cue meets its own and whose content shares most."""
    free, pairs = list(found), []
    for each in gold:
        same = [a for a in free if any(s.overlaps(g) for s in a.cue for g in each.cue)]
        best = max(
            same, key=lambda a: _shared(a.content, each.content) + _shared(a.source, each.source), default=None
        )
        if best is not None and _shared(best.content, each.content) > 0:
            free.remove(best)
            pairs.append((each, best))
        else:
            pairs.append((each, None))
    return pairs


def _shared(one: Sequence[Span], two: Sequence[Span]) -> float:
    common = sum(max(0, -a.gap(b)) for a in one for b in two)
    size = sum(s.end - s.start for s in (*one, *two))
    return 2 * common / size if size else 1.0


@dataclass(frozen=True)
class Scorer:
    """Counts one article into the tally."""

    article: MarkedArticle
    tally: Tally

    def score(self, found: Sequence[Attribution]) -> None:
        """Count all that is marked and all that is found."""
        sums, pairs = self.tally.sums, pair_up(self.article.attributions, found)
        ids = {gold.id: mine.id for gold, mine in pairs if mine is not None}
        extra = [mine for mine in found if mine.id not in ids.values()]
        sums.update({"marked": len(pairs), "found": len(found), "paired": len(ids)})
        sums["nested, found"] += sum(mine.parent_id is not None for mine in found)
        sums["channels, found"] += sum(mine.channel is not None for mine in found)
        for mine in extra:
            self.tally.label("stance", None, mine.stance)
            self.tally.mistakes.append(f"extra: {self.article.name}: {self._words(mine)}")
        for gold, mine in pairs:
            self._count_spans(gold, mine)
            self._count_labels(gold, mine)
            self._count_channel(gold, mine)
            self._count_nesting(gold, mine, ids)
            if gold.source:
                self._count_source(gold, mine)
                self._count_short(gold, mine)

    def _words(self, mine: Attribution) -> list[str]:
        return [span.of(self.article.text) for span in (*mine.source, *mine.cue, *mine.content)]

    def _miss(self, what: str, gold: MarkedAttribution, want: object, have: object) -> None:
        words = [span.of(self.article.text) for span in (*gold.source, *gold.cue)]
        content = gold.content[0].of(self.article.text)[:50]
        label = f"{what}: {self.article.name} {gold.id}: {words} {content!r}"
        self.tally.mistakes.append(f"{label}: {have!r}, not {want!r}")

    def _source(self, gold: MarkedAttribution) -> dict[str, Any] | None:
        return self.article.sources.get(gold.who or "")

    def _count_spans(self, gold: MarkedAttribution, mine: Attribution | None) -> None:
        if mine is None:
            self._miss("missed", gold, "", "")
            return
        is_exact = (mine.source, mine.cue, mine.content) == (gold.source, gold.cue, gold.content)
        self.tally.sums["exact"] += is_exact
        if not is_exact:
            want = [span.of(self.article.text) for span in (*gold.source, *gold.cue, *gold.content)]
            self._miss("spans", gold, want, self._words(mine))

    def _count_labels(self, gold: MarkedAttribution, mine: Attribution | None) -> None:
        labels = [
            ("stance", gold.stance, mine and mine.stance),
            ("certainty", gold.certainty, mine and mine.certainty),
            ("writer", gold.writer, mine and mine.writer),
            ("negated", str(gold.negated), mine and str(mine.denies_content)),
        ]
        if (self._source(gold) or {}).get("type") in ("person", "people"):
            labels.append(("voice", gold.voice, mine and mine.voice))
        for name, want, have in labels:
            self.tally.label(name, want, have)
            if mine is not None and want != have:
                self._miss(name, gold, want, have)

    def _count_channel(self, gold: MarkedAttribution, mine: Attribution | None) -> None:
        channel = mine.channel.span if mine is not None and mine.channel is not None else None
        is_right = channel is not None and any(channel.overlaps(span) for span in gold.channel)
        self.tally.sums["channels, marked"] += bool(gold.channel)
        self.tally.sums["channels, right"] += is_right
        if (channel is not None or gold.channel) and not is_right:
            want = [span.of(self.article.text) for span in gold.channel]
            self._miss("channel", gold, want, channel and channel.of(self.article.text))

    def _count_nesting(self, gold: MarkedAttribution, mine: Attribution | None, ids: Mapping[str, str]) -> None:
        if gold.parent is None:
            return
        is_right = mine is not None and mine.parent_id is not None and mine.parent_id == ids.get(gold.parent)
        self.tally.sums["nested, marked"] += 1
        self.tally.sums["nested, right"] += is_right
        if not is_right:
            self._miss("nesting", gold, gold.parent, mine and mine.parent_id)

    def _count_source(self, gold: MarkedAttribution, mine: Attribution | None) -> None:
        """Count the type of a source, and the fields of unnamed people."""
        source = self._source(gold)
        if source is None:
            return
        profile = mine.speaker if mine is not None and mine.source else None
        kind = profile and (profile.form or profile.kind)
        self.tally.label("type", source["type"], kind)
        if profile is not None and kind != source["type"]:
            self._miss("type", gold, source["type"], kind)
        if "name" in source or source["type"] not in ("person", "people"):
            return
        self.tally.sums["unnamed, marked"] += 1
        if mine is None or profile is None or profile.is_named or _shared(mine.source, gold.source) <= 0.5:
            if mine is not None:
                self._miss("unnamed", gold, source, profile)
            return
        self.tally.sums["unnamed, found"] += 1
        for name in FIELDS:
            want, have = source.get(name), getattr(profile, _OF_FIELD.get(name, name))
            if want is None and have is None:
                continue
            is_right = want == have or _alike(want, have)
            self.tally.sums.update({"fields": 1, f"{name}, all": 1})
            self.tally.sums.update({"fields, right": int(is_right), f"{name}, right": int(is_right)})
            if not is_right:
                self._miss(f"field {name}", gold, want, have)

    def _count_short(self, gold: MarkedAttribution, mine: Attribution | None) -> None:
        """Count what a pronoun or "the official" was taken for."""
        source = self._source(gold)
        if not self._is_short(gold, source):
            return
        answer, sums = self._answer(mine), self.tally.sums
        full = source and (source.get("name") or source["words"])
        if source is None:
            sums.update({"short, open": 1, "short, rightly open": int(answer is None)})
        else:
            is_right = answer is not None and gold.who in answer
            sums.update({"short": 1, "short, answered": int(answer is not None), "short, right": int(is_right)})
        if (answer is None) != (source is None) or (answer is not None and gold.who not in answer):
            self._miss("short form", gold, full, answer)

    def _is_short(self, gold: MarkedAttribution, source: dict[str, Any] | None) -> bool:
        """Tell whether a source is a pronoun, or a definite description of one that stands in full before it."""
        words = gold.source[0].of(self.article.text)
        if words.lower() in SHORT:
            return True
        if words.lower().split()[0] not in ("the", "this", "that", "these", "those", "both"):
            return False
        if source is None:
            return True
        full = source.get("name") or source["words"]
        if words.lower().removeprefix("the ") in full.lower() or full in words:
            return False
        earlier = (a.source[0] for a in self.article.attributions if a.who == gold.who and a.source)
        return (
            any(span < gold.source[0] for span in earlier) or full in self.article.text[: gold.source[0].start]
        )

    def _answer(self, mine: Attribution | None) -> set[str] | None:
        """Give the keys of the sources that a found name or antecedent may be; None: left open."""
        if mine is None or mine.speaker is None or (mine.antecedent is None and not mine.speaker.is_named):
            return None
        last = fold_name(mine.speaker.name or "").split()[-1:]
        sources = self.article.sources
        keys = {
            key for key, each in sources.items() if fold_name(each.get("name", "")).split()[-1:] == last != []
        }
        if keys or mine.antecedent is None:
            return keys
        words = mine.antecedent.of(self.article.text)
        keys = {key for key, each in sources.items() if (each.get("name") or each["words"]) in words}
        met = (a for a in self.article.attributions if any(s.overlaps(mine.antecedent) for s in a.source))
        return keys | {a.who for a in met if a.who}


def _alike(want: object, have: object) -> bool:
    """Tell whether two phrases differ only by an article, a comma or case."""
    if not isinstance(want, str) or not isinstance(have, str):
        return False
    return want.lower().removeprefix("the ").strip(" ,") == have.lower().removeprefix("the ").strip(" ,")
