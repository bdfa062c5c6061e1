"""What the line model is told of each line: its shape and words, what the rules say, what stands around it.

One row per line, one column per name in `NAMES`. Nothing here knows an outlet: words count by sort (function words of
several languages, words of page furniture), so that a site never seen before looks like others.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Label, Page
from whence.ingest.lines import Line
from whence.wordtables import read_classes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?。！？؟۔][\"'”’»)\]]{0,3}\s+[\"'“‘«(]?[^\W_a-z]")
_END = re.compile(r"[.!?。！？؟۔][\"'”’»)\]*]{0,3}$")
_SOFT_END = re.compile(r"[:;,…\"'”’»)]$")
_BULLET = re.compile(r"[•*▪●‣·■◦–-]\s|\d{1,2}[.)]\s")
_ADDRESS = re.compile(r"https?://|www\.|@\w|\.(?:com|org|net)\b")
_QUOTE = re.compile(r"[“”„\"«»]")
_PARTING = re.compile(r"\s[|•·›»>/]\s|[|›»►]")

_FIRST = 3  # words of a line that tell most: "Read more on ..."
_HEAD = 400  # characters of a line whose words are weighed

_SHAPE = (
    "words", "chars", "ends", "ends soft", "sentences", "commas", "capitals", "upper", "digits", "function",
    "near", "furniture", "bullet", "lower", "quote", "address", "parting", "letters", "question",
)  # fmt: skip
_WEIGHTS = ("weight", "least weight", "weight of first words", "weighed")
_KINDS = (
    "headline", "standfirst", "dateline", "published", "updated", "byline", "caption", "subhead", "paragraph",
    "blockquote", "boilerplate", "other-story",
)  # fmt: skip
_DETAILS = (
    "comments", "share", "follow", "newsletter", "paywall", "cut", "read more", "widget", "tags", "notice",
    "advert", "navigation", "author note", "repeated in pile", "teaser", "tail", "site banner", "link",
    "duplicate line", "duplicate headline", "section label", "sign-off",
)  # fmt: skip
_PLACE = (
    "gap", "indented", "prose", "repeats", "stock", "since box", "since tail", "from first", "from end",
    "share before", "share after", "in run", "to title", "cohesion", "title above", "position", "below title",
)  # fmt: skip
_WHOLE = ("lines", "short", "prose lines", "prose words", "gaps", "stock lines")
_NEAR = ("words", "ends", "function", "furniture", "prose", "stock", "rule body", "gap", "capitals", "weight")
_STEPS = (-3, -2, -1, 1, 2, 3)
_WINDOWS = (3, 8, 20)
_SUMMED = ("prose words", "short", "stock", "rule body", "furniture words")

NAMES: tuple[str, ...] = (
    *_SHAPE,
    *_WEIGHTS,
    *(f"kind {kind}" for kind in _KINDS),
    *(f"detail {detail}" for detail in _DETAILS),
    *_PLACE,
    *_WHOLE,
    *(f"{name} {step:+d}" for step in _STEPS for name in _NEAR),
    *(f"{name} in {side}{width}" for width in _WINDOWS for side in "-+" for name in _SUMMED),
)


def describe_lines(page: Page, weights: Mapping[str, float]) -> "Floats":
    """Give the features of a page that the rules have labelled, as (n_lines, len(NAMES)).

    `weights` says of a word how much more often it stands in articles than around them, as a log of odds.
    """
    import numpy as np

    n = len(page.lines)
    shape = np.array([_describe(line.text) for line in page.lines], np.float32).reshape(n, len(_SHAPE))
    rules = np.zeros((n, len(_KINDS) + len(_DETAILS)), np.float32)
    for index in range(n):
        label = page.labels[index]
        rules[index, _KIND_AT[label.kind]] = 1.0
        at = _DETAIL_AT.get(label.detail)
        if at is not None:
            rules[index, at] = 1.0
    place = _describe_places(page, shape)
    weighed = np.array([weigh_words(line.text, weights) for line in page.lines], np.float32)
    whole = np.broadcast_to(_describe_whole(page, shape, place), (n, len(_WHOLE)))
    columns = _columns(shape, rules, place)
    columns["weight"] = weighed[:, 0]
    near = [_shifted(columns[name], step) for step in _STEPS for name in _NEAR]
    around = list(_windows(columns))
    return np.ascontiguousarray(
        np.concatenate([shape, weighed, rules, place, whole, np.stack(near + around, axis=1)], axis=1),
        np.float32,
    )


_KIND_AT = {kind: i for i, kind in enumerate(_KINDS)}
_DETAIL_AT = {detail: len(_KINDS) + i for i, detail in enumerate(_DETAILS)}
_BODY_KINDS = [_KIND_AT[kind] for kind in ("paragraph", "blockquote", "subhead")]


@lru_cache(maxsize=16384)
def _describe(text: str) -> tuple[float, ...]:
    """Give the shape of one line; menus and footers come again on every page of an outlet."""
    lists = read_classes("line_words.tsv", between=None)
    head = text[:600]
    words = _WORD.findall(head)
    n = len(words) or 1
    folded = [word.casefold() for word in words]
    n_letters = sum(map(len, words))
    return (
        math.log1p(text.count(" ") + 1),
        math.log1p(len(text)),
        float(_END.search(text) is not None),
        float(_SOFT_END.search(text) is not None),
        min(len(_SENTENCE.findall(text)), 8),
        min(text.count(",") + text.count("،") + text.count("、"), 8),
        sum(word[0].isupper() for word in words) / n,
        float(text.isupper()),
        sum(map(str.isdigit, head)) / max(1, len(head)),
        sum(map(lists["function"].__contains__, folded)) / n,
        sum(map(lists["near"].__contains__, folded)) / n,
        sum(map(lists["furniture"].__contains__, folded)) / n,
        float(_BULLET.match(text) is not None),
        float(text[:1].islower()),
        float(_QUOTE.search(text) is not None),
        float(_ADDRESS.search(text) is not None),
        min(len(_PARTING.findall(head)), 5),
        n_letters / n,
        float(text.endswith(("?", "!"))),
    )


def weigh_words(text: str, weights: Mapping[str, float]) -> tuple[float, float, float, float]:
    """Give the mean and the least weight of a line's words, the mean of its first three, and the share that has one."""
    words = words_of(text)
    found = [weights[word] for word in words if word in weights]
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    first = found[:_FIRST]
    return sum(found) / len(found), min(found), sum(first) / len(first), len(found) / len(words)


def words_of(text: str) -> list[str]:
    """Give the words of a line's beginning in small letters, as they are weighed."""
    return [word.casefold() for word in _LETTERS.findall(text[:_HEAD])]


def _describe_places(page: Page, shape: "Floats") -> "Floats":
    """Give what stands before, after and in common: (n_lines, len(_PLACE))."""
    import numpy as np

    n = len(page.lines)
    prose = np.array([is_prose(line) for line in page.lines], np.float32)
    counts = Counter(line.text for line in page.lines)
    words = np.array([line.n_words for line in page.lines], np.float32)
    body = np.array([page.labels[i].kind in ("paragraph", "blockquote") for i in range(n)], np.float32)
    weight = prose * words
    total = float(weight.sum()) or 1.0
    before = (np.cumsum(weight) - weight) / total
    stock = np.array([_is_stock(page.labels[i]) for i in range(n)], np.float32)
    at = np.arange(n)
    inside = at[body > 0] if body.any() else np.array([0])
    title = next((i for i in range(n) if page.labels[i].kind == "headline"), -1)
    common, to_title = _cohesion(page, prose, title)
    columns = [
        np.minimum([line.gap for line in page.lines], 4.0),
        [float(line.is_indented) for line in page.lines],
        prose,
        np.log1p([float(counts[line.text]) for line in page.lines]),
        stock,
        _since([page.labels[i].then == "box" for i in range(n)]),
        _since([page.labels[i].then in ("tail", "tail?") for i in range(n)]),
        np.clip(at - inside[0], -60, 60),
        np.clip(at - inside[-1], -60, 60),
        before,
        1 - before - weight / total,
        _runs(prose),
        to_title,
        common,
        np.clip(at - title, -30, 60) if title >= 0 else np.full(n, -31),
        at / max(1, n),
        np.full(n, float(title >= 0)),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _is_stock(label: Label) -> bool:
    return label.kind == "boilerplate" and label.reason == "a stock line of web pages"


def _since(marks: list[bool]) -> list[float]:
    """Give for each line how many lines above it the last mark stands; 40 where none does."""
    found, last = [], -40
    for index, is_marked in enumerate(marks):
        found.append(float(min(40, index - last)))
        last = index if is_marked else last
    return found


def _runs(prose: "Floats") -> list[float]:
    """Give the length of the run of prose that each line stands in, a line or two of others let pass."""
    found = [0.0] * len(prose)
    start, last, n = 0, -3, 0
    for index, is_one in enumerate([*prose, 1.0]):
        is_end = index == len(prose)
        if is_one and (index - last > 3 or is_end):
            for i in range(start, last + 1):
                found[i] = min(n, 60)
            start, n = index, 0
        if is_one:
            last, n = index, n + 1
    return found


def _cohesion(page: Page, prose: "Floats", title: int) -> tuple[list[float], list[float]]:
    """Give the share of each line's longer words that other prose has too, and the share the title has."""
    own = [_content_words(line) for line in page.lines]
    counts = Counter(word for words, is_one in zip(own, prose, strict=True) if is_one for word in words)
    titled = own[title] if title >= 0 else frozenset()
    common, to_title = [], []
    for words, is_one in zip(own, prose, strict=True):
        n = len(words) or 1
        least = 2 if is_one else 1
        common.append(sum(counts[word] >= least for word in words) / n)
        to_title.append(len(words & titled) / n)
    return common, to_title


def _content_words(line: Line) -> frozenset[str]:
    function = read_classes("line_words.tsv", between=None)["function"]
    found = {word[:6].casefold() for word in _WORD.findall(line.text) if len(word) > 3}
    return frozenset(found - function)


def _describe_whole(page: Page, shape: "Floats", place: "Floats") -> list[float]:
    n = len(page.lines)
    prose = place[:, _PLACE.index("prose")]
    return [
        math.log1p(n),
        float((shape[:, 0] < math.log1p(4)).mean()),
        math.log1p(float(prose.sum())),
        math.log1p(float((prose * [line.n_words for line in page.lines]).sum())),
        float(place[:, 0].mean()),
        float(place[:, _PLACE.index("stock")].mean()),
    ]


def _columns(shape: "Floats", rules: "Floats", place: "Floats") -> dict[str, "Floats"]:
    columns = {name: shape[:, i] for i, name in enumerate(_SHAPE)}
    columns.update({name: place[:, i] for i, name in enumerate(_PLACE)})
    columns["rule body"] = rules[:, _BODY_KINDS].sum(axis=1)
    columns["prose words"] = columns["prose"] * columns["words"]
    columns["short"] = (columns["words"] < math.log1p(4)).astype("float32")
    columns["furniture words"] = columns["furniture"]
    return columns


def _shifted(column: "Floats", step: int) -> "Floats":
    """Give the value of the line `step` below each line; -1 beyond the ends."""
    import numpy as np

    found = np.full(len(column), -1.0, np.float32)
    if step < 0:
        found[-step:] = column[:step]
    else:
        found[: max(0, len(column) - step)] = column[step:]
    return found


def _windows(columns: dict[str, "Floats"]) -> "list[Floats]":
    """Give sums over the lines above and below, the line itself left out."""
    import numpy as np

    found = []
    for width in _WINDOWS:
        for side in (-1, 1):
            for name in _SUMMED:
                sums = np.concatenate([[0.0], np.cumsum(columns[name], dtype=np.float64)])
                at = np.arange(len(columns[name]))
                low = np.maximum(at - width, 0) if side < 0 else at + 1
                high = at if side < 0 else np.minimum(at + 1 + width, len(at))
                found.append(sums[np.maximum(high, np.minimum(low, len(at)))] - sums[np.minimum(low, len(at))])
    return [np.asarray(one, np.float32) for one in found]
