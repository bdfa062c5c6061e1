"""Fit the weights of `data/pair_weights.tsv`: `python training/slots.py [STORY...] [--write]`.

A logistic regression (Newton's method, ridge penalty) over the pairs of statements that `whence.weigh.pairs` would look
at, in the marked stories of tests/gold/stories/dev. Two statements are of one question where both are marked as answers
to it; a pair of which neither is marked tells nothing and is left out. Prints B-cubed of the slots of each story with
the weights fitted on the others, and, with --write, writes the weights fitted on all.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from stories import STORIES, load_story, place_of
from whence.pipeline import trace_files
from whence.records import Span
from whence.settings import Settings
from whence.trace import article_texts
from whence.trace.words import load_weights
from whence.weigh.clusters import agglomerate
from whence.weigh.gists import are_opposed, make_gists
from whence.weigh.judges import Judge, load_judge
from whence.weigh.pair_features import features_of, judged_features
from whence.weigh.pairs import align_pairs, find_candidates, make_vectors, pair_rows
from whence.weigh.statements import state_pile

READ_EACH = 6  # pairs for each statement that the pair model reads
PENALTY = 1.0  # of the squared weights, beside a sum over pairs
THRESHOLDS = (0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4)
TABLE = Path(__file__).parents[1] / "src" / "whence" / "data" / "pair_weights.tsv"


@dataclass(frozen=True)
class Marked:
    """One story: pairs with their features and whether they answer one question, and what scoring slots needs."""

    name: str
    n_statements: int
    pairs: list[tuple[int, int]]
    texts: list[str]  # what the pair model reads of each statement
    rows: np.ndarray  # (n_pairs, n_features), with words and vectors; after `read` with all means
    is_read: np.ndarray  # whether the pair model has read the pair
    is_one: np.ndarray
    is_known: np.ndarray
    aligned: set[tuple[int, int]]
    vetoed: set[tuple[int, int]]
    answers: list[tuple[str, int | None]]  # slot, and the statement that holds the answer
    n_same: int  # pairs that answer one question, looked at or not


def load_marked(folder: Path, judge: Judge) -> Marked:
    """Build the case of a story and look at its pairs."""
    story = load_story(folder)
    pile, trace = trace_files(sorted(story.paths.values()), settings=Settings(processes=1))
    documents = {d.id: d for d in pile.documents}
    statements = state_pile(documents, pile.readings, trace)
    gists = make_gists(statements, documents, load_weights(sorted(set(article_texts(documents.values())))))
    vectors = make_vectors(gists, judge)
    pairs = sorted(find_candidates(gists, vectors))
    rows = pair_rows(gists, pairs, vectors)
    answers, of = match(story, documents, statements)
    return Marked(
        name=folder.name,
        n_statements=len(statements),
        pairs=pairs,
        texts=[gist.judged for gist in gists],
        rows=np.array(rows),
        is_read=np.zeros(len(pairs), dtype=bool),
        is_one=np.array([bool(of.get(i, set()) & of.get(j, set())) for i, j in pairs]),
        is_known=np.array([i in of or j in of for i, j in pairs]),
        aligned=set(align_pairs(statements, trace.alignments)),
        vetoed={(i, j) for i, j in pairs if are_opposed(gists[i], gists[j])},
        answers=answers,
        n_same=sum(bool(of[i] & of[j]) for i in of for j in of if i < j),
    )


def read(stories: Sequence[Marked], judge: Judge) -> list[Marked]:
    """Have the pair model read the pairs that it would be given; the others have zeros for it."""
    weights = fit_on(stories, "vectors")
    found = []
    for story in stories:
        likely = np.argsort(-(story.rows @ weights), kind="stable")[: READ_EACH * story.n_statements]
        judged = judge.judge([(story.texts[story.pairs[k][0]], story.texts[story.pairs[k][1]]) for k in likely])
        more = np.zeros((len(story.pairs), len(features_of("judged")) - story.rows.shape[1]))
        more[likely] = [judged_features(each) for each in judged]
        is_read = np.zeros(len(story.pairs), dtype=bool)
        is_read[likely] = True
        found.append(replace(story, rows=np.hstack([story.rows, more]), is_read=is_read))
    return found


def fit_on(stories: Sequence[Marked], means: str) -> np.ndarray:
    """Fit one set of weights: for that with the pair model on what it has read."""
    n = columns(means)
    use = [s.is_known & s.is_read if means == "judged" else s.is_known for s in stories]
    return fit(
        np.concatenate([s.rows[u][:, :n] for s, u in zip(stories, use, strict=True)]),
        np.concatenate([s.is_one[u] for s, u in zip(stories, use, strict=True)]),
    )


def match(story, documents, statements):
    """Give each answer with its statement, and the slots of each statement."""
    by_number = {Path(d.path).name[:2]: d for d in documents.values()}
    answers, of = [], {}
    for slot in story.gold["slots"]:
        for answer in slot["answers"]:
            document = by_number[answer["doc"]]
            place = Span(*place_of(document.text, answer))
            best, at = 0.0, None
            for n, statement in enumerate(statements):
                if statement.document_id != document.id:
                    continue
                shared = sum(max(0, -s.gap(place)) for s in statement.spans)
                length = sum(s.end - s.start for s in statement.spans)
                if (
                    shared >= 0.5 * min(length, place.end - place.start)
                    and shared / (length + place.end - place.start) > best
                ):
                    best, at = shared / (length + place.end - place.start), n
            answers.append((slot["id"], at))
            if at is not None:
                of.setdefault(at, set()).add(slot["id"])
    return answers, of


def fit(rows: np.ndarray, is_one: np.ndarray) -> np.ndarray:
    """Give the weights, the first that of "one"."""
    scale = rows.std(axis=0) + 1e-9
    scale[0] = 1.0
    x, y = rows / scale, is_one.astype(float)
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - PENALTY * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(x.shape[1])
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights / scale


def columns(means: str) -> int:
    """Give how many of the features a means has; each set begins like the one before."""
    return len(features_of(means))


def scores_of(story: Marked, weights: Mapping[str, np.ndarray], means: str) -> dict[tuple[int, int], float]:
    """Give the probability of each pair of a story; with the pair model, of what it has read."""
    rows = story.rows[:, : len(weights[means])]
    found = 1 / (1 + np.exp(-np.clip(rows @ weights[means], -30, 30)))
    if means == "judged":
        found[~story.is_read] = 0.0
    scores = {
        pair: float(p)
        for pair, p in zip(story.pairs, found, strict=True)
        if pair not in story.vetoed and p >= 0.03
    }
    return scores | dict.fromkeys(story.aligned - story.vetoed, 1.0)


def b_cubed(story: Marked, clusters: Sequence[Sequence[int]]) -> tuple[float, float, float, float]:
    """Give precision, recall, F1 and purity over the answers."""
    where = {i: n for n, members in enumerate(clusters) for i in members}
    items = [(slot, where[at] if at is not None else f"none {n}") for n, (slot, at) in enumerate(story.answers)]
    both, slots, places = Counter(items), Counter(s for s, _ in items), Counter(c for _, c in items)
    precision = sum(both[item] / places[item[1]] for item in items) / len(items)
    recall = sum(both[item] / slots[item[0]] for item in items) / len(items)
    pure = sum(max(n for (_, c), n in both.items() if c == place) for place in places)
    return precision, recall, 2 * precision * recall / (precision + recall), pure / len(items)


def average_precision(p: np.ndarray, is_one: np.ndarray, n_same: int) -> float:
    """Give average precision over all pairs of one question, looked at or not."""
    right = is_one[np.argsort(-p, kind="stable")]
    found = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(found[right].sum() / n_same)


def cross(stories: Sequence[Marked], means: str) -> None:
    """Print what slots come out for each story by weights fitted on the others."""
    by_threshold: dict[float, list[tuple[float, float, float, float]]] = {t: [] for t in THRESHOLDS}
    precisions = []
    for story in stories:
        others = [s for s in stories if s is not story] or [story]
        weights = {means: fit_on(others, means)}
        scores = scores_of(story, weights, means)
        p = np.array([scores.get(pair, 0.0) for pair in story.pairs])[story.is_known]
        precisions.append(average_precision(p, story.is_one[story.is_known], story.n_same))
        for threshold in THRESHOLDS:
            clusters = agglomerate(range(story.n_statements), scores, least=threshold)
            by_threshold[threshold].append(b_cubed(story, clusters))
    print(f"{means}: average precision {np.mean(precisions):.3f}", [round(x, 2) for x in precisions])
    for threshold, found in by_threshold.items():
        print(
            f"  {threshold:.2f}", *(f"{x:.3f}" for x in np.mean(found, axis=0)), [round(f[2], 2) for f in found]
        )


def write(stories: Sequence[Marked]) -> None:
    """Write the weights fitted on all stories."""
    fitted = [fit_on(stories, means) for means in ("words", "vectors", "judged")]
    lines = [
        "# How much each feature speaks for two statements answering one question: log-odds, by training/slots.py on",
        f"# tests/gold/stories/dev ({len(stories)} stories), for weigh/pair_features.py. Apache-2.0.",
        "# feature\twords alone\twith vectors\twith the pair model",
    ]
    for k, name in enumerate(features_of("judged")):
        lines.append("\t".join((name, *(f"{w[k]:.3f}" if k < len(w) else "-" for w in fitted))))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Look at the stories, print what comes of it, and write the weights if that is asked for."""
    wanted = [a for a in arguments if not a.startswith("--")]
    folders = [
        p.parent for p in sorted((STORIES / "dev").glob("*/gold.json")) if not wanted or p.parent.name in wanted
    ]
    judge = load_judge(threads=2)
    stories = read([load_marked(folder, judge) for folder in folders], judge)
    reached = [s.is_one.sum() / s.n_same for s in stories]
    print(
        f"pairs of one question that are looked at: {np.mean(reached):.3f}",
        [round(float(r), 2) for r in reached],
    )
    for means in ("words", "vectors", "judged"):
        cross(stories, means)
    if "--write" in arguments:
        write(stories)


if __name__ == "__main__":
    main(sys.argv[1:])
