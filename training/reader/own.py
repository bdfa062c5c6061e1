"""The project's own marked articles as training data: what PolNeAR does not mark, one attribution inside another.

An article gives its outer attributions. Each content gives a text of its own with those right inside it, most often
none: the same words are then on the level that the network marks.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from data import Article, label

from marked import MarkedArticle, MarkedAttribution, read_marked
from polnear import make_document
from whence.read.attributions import find_drafts
from whence.read.drafts import Draft, set_scene
from whence.read.learned_words import cut_words
from whence.read.quotations import Quotation, find_quotations
from whence.read.sentences import find_sentences
from whence.records import Sentence, Span


def load_own(folder: Path, tokenizer: Any) -> Iterator[Article]:
    """Yield the articles of tests/gold/attribution/dev, and their contents as texts of their own."""
    for marked in read_marked(folder):
        document = make_document(marked.name, marked.text)
        sentences, quotations = list(find_sentences(document)), find_quotations(document)
        drafts = find_drafts(set_scene(document, sentences, quotations))
        outer = [a for a in marked.attributions if a.parent is None]
        yield _article(marked, sentences, quotations, drafts, outer, tokenizer)
        for attribution in marked.attributions:
            inner = [a for a in marked.attributions if a.parent == attribution.id]
            for piece in attribution.content:
                part = _inside_of(marked.text, piece)
                here = [a for a in inner if part.covers(a.cue[0])]
                nested = [draft for draft in drafts if part.covers(draft.cue[0])]
                yield _article(marked, [Sentence(part, 0)], quotations, nested, here, tokenizer)


def _article(
    marked: MarkedArticle,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    drafts: Sequence[Draft],
    attributions: Sequence[MarkedAttribution],
    tokenizer: Any,
) -> Article:
    words = cut_words(marked.text, sentences, quotations=quotations, tokenizer=tokenizer, drafts=drafts)
    gold = [
        {role: [(s.start, s.end) for s in getattr(a, role)] for role in ("source", "cue", "content")}
        for a in attributions
    ]
    return Article(marked.name, words, *label(words, gold))


def _inside_of(text: str, content: Span) -> Span:
    """Give a content without the quotation marks and the "that" around what is said."""
    start, end = content.start, content.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (
        Span(start + 5, end)
        if text[start : start + 5].lower() == "that " and start + 5 < end
        else Span(start, end)
    )
