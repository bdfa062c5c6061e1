"""Which articles are not in English, and so not read for who is said to say what."""

from collections import Counter
from collections.abc import Sequence

from whence.read.languages import is_read, name_language
from whence.records import Document
from whence.show.words import count_words, join_words


def say_languages(documents: Sequence[Document]) -> list[str]:
    """Give a line on the articles that are not in English; none where all are."""
    others = Counter(d.language for d in documents if d.language is not None and not is_read(d))
    if not others:
        return []
    names = join_words([f"{name_language(code)} ({n})" for code, n in sorted(others.items())])
    n = others.total()
    told = f"{count_words(n, 'article')} {'is' if n == 1 else 'are'} not in English"
    return [f"{told}, and attributions are read in English only: {names}"]
