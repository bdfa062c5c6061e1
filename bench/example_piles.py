"""The example case as it came out, and how to look things up in it by the words of the articles."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from whence import pipeline
from whence.conclusions import Case
from whence.records import Attribution, Document, Reading, Span
from whence.settings import Settings
from whence.show import make_payload
from whence.show.claim_payloads import ClaimPayload
from whence.show.payloads import CasePayload, DocumentPayload, ReportPayload

_SUFFIXES = {".txt", ".html"}
_QUOTES = str.maketrans("“”„‘’‚–—\u00a0", "\"\"\"'''-- ")
BODY = {"standfirst", "subhead", "paragraph", "blockquote"}


def fold(words: str) -> str:
    """Give `words` on one line, in lower case, with plain quotation marks."""
    return " ".join(words.translate(_QUOTES).lower().split())


def fold_outlet(name: str | None) -> str:
    """Give an outlet's name or key without what is spelt in more than one way."""
    return fold(name or "").removeprefix("=").removeprefix("the ")


def is_within(wanted: str | list[str], found: str) -> bool:
    """Tell whether `found` holds one of the `wanted` words, or is itself two words or more of them."""
    have = fold(found)
    for words in [wanted] if isinstance(wanted, str) else wanted:
        want = fold(words)
        if want in have or (have in want and len(have.split()) > 1):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Pile:
    """A case with its payload. A document is known by the digits that its file's name begins with."""

    case: Case
    payload: CasePayload
    numbers: Mapping[str, str]  # document id to "01"

    def document(self, number: str) -> Document:
        """Give a document with its working text."""
        return next(d for d in self.case.documents if self.numbers[d.id] == number)

    def printed(self, number: str) -> DocumentPayload:
        """Give a document as it is printed."""
        return next(d for d in self.payload.documents if self.numbers[d.id] == number)

    def reading(self, number: str) -> Reading:
        """Give what was read in a document."""
        return next(r for r in self.case.readings if self.numbers[r.document_id] == number)

    def find(self, number: str, words: str) -> list[Span]:
        """Give every place in a document where `words` stand."""
        text = self.document(number).text.translate(_QUOTES)
        pattern = r"\s+".join(map(re.escape, fold(words).split()))
        return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]

    def body(self, number: str) -> list[str]:
        """Give the blocks of a document that are the article's own text, headline left out."""
        document = self.document(number)
        return [block.span.of(document.text) for block in document.blocks if block.kind in BODY]

    def attributions_at(self, number: str, words: str) -> Iterator[Attribution]:
        """Yield the attributions of which a part meets `words`."""
        places = self.find(number, words)
        for attribution in self.reading(number).attributions:
            parts = (*attribution.source, *attribution.cue, *attribution.content)
            if any(part.overlaps(place) for part in parts for place in places):
                yield attribution

    def reports(self, wanted: Mapping[str, object]) -> list[ReportPayload]:
        """Give the reports that are the wanted one: the article itself, or what is missing of an outlet."""
        number, outlet = wanted["document"], fold_outlet(str(wanted["outlet"]))
        if number is not None:
            return [r for r in self.payload.reports if r.document and self.numbers[r.document] == number]
        return [r for r in self.payload.reports if not r.in_case and fold_outlet(r.outlet) == outlet]

    def claims_with(self, phrases: Mapping[str, str]) -> list[tuple[ClaimPayload, set[str]]]:
        """Give the claims that hold any of `phrases`, with the documents that say it, the fullest first."""
        found = []
        for claim in self.payload.claims:
            documents = {
                self.numbers[s.document]
                for s in claim.statements
                if fold(phrases.get(self.numbers[s.document], "\0")) in fold(s.words)
            }
            if documents:
                found.append((claim, documents))
        return sorted(found, key=lambda pair: (-len(pair[1]), len(pair[0].statements)))


def build_pile(folder: Path, *, without: str = "") -> Pile:
    """Make a case of the articles in `folder` but the one `without`, in a file that is thrown away."""
    articles = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
    if without:
        articles = [path for path in articles if not path.name.startswith(without)]
    with tempfile.TemporaryDirectory() as where:
        case = pipeline.build_case(articles, Path(where) / "example.whence", settings=Settings(processes=1))
    numbers = {document.id: Path(document.path).name[:2] for document in case.documents}
    return Pile(case, make_payload(case), numbers)
