"""What is right of the weighing of marked stories: `python bench/weighing.py dev|held|FOLDER... [--rules] [-v]`.

Yardstick: tests/gold/stories, invented stories told by a dozen articles each. What counts as right is said in
`story_scores.py`, how others count in `story_rivals.py`. `held` is never looked at: it prints no faults.
"""

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from stories import STORIES, Story, load_story  # in tests/
from story_given import GIVEN, weigh_given
from story_rivals import RIVALS
from story_scores import Judge
from story_sums import Score
from whence.conclusions import Case
from whence.hindsight import case_as_of
from whence.pipeline import build_case
from whence.settings import Settings


def score_story(story: Story, settings: Settings, score: Score, *, given: Sequence[str] = ()) -> None:
    """Build the case of a story and count what is right of it."""
    with tempfile.TemporaryDirectory() as scratch:
        case = build_case(sorted(story.paths.values()), Path(scratch) / "case.whence", settings=settings)
    score_case(story, case, score, given=given, settings=settings)
    for day in days_of(story):
        score_day(
            story,
            day,
            case_as_of(case, date.fromisoformat(day), settings=settings),
            score,
            given=given,
            settings=settings,
        )


def score_case(story: Story, case: Case, score: Score, *, given: Sequence[str], settings: Settings) -> None:
    """Count what is right of a case that holds a whole story, weighed anew if something is `given`."""
    judge = _judge(story, case, score, given, settings)
    judge.score_slots()
    judge.score_answers()
    judge.score_claims(RIVALS)
    judge.score_relations()
    judge.score_first()


def score_day(
    story: Story, day: str, case: Case, score: Score, *, given: Sequence[str], settings: Settings
) -> None:
    """Count what is right of a case as it stood on a day."""
    _judge(story, case, score, given if case.documents else (), settings).score_state(day)


def days_of(story: Story) -> list[str]:
    """Give the days for which it is marked what was known."""
    return sorted({state["as_of"] for slot in story.gold["slots"] for state in slot["states"]})


def _judge(story: Story, case: Case, score: Score, given: Sequence[str], settings: Settings) -> Judge:
    case, held = weigh_given(story, case, given, settings) if given else (case, None)
    return Judge(story, case, score, held)


def print_score(score: Score) -> None:
    """Print every figure beside what is to be reached."""
    sums, share = score.sums, score.share
    precision, recall = share("b3 precision", "answers"), share("b3 recall", "answers")
    b3 = 2 * precision * recall / (precision + recall or 1)
    print(f"{sums['answers']} answers, {sums['claims']} claims, {sums['articles']} articles")
    print(f"answers that a statement holds  {share('answers met', 'answers'):.3f}")
    print(
        f"slots, B3 P/R/F1; purity        {precision:.3f} {recall:.3f} {b3:.3f}; {share('pure', 'answers'):.3f}"
        "   to reach .80; .95"
    )
    print(f"quantities right                {share('quantities right', 'quantities'):.3f}")
    print(f"stance, macro F1                {score.macro('stance'):.3f}")
    print(
        f"origins: exact, within 1, covered; width  {share('exact', 'claims'):.3f} {share('near', 'claims'):.3f} "
        f"{share('covered', 'claims'):.3f}; {share('width', 'claims met'):.2f}   to reach .80 .95 .95; 1.0"
    )
    several = share("exact of several", "claims of several")
    print(f"  of claims of several origins: exact     {several:.3f} of {sums['claims of several']}")
    print(f"  more for sure than can be defended      {sums['too many for sure']} of {sums['claims']}")
    for name in RIVALS:
        exact, near = share(f"{name} exact", "claims"), share(f"{name} near", "claims")
        print(f"  {name:12} exact, within 1           {exact:.3f} {near:.3f}")
    print(f"status, macro F1                {score.macro('status'):.3f}   to reach .80")
    for name, (value, n) in score.by_class("status").items():
        print(f"  {name:35} {value:.2f} of {n}")
    print(f"relations, macro F1             {score.macro('relation'):.3f}")
    for name, (value, n) in score.by_class("relation").items():
        print(f"  {name:35} {value:.2f} of {n}")
    false = sums["conflicts flagged"] - sums["conflicts right"]
    print(
        f"conflicts: precision, recall    {share('conflicts right', 'conflicts flagged'):.3f} "
        f"{share('conflicts right', 'conflicts'):.3f} of {sums['conflicts']}; "
        f"false alarms in 20 articles {20 * false / max(1, sums['articles']):.2f}   to reach .90 .60; 1"
    )
    print(
        f"first origin right              {share('firsts right', 'firsts'):.3f} of {sums['firsts']}   to reach .90"
    )
    one, two = share("live right", "live found"), share("live right", "live")
    print(
        f"state as of a day, P/R/F1       {one:.3f} {two:.3f} {2 * one * two / (one + two or 1):.3f}   to reach .85"
    )


@click.command()
@click.argument("parts", nargs=-1, required=True)
@click.option("--rules", is_flag=True, help="Read by rules alone.")
@click.option(
    "--given", default="", help="What is taken from the marks: some of slots,statements,stances,origins."
)
@click.option("-v", "verbose", is_flag=True, help="List faults.")
def main(parts: Sequence[str], *, rules: bool, given: str, verbose: bool) -> None:
    """Score the stories of PARTS: dev, held, or folders."""
    folders = [
        folder
        for part in parts
        for folder in (sorted((STORIES / part).iterdir()) if part in ("dev", "held") else [Path(part)])
        if (folder / "gold.json").exists()
    ]
    names = [name for name in given.split(",") if name]
    if not set(names) <= set(GIVEN):
        raise click.BadParameter(f"--given takes some of {','.join(GIVEN)}")
    settings = Settings(reader="rules" if rules else "learned", processes=1)
    score = Score()
    for folder in folders:
        score_story(load_story(folder), settings, score, given=names)
    print_score(score)
    if verbose and "held" not in parts:
        print(*score.faults, sep="\n")


if __name__ == "__main__":
    main()
