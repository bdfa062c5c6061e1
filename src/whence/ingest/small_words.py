"""The small word lists of this stage, from `data/boilerplate_words.tsv`."""

from functools import lru_cache

from whence.wordtables import read_rows


@lru_cache(maxsize=8)
def read_words(name: str) -> frozenset[str]:
    """Give the words of the list called `name`, in small letters."""
    return frozenset(
        word for row in read_rows("boilerplate_words.tsv") if row[0] == name for word in row[1].split()
    )
