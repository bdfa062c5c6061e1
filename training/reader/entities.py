"""Named entities as the network sees them: words with tags."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from data import Article
from model import ENTITY_TAGS, TAGS

from entity_sets import Names, read_sets
from polnear import make_document
from whence.read.learned_words import cut_words
from whence.read.quotations import find_quotations
from whence.read.sentences import find_sentences


def load_entities(folder: Path, tokenizer: Any) -> Iterator[Article]:
    """Yield the articles to train on; `folder` holds gum, re3d, uner-ewt and wnut17 unpacked."""
    for name, number, text, names in read_sets(folder, part="train"):
        yield _article(f"{name} {number}", text, names, tokenizer)


def _article(name: str, text: str, names: Names, tokenizer: Any) -> Article:
    document = make_document(name, text)
    words = cut_words(
        text, list(find_sentences(document)), quotations=find_quotations(document), tokenizer=tokenizer
    )
    tags = np.zeros(len(words), dtype=np.int64)
    for start, end, kind in sorted(names, key=lambda n: (n[0], -n[1])):
        first = int(np.searchsorted(words.ends, start, side="right"))
        last = int(np.searchsorted(words.starts, end, side="left"))
        if first < last and not tags[first:last].any():
            tags[first:last] = ENTITY_TAGS.index(f"I-{kind}")
            tags[first] = ENTITY_TAGS.index(f"B-{kind}")
    if name.startswith(("uner", "wnut")):
        tags[_unknown(words, text)] = -1
    return Article(name, words, np.full(len(words), TAGS.index("O")), {}, entities=tags)


def _unknown(words: Any, text: str) -> list[int]:
    """Give the words that a set without nationalities may leave unmarked though they are ones."""
    return [
        i for i, (a, b) in enumerate(zip(words.starts, words.ends, strict=True))
        if text[a].isupper() and text[a:b].endswith(("an", "ese", "ish", "ic"))
    ]  # fmt: skip
