"""How else origins are counted: articles, outlets, clusters of headlines, near-duplicates, shared text.

Each rival groups the articles of a pile; a claim rests on as many origins as groups hold articles that carry it. They
are told which articles carry it, which is more than they know by themselves.
"""

import re
from collections.abc import Callable, Sequence

from datasketch import MinHash, MinHashLSH

from cascade_articles import Article, Cascade, TrueClaim

_HEADLINES = 0.55  # Jaccard of words from which the tools that count headlines take two for one story
_NEAR = 0.5  # Jaccard of word 5-grams from which two articles are near-duplicates
_RUN = 8  # words in a row that link two articles
_PERMUTATIONS = 128

Grouping = Sequence[int]  # for each article the number of its group


def count_by_rivals(cascade: Cascade, claims: Sequence[TrueClaim]) -> dict[str, list[int]]:
    """Give, for each rival, how many origins it counts behind each of `claims`."""
    places = cascade.visible()
    articles = [cascade.articles[k] for k in places]
    rank = {place: number for number, place in enumerate(places)}
    counts: dict[str, list[int]] = {}
    for name, group in RIVALS.items():
        groups = group(articles)
        counts[name] = [len({groups[rank[k]] for k in cascade.carriers(claim)}) for claim in claims]
    return counts


def _by_article(articles: Sequence[Article]) -> Grouping:
    return range(len(articles))


def _by_outlet(articles: Sequence[Article]) -> Grouping:
    keys = [article.outlet.key for article in articles]
    return [keys.index(key) for key in keys]


def _by_headline(articles: Sequence[Article]) -> Grouping:
    words = [set(re.findall(r"\w+", article.headline.lower())) for article in articles]

    def are_alike(one: int, two: int) -> bool:
        return len(words[one] & words[two]) >= _HEADLINES * len(words[one] | words[two])

    return _link(len(articles), are_alike)


def _by_near_duplicates(articles: Sequence[Article]) -> Grouping:
    index = MinHashLSH(threshold=_NEAR, num_perm=_PERMUTATIONS)
    hashes = []
    for number, article in enumerate(articles):
        made = MinHash(num_perm=_PERMUTATIONS)
        made.update_batch([" ".join(run).encode() for run in _runs(article, 5)])
        index.insert(str(number), made)
        hashes.append(made)
    near = [set(index.query(made)) for made in hashes]
    return _link(len(articles), lambda one, two: str(two) in near[one] or str(one) in near[two])


def _by_shared_text(articles: Sequence[Article]) -> Grouping:
    runs = [_runs(article, _RUN) for article in articles]
    return _link(len(articles), lambda one, two: bool(runs[one] & runs[two]))


def _runs(article: Article, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(piece.text for piece in article.pieces()).lower())
    return {tuple(words[k : k + length]) for k in range(max(1, len(words) - length + 1))}


def _link(n_articles: int, are_one: Callable[[int, int], bool]) -> Grouping:
    """Give the connected components."""
    group = list(range(n_articles))
    for one in range(n_articles):
        for two in range(one + 1, n_articles):
            if group[one] != group[two] and are_one(one, two):
                old, new = group[two], group[one]
                group = [new if number == old else number for number in group]
    return group


RIVALS: dict[str, Callable[[Sequence[Article]], Grouping]] = {
    "articles": _by_article,
    "outlets": _by_outlet,
    "headlines": _by_headline,
    "near-dup": _by_near_duplicates,
    "components": _by_shared_text,
}
