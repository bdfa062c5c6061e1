"""What a scan of a page gathers: its visible texts with their places, its block elements, and the pieces between."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Element:
    """A block element: its tag, its parent's number, what its class names hint at, and what is inherited."""

    tag: str
    parent: int
    hints: int
    inherited: int
    sign: str  # tag and class names: what elements of one sort share
    depth: int


@dataclass(slots=True)
class Candidate:
    """Text between two block tags: what may be a block of the article. `start` and `end` count letters."""

    element: int
    start: int
    end: int
    words: list[str]
    n_linked: int  # letters inside links
    n_strong: int  # letters in bold
    n_breaks: int  # line breaks before it in the same element


@dataclass(slots=True)
class Scan:
    """What one scan gathers. Texts stand at `letters` (without white space) and at `starts` to `ends` in the page."""

    texts: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    is_whole: list[bool] = field(default_factory=list)  # the text answers to its origin as a whole (an entity)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    n_letters: int = 0
    longest_tag: int = 0  # in characters

    @property
    def depth(self) -> int:
        """Give how deep the elements of the page nest."""
        return max(element.depth for element in self.elements)
