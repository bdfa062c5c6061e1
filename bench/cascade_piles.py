"""Piles with the truth known: who took it from whom in each shape, by what operators, with what credit.

Everything follows from the seed: the same bases, outlets and seed give the same piles to the last letter.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from cascade_articles import SHAPES, Article, Cascade, CreditKind, PlantedDrift, Precision, Shape
from cascade_bases import Base
from cascade_claims import load_pairs, mark_claims, plant
from cascade_credits import Credited, credit, uncredit
from cascade_operators import add_own, change_headline, drift, excerpt, make_pieces, reword, touch_up
from whence.outlets import Outlet

_CREDITS: dict[CreditKind, float] = {"kept": 0.5, "dropped": 0.3, "misattributed": 0.2}
_KINDS = {"reprint": 0.35, "excerpt": 0.3, "rewrite": 0.35}
_UNCREDITED = 0.75  # of the piles with a hidden original drop every credit
_DRIFTED = 0.3  # of the copies change a number
_PRECISIONS: dict[Precision, float] = {"none": 0.15, "day": 0.35, "minute": 0.5}
_BYSTANDER = 0.4  # of the piles with one original hold an account of the event that rests on nobody
_INHERITED = 0.6  # of the copies that credit leave in what the copied article credits
_CONFIRMED = 0.6  # of the articles with own additions confirm the planted claim from a source of their own
_FEWEST = 4  # articles in a pile
_SIZES: dict[Shape, tuple[int, int]] = {
    "star": (4, 7), "chain": (4, 6), "mixed": (5, 8), "own additions": (4, 7), "two roots": (4, 8),
    "hidden of 2": (3, 3), "hidden of 3": (4, 4), "hidden of 5": (6, 6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """What piles are made of."""

    bases: Sequence[Base]
    outlets: Sequence[Outlet]


def make_cascades(material: Material, n_piles: int, *, seed: int) -> Iterator[Cascade]:
    """Yield `n_piles` cascades, the shapes in turn. Even seeds use one half of the events, odd ones the other."""
    events = sorted({base.event for base in material.bases})
    half = set(events[seed % 2 :: 2])
    bases = [base for base in material.bases if base.event in half]
    for number in range(n_piles):
        chance = random.Random(f"{seed} {number}")
        yield _Maker(Material(bases, material.outlets), SHAPES[number % len(SHAPES)], number, chance).make()


class _Maker:
    """Makes one cascade."""

    def __init__(self, material: Material, shape: Shape, number: int, chance: random.Random) -> None:
        self._chance = chance
        self._shape = shape
        self._cascade = Cascade(shape, number, [])
        self._first, self._second, *self._others = self._choose_bases(material.bases)
        self._outlets = iter(_draw(material.outlets, chance))
        self._pairs: list[tuple[str, ...]] = []
        self._spare: tuple[str, str] | None = None  # the planted claim's second wording, and its key
        self._is_bare = shape.startswith("hidden") and chance.random() < _UNCREDITED

    def make(self) -> Cascade:
        """Give the originals, their copies in the order of time, and who rests on nobody; then what is true."""
        chance, shape = self._chance, self._shape
        start = datetime(2016, 1, 4, 6, tzinfo=UTC) + timedelta(
            days=chance.randrange(700), minutes=chance.randrange(600)
        )
        least, most = _SIZES[shape]
        n_articles = chance.randint(least, most)
        n_roots = 2 if shape == "two roots" else 1
        for number in range(n_roots):
            self._add_original((self._first, self._second)[number], start, number)
        self._plant(n_roots)
        for place in range(n_roots, n_articles):
            self._add_copy(self._parent(place, n_roots), place)
        has_rival = n_roots == 2
        if shape in ("star", "chain", "mixed") and chance.random() < _BYSTANDER:
            self._add_original(self._second, start, 2)
            has_rival = True
        while len(self._cascade.visible()) < _FEWEST:
            self._add_original(self._others.pop(), start, len(self._cascade.articles))
        self._cascade.claims = mark_claims(self._cascade, self._pairs, only_quoted=has_rival)
        return self._cascade

    def _choose_bases(self, bases: Sequence[Base]) -> list[Base]:
        """Give a base, an independent account of its event where there is one, and texts of other events."""
        first = self._chance.choice(bases)
        same = [base for base in bases if base.event == first.event and base.name != first.name]
        others = [base for base in bases if base.event != first.event]
        one_each = {base.event: base for base in self._chance.sample(others, len(others))}
        rest = self._chance.sample(
            sorted(one_each.values(), key=lambda base: base.name), min(12, len(one_each))
        )
        return [first, self._chance.choice(same) if same else rest.pop(), *rest]

    def _add_original(self, base: Base, start: datetime, number: int) -> None:
        self._cascade.articles.append(
            Article(
                outlet=next(self._outlets),
                headline=base.headline,
                paragraphs=make_pieces(base, f"root{number}"),
                published=start + timedelta(minutes=self._chance.randrange(240)),
                precision=_draw_one(_PRECISIONS, self._chance),
                is_hidden=number == 0 and self._shape.startswith("hidden"),
            )
        )

    def _plant(self, n_roots: int) -> None:
        """Put claims into the originals: where there are two, each has both in words of its own."""
        pairs = self._chance.sample(load_pairs(), 2)
        for number, pair in enumerate(pairs):
            wordings = pair if self._chance.random() < 0.5 else pair[::-1]
            keys = tuple(f"pair{number}.{k}" for k in range(2))
            self._pairs.append(keys)
            for root in range(n_roots):
                article = self._cascade.articles[root]
                article.paragraphs = plant(article.paragraphs, wordings[root], keys[root], self._chance)
            if n_roots == 1:
                self._spare = wordings[1], keys[1]
                break

    def _parent(self, place: int, n_roots: int) -> int:
        if self._shape == "chain":
            return place - 1
        if self._shape == "star" or self._shape.startswith("hidden"):
            return 0
        return self._chance.randrange(place) if place >= n_roots else 0

    def _add_copy(self, parent_place: int, place: int) -> None:
        chance, parent = self._chance, self._cascade.articles[parent_place]
        is_hidden = parent.is_hidden
        kind = "excerpt" if is_hidden else _draw_one(_KINDS, chance)
        given: CreditKind = "dropped" if self._is_bare else _draw_one(_CREDITS, chance)
        keeps_theirs = given == "kept" and chance.random() < _INHERITED
        paragraphs = parent.paragraphs if keeps_theirs else uncredit(parent.paragraphs)
        if kind == "excerpt":
            paragraphs = excerpt(paragraphs, chance, is_scattered=is_hidden)
            paragraphs = reword(paragraphs, chance, share=0.15) if chance.random() < 0.4 else paragraphs
        else:
            paragraphs = touch_up(paragraphs, chance) if kind == "reprint" else reword(paragraphs, chance)
        drifted = drift(paragraphs, chance) if chance.random() < _DRIFTED else None
        if drifted is not None:
            paragraphs, piece, before, after = drifted
            self._cascade.drifts.append(PlantedDrift(place, piece.key, before, after))
        assert parent.published is not None
        article = Article(
            outlet=next(self._outlets),
            headline=change_headline(parent.headline, paragraphs, chance),
            paragraphs=paragraphs,
            parent=parent_place,
            kind=kind,
            credit=given,
            published=parent.published + timedelta(minutes=chance.randint(15, 1500)),
            precision=_draw_one(_PRECISIONS, chance),
        )
        self._cascade.articles.append(article)
        if self._shape == "own additions" or (self._shape == "mixed" and chance.random() < 0.3):
            self._add_own(article, place)
        self._credit(article, parent, place)

    def _add_own(self, article: Article, place: int) -> None:
        """Add reporting of the copy's own; some of it confirms the planted claim from another source."""
        article.paragraphs = add_own(article.paragraphs, self._others.pop(), f"own{place}", self._chance)
        if self._chance.random() < _CONFIRMED and self._spare:
            words, key = self._spare
            self._spare = None
            if self._chance.random() < 0.6 and " said" in words and "observer" not in words:
                words = _told(words, article.outlet.name)
            article.paragraphs = plant(article.paragraphs, words, key, self._chance)

    def _credit(self, article: Article, parent: Article, place: int) -> None:
        """Credit the parent, nobody, or somebody who is not where the copy has it from."""
        if article.credit == "dropped":
            return
        assert parent.published is not None
        day = parent.published.weekday()
        named, beyond = parent.outlet, None
        if article.credit == "misattributed":
            known = {place, article.parent, *self._cascade.ancestors(place)}
            relays = [
                a for k, a in enumerate(self._cascade.articles) if k not in known and a.parent is not None
            ]
            if parent.is_hidden and not relays:  # another outlet named could be the hidden one
                article.credit = "dropped"
                return
            is_relay = bool(relays) and (parent.is_hidden or self._chance.random() < 0.5)
            named = self._chance.choice(relays).outlet if is_relay else next(self._outlets)
            article.misstated = (named.key,)
        elif parent.parent is not None and parent.credit == "kept":
            beyond = self._cascade.articles[parent.parent].outlet
        credit(article, Credited(named, beyond, day), self._chance)


_T = TypeVar("_T")


def _draw_one(shares: dict[_T, float], chance: random.Random) -> _T:
    return chance.choices(list(shares), list(shares.values()))[0]


def _told(words: str, outlet: str) -> str:
    """Say that a source spoke to the outlet itself."""
    before, after = words.rsplit(" said", 1)
    return f"{before} told {outlet}{after}" if not after.startswith(" ") or after.startswith(" that") else words


def _draw(outlets: Sequence[Outlet], chance: random.Random) -> Iterator[Outlet]:
    """Yield outlets, no two of one owner."""
    owners = set[str]()
    for outlet in chance.sample(list(outlets), len(outlets)):
        if outlet.owner is None or outlet.owner not in owners:
            owners |= {outlet.owner} if outlet.owner else set()
            yield outlet
