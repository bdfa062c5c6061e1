"""The features of a page's candidates: their words, their elements, their neighbours, and what was proposed.

One row for each candidate, in page order; the columns are those the model in `models/pages.onnx` was trained with.
After Kohlschütter, Fankhauser and Nejdl (WSDM 2010), Peters and Lecocq (Dragnet, WWW 2013) and Vogels, Ganea and
Eickhoff (Web2Text, ECIR 2018), with the decision of another extractor as one more feature.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from whence.ingest.page_hints import hint_names
from whence.ingest.page_parts import Candidate, Scan
from whence.records import Span

_TAGS = (
    "p", "div", "li", "td", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd",
    "dt", "pre", "title", "main", "aside", "header", "footer", "figure", "body", "address", "nav", "form", "label",
    "button", "th", "ul", "ol",
)  # fmt: skip
_CODES = {tag: number + 1 for number, tag in enumerate(_TAGS)}
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_CLOSERS = "\"'”’»«“)]"
_QUOTES = frozenset('"“”„«»「」')
_PROSE = 45  # letters from which a piece with few links counts as running text
_LEVELS = 4  # elements above a piece whose contents are summed
_WINDOW = (-3, -2, -1, 1, 2, 3)
_NEAR = 4  # pieces from what was proposed within which even a short one is judged


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What else is known of a page when its pieces are judged. Spans count letters of the scan."""

    proposed: Sequence[Span]  # what the other extractor takes for the article
    body: str = ""  # letters of the body that the page's JSON-LD states
    titles: Sequence[str] = ()  # as stated, letters alone
    leads: Sequence[str] = ()  # descriptions that the page states, letters alone


def read_features(scan: Scan, evidence: PageEvidence) -> tuple[Any, Any]:
    """Give which candidates may be of the article, and the features of those alone.

    The first is an array (n_candidates,) of bool: running text, what was proposed, and what stands near that. The
    second holds a row of 32-bit numbers for each of them, (n_selected, n_features).
    """
    import numpy as np

    candidates = scan.candidates
    n_letters = np.array([c.end - c.start for c in candidates], np.float32)
    linked = np.array([c.n_linked for c in candidates], np.float32)
    prose = np.where((n_letters >= _PROSE) & (linked < 0.5 * n_letters), n_letters, 0)
    taken = _taken(scan, evidence.proposed)
    at = np.array([c.element for c in candidates])
    parents = np.array([element.parent for element in scan.elements])
    places, gap = _places(scan, prose, taken, n_letters)
    rows = (taken > 0) | (prose > 0) | (gap <= _NEAR)
    chosen = np.flatnonzero(rows)
    if not len(chosen):
        return rows, np.zeros((0, 0), np.float32)
    n_words = np.array([len(c.words) for c in candidates], np.float32)
    core = np.stack([np.log1p(n_letters), linked / n_letters, n_words, taken / n_letters], 1)
    columns = [
        np.array([_words_of(candidates[i]) for i in chosen], np.float32),
        _hints(scan, at[chosen], parents),
        _stated(scan, evidence, chosen),
        _containers(at, parents, n_letters, linked, prose, taken)[chosen],
        _signs(scan, prose, taken, n_letters)[chosen],
        places[chosen],
        _neighbours(core, at)[chosen],
    ]
    return rows, np.concatenate(columns, axis=1).astype(np.float32)


def _words_of(candidate: Candidate) -> tuple[float, ...]:
    words = candidate.words
    text = " ".join(words)
    size = candidate.end - candidate.start
    bare = text.rstrip(_CLOSERS)
    n_upper = sum(word[0].isupper() for word in words)
    return (
        len(words), size / len(words), candidate.n_linked / size, candidate.n_strong / size, candidate.n_breaks,
        bare.endswith(_ENDS), text.endswith(":"), text[0].isupper(), text[0].islower(), text[0] in _QUOTES,
        (text.count(",") + text.count("、") + text.count("，")) / len(words), sum(map(text.count, "0123456789")) / size,
        n_upper / len(words), text.count("|") + text.count("/") + text.count("©"), text.isupper(), "@" in text,
        sum(map(text.count, ".!?")) / len(words),
    )  # fmt: skip


def _bits(numbers: Any, n_bits: int) -> Any:
    import numpy as np

    return ((numbers[:, None] >> np.arange(n_bits, dtype=np.int64)) & 1).astype(np.float32)


def _hints(scan: Scan, at: Any, parents: Any) -> Any:
    import numpy as np

    hints = np.array([element.hints for element in scan.elements], np.int64)
    inherited = np.array([element.inherited for element in scan.elements], np.int64)
    near = hints[parents[at]] | hints[parents[parents[at]]]
    n_bits = len(hint_names())
    tags = np.array([_CODES.get(element.tag, 0) for element in scan.elements], np.float32)
    depths = np.array([element.depth for element in scan.elements], np.float32)
    plain = np.stack([tags[at], tags[parents[at]], tags[parents[parents[at]]], depths[at]], 1)
    return np.concatenate(
        [plain, _bits(hints[at], n_bits), _bits(near, n_bits), _bits(inherited[at], n_bits)], 1
    )


def _taken(scan: Scan, proposed: Sequence[Span]) -> Any:
    """Give how many letters of each candidate were proposed."""
    import numpy as np

    mask = np.zeros(scan.n_letters + 1, np.int32)
    for span in proposed:
        mask[span.start + 1 : span.end + 1] = 1
    total = np.cumsum(mask)
    starts, ends = np.array([(c.start, c.end) for c in scan.candidates]).reshape(-1, 2).T
    return (total[ends] - total[starts]).astype(np.float32)


def _stated(scan: Scan, evidence: PageEvidence, chosen: Any) -> Any:
    import numpy as np

    texts = ["".join(candidate.words) for candidate in scan.candidates]
    counts = Counter(texts)
    rows = []
    for text in (texts[i] for i in chosen):
        is_title = any(text in title or title in text for title in evidence.titles) and len(text) > 12
        is_lead = len(text) > 20 and any(text[:60] in lead or lead[:60] in text for lead in evidence.leads)
        in_body = len(text) > 3 and text[:200] in evidence.body if evidence.body else False
        rows.append((is_title, is_lead, in_body, bool(evidence.body), counts[text]))
    return np.array(rows, np.float32).reshape(len(rows), -1)


def _containers(at: Any, parents: Any, n_letters: Any, linked: Any, prose: Any, taken: Any) -> Any:
    """Sum what stands in the element of each candidate and in those above it, relative to the page."""
    import numpy as np

    size = len(parents)
    direct = np.stack(
        [np.bincount(at, weights=w, minlength=size) for w in (n_letters, linked, prose, taken)], 1
    )
    counts = np.bincount(at, minlength=size).astype(float)
    sums = np.concatenate([direct, counts[:, None]], 1)
    above = parents.tolist()
    last = list(range(1, size + 1))  # after the last element inside each one; they stand in page order
    for element in range(size - 1, 0, -1):
        if last[element] > last[above[element]]:
            last[above[element]] = last[element]
    before = np.concatenate([np.zeros((1, sums.shape[1])), np.cumsum(sums, axis=0)])
    sums = before[last] - before[:-1]
    whole = np.maximum(sums[0], 1)
    columns, here = [], at
    for _ in range(_LEVELS):
        s = sums[here]
        columns += [
            s[:, 2] / whole[2], s[:, 3] / whole[3], s[:, 1] / np.maximum(s[:, 0], 1),
            s[:, 3] / np.maximum(s[:, 0], 1), np.log1p(s[:, 4]), np.log1p(s[:, 0]),
        ]  # fmt: skip
        here = parents[here]
    return np.stack(columns, 1)


def _signs(scan: Scan, prose: Any, taken: Any, n_letters: Any) -> Any:
    """Sum what stands in elements of the same sort: same tag and class names, under the same sort of parent."""
    import numpy as np

    elements = scan.elements
    numbers: dict[tuple[str, ...], int] = {}
    columns = []
    for level in (0, 1):
        keys = []
        for candidate in scan.candidates:
            element = elements[candidate.element]
            parent = elements[element.parent]
            sign = (element.sign,) if level == 0 else (element.sign, parent.sign, elements[parent.parent].sign)
            keys.append(numbers.setdefault(sign, len(numbers)))
        key = np.array(keys)
        n = np.bincount(key)
        total, kept, running = (np.bincount(key, weights=w) for w in (n_letters, taken, prose))
        columns += [
            np.log1p(n[key]), kept[key] / np.maximum(total[key], 1), running[key] / max(prose.sum(), 1),
            (kept[key] - taken) / np.maximum(total[key] - n_letters, 1), total[key] / n[key],
        ]  # fmt: skip
    return np.stack(columns, 1)


def _places(scan: Scan, prose: Any, taken: Any, n_letters: Any) -> tuple[Any, Any]:
    """Say where each candidate stands: in the page, from the main heading, from what was proposed (also apart)."""
    import numpy as np

    n = len(n_letters)
    index = np.arange(n)
    before = np.cumsum(prose) - prose
    kept_before = np.cumsum(taken) - taken
    kept = max(float(taken.sum()), 1)
    kept_at = np.flatnonzero(taken > 0)
    first, last = (kept_at[0], kept_at[-1]) if len(kept_at) else (0, n)
    heads = [i for i, c in enumerate(scan.candidates) if scan.elements[c.element].tag == "h1"] or [0]
    head = np.array(heads)[np.maximum(np.searchsorted(heads, index, side="right") - 1, 0)]
    place = np.searchsorted(kept_at, index)
    gap = np.full(n, 60.0)
    if len(kept_at):
        left = index - kept_at[np.maximum(place - 1, 0)]
        right = kept_at[np.minimum(place, len(kept_at) - 1)] - index
        gap = np.minimum(np.where(left >= 0, left, 60), np.where(right >= 0, right, 60))
    columns = [
        index / n, before / max(float(prose.sum()), 1), kept_before / kept, np.clip(index - head, -40, 40),
        np.clip(index - first, -40, 40), np.clip(index - last, -40, 40), np.clip(gap, 0, 60), taken / n_letters,
        np.full(n, np.log1p(n)), np.full(n, np.log1p(taken.sum())), np.full(n, taken.sum() / max(prose.sum(), 1)),
        np.log1p(n_letters), prose > 0,
    ]  # fmt: skip
    return np.stack(columns, 1), gap


def _neighbours(core: Any, at: Any) -> Any:
    """Repeat the core features of the candidates around each one; -1 beyond the ends of the page."""
    import numpy as np

    n, width = core.shape
    columns = []
    for offset in _WINDOW:
        around = np.full((n, width + 1), -1.0)
        rows = np.arange(max(0, -offset), min(n, n - offset))
        around[rows, :width] = core[rows + offset]
        around[rows, width] = at[rows] == at[rows + offset]
        columns.append(around)
    return np.concatenate(columns, axis=1)


def count_prose(scan: Scan) -> int:
    """Give how many letters of a page stand in running text: pieces of some length with few links."""
    return sum(
        c.end - c.start
        for c in scan.candidates
        if c.end - c.start >= _PROSE and c.n_linked < 0.5 * (c.end - c.start)
    )
