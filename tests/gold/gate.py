"""No score on the project's own gold falls below its floor. As a program, prints each score beside its floor.

The floors are in floors.json. Nothing here changes them: a change that earns a higher score raises its floor by hand.
Those of the network leave two points for other processors, which round its 8-bit sums in other ways.
"""

import json
import math
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
sys.path += [str(place) for place in (ROOT / "bench", ROOT / "tests") if str(place) not in sys.path]


@cache
def score_cleaning() -> dict[str, float]:
    """Clean the marked texts as one pile: F1 over characters of the body, and facts that are exact."""
    import cleaning

    scores = cleaning.score_folder(cleaning.OWN_GOLD)
    return {
        "cleaning, mean F1": mean(score.f1 for score in scores),
        "cleaning, lowest F1": min(score.f1 for score in scores),
        "cleaning, files with every fact exact": mean(not score.wrong for score in scores),
    }


@cache
def score_reading() -> dict[str, float]:
    """Read the marked articles by rules: attributions found, found ones that are marked, and exact ones."""
    return _score_reader("reading", "rules")


@cache
def score_learned() -> dict[str, float]:
    """Read the marked articles by the network and the rules together."""
    return _score_reader("learned", "learned")


@cache
def score_sources() -> dict[str, float]:
    """Read the marked articles that were looked at while whence was written, and those that were only scored."""
    import sources
    from marked import GOLD, read_marked

    scores = {}
    for part in ("dev", "held"):
        figures = sources.figures(sources.score(read_marked(GOLD / part), "learned"))
        scores |= {
            f"sources, {part}, {name}": value for name, value in figures.items() if name in sources.GOALS
        }
    return scores


def _score_reader(name, reader) -> dict[str, float]:
    import reading
    from whence.outlets import load_outlets
    from whence.read import read_document

    outlets = load_outlets()
    n_marked = n_found = n_paired = n_exact = 0
    for marked in reading.read_gold():
        found = list(read_document(marked.document, outlets=outlets, reader=reader).attributions)
        pairs = reading.pair_up(marked, found)
        n_marked, n_found = n_marked + len(pairs), n_found + len(found)
        n_paired += sum(mine is not None for _, mine in pairs)
        n_exact += sum(mine is not None and _is_exact(gold, mine, marked, reading) for gold, mine in pairs)
    return {
        f"{name}, recall": n_paired / n_marked,
        f"{name}, precision": n_paired / n_found,
        f"{name}, exact spans": n_exact / n_marked,
    }


def _is_exact(gold, mine, marked, reading) -> bool:
    words = reading.words_of(mine, marked.document.text)
    return all(words[role] == gold[role] for role in ("source", "cue", "content"))


@cache
def score_example() -> dict[str, float]:
    """Trace and weigh the example case: the share of what its authors expect that comes out, by kind."""
    import example

    folder = ROOT / "examples" / "skerrin"
    pile = example.build_pile(folder)
    met: dict[str, list[bool]] = {}
    for expectation in example.list_expectations(folder):
        met.setdefault(expectation.kind, []).append(expectation.judge(pile) is None)
    return {f"example, {kind}": mean(results) for kind, results in met.items()}


@cache
def score_weighing() -> dict[str, float]:
    """Weigh the marked stories that may be looked at, read by rules: slots, origins, and who was first.

    Then with the slots given, so that what comes after grouping is held by itself.
    """
    import story_scores
    from stories import STORIES, load_story
    from story_given import weigh_given
    from story_sums import Score
    from whence.pipeline import build_case
    from whence.settings import Settings

    score, after = Score(), Score()
    settings = Settings(processes=1, reader="rules")
    for folder in sorted(path.parent for path in (STORIES / "dev").glob("*/gold.json")):
        story = load_story(folder)
        with tempfile.TemporaryDirectory() as scratch:
            case = build_case(sorted(story.paths.values()), Path(scratch) / "case.whence", settings=settings)
        judge = story_scores.Judge(story, case, score)
        judge.score_slots()
        judge.score_claims({})
        judge.score_first()
        regrouped, held = weigh_given(story, case, ("slots", "statements"), settings)
        judge = story_scores.Judge(story, regrouped, after, held)
        judge.score_claims({})
        judge.score_relations()
    share = score.share
    precision, recall = share("b3 precision", "answers"), share("b3 recall", "answers")
    return {
        "weighing, slots, B-cubed F1": 2 * precision * recall / (precision + recall),
        "weighing, slots, purity": share("pure", "answers"),
        "weighing, answers that a statement holds": share("answers met", "answers"),
        "weighing, origins within one": share("near", "claims"),
        "weighing, origins covered": share("covered", "claims"),
        "weighing, no more origins for sure than there are": 1 - share("too many for sure", "claims"),
        "weighing, first origin": share("firsts right", "firsts"),
        "weighing, slots given, origins within one": after.share("near", "claims"),
        "weighing, slots given, origins covered": after.share("covered", "claims"),
        "weighing, slots given, labels, macro F1": after.macro("status"),
        "weighing, slots given, relations, macro F1": after.macro("relation"),
        "weighing, slots given, flagged conflicts that are": after.share(
            "conflicts right", "conflicts flagged"
        ),
    }


SCORERS: dict[str, Callable[[], dict[str, float]]] = {
    "cleaning": score_cleaning,
    "reading": score_reading,
    "learned": score_learned,
    "sources": score_sources,
    "example": score_example,
    "weighing": score_weighing,
}


@pytest.mark.parametrize("scorer", SCORERS)
def test_every_score_has_a_floor_and_every_floor_a_score(scorer):
    assert set(SCORERS[scorer]()) == {name for name in FLOORS if name.startswith(f"{scorer}, ")}


@pytest.mark.parametrize("name", FLOORS)
def test_no_score_falls_below_its_floor(name):
    score = SCORERS[name.partition(",")[0]]()[name]
    assert score >= FLOORS[name], f"{name}: {score:.4f} is below its floor, {FLOORS[name]:.4f}"


if __name__ == "__main__":
    for scorer in SCORERS.values():
        for name, score in scorer().items():
            print(f"{name:45} {math.floor(score * 1000) / 1000:.3f}   floor {FLOORS.get(name, 0):.3f}")
