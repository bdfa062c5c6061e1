"""What a cascade is made of: sentences with their identity, articles, credits, and what is true of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from whence.outlets import Outlet

Shape = Literal[
    "star", "chain", "mixed", "own additions", "two roots", "hidden of 2", "hidden of 3", "hidden of 5"
]
Precision = Literal[
    "none", "day", "minute"
]  # of the date stated; an hour without a zone tells no more than the day
CreditKind = Literal["kept", "dropped", "misattributed"]
SHAPES: tuple[Shape, ...] = (
    "star", "chain", "mixed", "own additions", "two roots", "hidden of 2", "hidden of 3", "hidden of 5",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence. `key` stays the same whatever copies make of it; `plain` is `text` without words of credit."""

    key: str
    text: str
    plain: str
    stated: tuple[str, ...] = ()  # keys of the outlets that the words of credit in it name


Paragraphs = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A credit outside the sentences: in the byline, as a tag of the dateline, or as the last line."""

    place: Literal["byline", "tag", "tail"]
    words: str
    stated: tuple[str, ...]


@dataclass(slots=True)
class Article:
    """One article of a cascade. `parent` is its place among the articles; None: it took from nobody."""

    outlet: Outlet
    headline: str
    paragraphs: Paragraphs
    parent: int | None = None
    kind: str = "original"
    credit: CreditKind | None = None
    published: datetime | None = None
    precision: Precision = "day"
    is_hidden: bool = False
    marks: tuple[Mark, ...] = ()
    misstated: tuple[str, ...] = ()  # outlets that its own credit names wrongly
    name: str = ""  # of its file; for a line of a JSON Lines file, with the number of the line

    def pieces(self) -> Iterator[Piece]:
        """Yield its sentences."""
        for paragraph in self.paragraphs:
            yield from paragraph

    def find(self, keys: Iterable[str]) -> list[Piece]:
        """Give those of its sentences that are one of `keys`."""
        wanted = set(keys)
        return [piece for piece in self.pieces() if piece.key in wanted]

    def is_before(self, other: "Article") -> bool:
        """Tell whether the dates that the two state show that this came first."""
        if self.published is None or other.published is None or "none" in (self.precision, other.precision):
            return False
        if self.precision == other.precision == "minute":
            return self.published < other.published
        return self.published.date() < other.published.date()

    def stated(self) -> set[str]:
        """Give the outlets that its words name as those it has the news from."""
        marks = {key for mark in self.marks for key in mark.stated}
        return marks | {key for piece in self.pieces() for key in piece.stated}


@dataclass(frozen=True, slots=True)
class TrueClaim:
    """Sentences that say the same on somebody's word, and on how many origins they rest."""

    keys: frozenset[str]
    n_origins: int


@dataclass(frozen=True, slots=True)
class PlantedDrift:
    """A number that a copy changed: of which article, in which sentence, from what to what."""

    article: int
    key: str
    before: str
    after: str


@dataclass(slots=True)
class Cascade:
    """Articles in the order they appeared, and what is true of them."""

    shape: Shape
    number: int
    articles: list[Article]
    claims: list[TrueClaim] = field(default_factory=list)
    drifts: list[PlantedDrift] = field(default_factory=list)

    def visible(self) -> list[int]:
        """Give the places of the articles that are in the pile."""
        return [k for k, article in enumerate(self.articles) if not article.is_hidden]

    def ancestors(self, place: int) -> list[int]:
        """Give the articles that one rests on, the nearest first."""
        found, parent = [], self.articles[place].parent
        while parent is not None:
            found.append(parent)
            parent = self.articles[parent].parent
        return found

    def carriers(self, claim: TrueClaim) -> list[int]:
        """Give the articles of the pile that carry a claim."""
        return [k for k in self.visible() if self.articles[k].find(claim.keys)]

    def is_order_told(self, later: int, earlier: int) -> bool:
        """Tell whether it can be known which of two articles came first: by date, by credit, or by what was cut."""
        one, two = self.articles[later], self.articles[earlier]
        if two.is_hidden or two.is_before(one) or two.outlet.key in one.stated():
            return True
        longer = {piece.key for piece in two.pieces()}
        is_part = all(piece.key in longer for piece in one.pieces())
        return one.kind == "excerpt" and is_part and earlier in self.ancestors(later)

    def alike(self, place: int) -> set[int]:
        """Give the parent of an article, and what its words and dates cannot tell from the parent.

        Those are articles that hold all that was taken, in the same words as the parent, and that the parent rests on
        or is not known to come before. Where a credit names the parent, it is the parent alone.
        """
        parent = self.articles[place].parent
        assert parent is not None
        article, nearest = self.articles[place], self.articles[parent]
        if nearest.outlet.key in article.stated():
            return {parent}
        source = {piece.key: piece.plain for piece in nearest.pieces()}
        taken = {piece.key for piece in article.pieces() if piece.key in source}
        found = {parent}
        for other, candidate in enumerate(self.articles):
            is_above = other in self.ancestors(parent)
            is_beside = parent in self.ancestors(other) and place not in (other, *self.ancestors(other))
            if is_above or (is_beside and not self.is_order_told(other, parent)):
                same = {piece.key for piece in candidate.pieces() if piece.plain == source.get(piece.key)}
                found |= {other} if taken <= same else set()
        return found
