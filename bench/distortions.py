"""Distorted claims: `python bench/distortions.py [FOLDER...] [--rules] [-v]`; as usual the stories that may be read.

In an article that copied a claim one thing of it is altered: a number, how sure it is, a place, or who did it. Forty
such piles are made and weighed. A distorted claim counts as confirmed when the answer that holds it is said to be
confirmed or independently corroborated, or to have two origins for sure; none should be.
"""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from stories import STORIES, SUPPORT, Story, load_story
from whence.conclusions import Answer
from whence.pipeline import build_case
from whence.records import Span
from whence.settings import Settings

_EACH = 10  # of every kind of alteration
_CONFIRMED = ("independently corroborated", "confirmed by the party concerned")
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_HEDGES = [
    (r"\b(?:may|might|could) have\b", "had"),
    (r"\b(?:may|might|could)\b", "will"),
    (r"\b(?:is|are) (?:expected|likely|due) to\b", "will"),
    (r"\b(?:plans?|wants?|hopes?) to\b", "will"),
    (r"\b(?:reportedly|allegedly|possibly|probably|apparently) ", ""),
    (r"\bwas believed to have\b", "had"),
    (r"\bbelieved to\b", "known to"),
    (r"\b(?:appear|seem)(?:s|ed) to have\b", "has"),
    (r"\bsuspected\b", "proven"),
    (r"\bsuspects?\b", "has proven"),
    (r"\b(?:is|are|was|were) (?:getting )?(?:ready|willing|set) to\b", "will"),
    (r"\bbeen ready to\b", "agreed to"),
    (r"\b(?:the )?(?:likeliest|most likely)\b", "the one"),
    (r"\ballege[sd]? that\b", "proved that"),
]
_NAME = re.compile(r"\b(?!The |A |An |It |He |She |On |In )[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})*\b")


@dataclass(frozen=True, slots=True)
class Distortion:
    """One altered claim: the article, what it said and what it is made to say."""

    story: Story
    kind: str
    number: str
    before: str
    after: str


def alter_number(words: str, names: Sequence[str], draw: random.Random) -> str | None:
    """Give the words with their first number changed by half and more; None where they hold none."""
    match = re.search(r"\b\d[\d,]*(?:\.\d+)?\b", words)
    if match:
        value = float(match[0].replace(",", ""))
        new = f"{value * draw.choice((1.5, 2.0, 3.0)):,.0f}" if value >= 2 else "7"
        return words[: match.start()] + new + words[match.end() :]
    match = re.search(rf"\b(?:{'|'.join(_NUMBERS)})\b", words)
    if match:
        others = [n for n in _NUMBERS if abs(_NUMBERS.index(n) - _NUMBERS.index(match[0])) > 2]
        return words[: match.start()] + draw.choice(others) + words[match.end() :]
    return None


def alter_certainty(words: str, names: Sequence[str], draw: random.Random) -> str | None:
    """Give the words without their hedge; None where they have none."""
    for pattern, put in _HEDGES:
        if re.search(pattern, words):
            return re.sub(pattern, put, words, count=1)
    return None


def alter_name(words: str, names: Sequence[str], draw: random.Random) -> str | None:
    """Give the words with one name put for another of `names`; None where they hold none of them."""
    held = [name for name in names if re.search(rf"\b{re.escape(name)}\b", words)]
    others = [name for name in names if name not in words]
    if not held or not others:
        return None
    old = max(held, key=len)
    return re.sub(rf"\b{re.escape(old)}\b", draw.choice(others), words, count=1)


ALTERATIONS: dict[str, Callable[[str, Sequence[str], random.Random], str | None]] = {
    "number": alter_number, "modality": alter_certainty, "place": alter_name, "actor": alter_name,
}  # fmt: skip


def make_distortions(stories: Sequence[Story], kind: str, n: int) -> list[Distortion]:
    """Give `n` distortions of a kind, spread over the stories, claims of several origins first."""
    draw = random.Random(kind)
    found: list[tuple[int, int, Distortion]] = []
    for story in stories:
        named = names_of(story, kind)
        for order, (n_origins, number, words) in enumerate(copied_claims(story)):
            altered = ALTERATIONS[kind](words, named, draw)
            if altered is not None and altered != words:
                found.append((-min(2, n_origins), order, Distortion(story, kind, number, words, altered)))
    found.sort(key=lambda item: item[:2])
    return [item[2] for item in found][:n]


def copied_claims(story: Story) -> Iterator[tuple[int, str, str]]:
    """Yield what articles that rest on others in the pile say, with how many origins it has."""
    docs = story.gold["docs"]
    for slot in story.gold["slots"]:
        n_origins = {value: claim["origins"] for claim in slot["claims"] for value in claim["values"]}
        for answer in slot["answers"]:
            is_copy = any(source in docs for source in docs[answer["doc"]]["rests_on"])
            if is_copy and answer["stance"] in SUPPORT and "n" not in answer:
                yield n_origins.get(answer["value"], 0), answer["doc"], answer["words"]


def names_of(story: Story, kind: str) -> list[str]:
    """Give the names of places, or of people and organisations, that stand in three articles or more."""
    who = {o.get("name", "").split()[-1] for o in story.gold["origins"].values() if o.get("name")}
    counts = Counter(name for text in story.texts.values() for name in set(_NAME.findall(text)))
    common = [name for name, n in sorted(counts.items()) if n > 2]
    after = re.compile(r"\b(?:in|at|near|off|from|to) $")
    places = {
        name for name in common for text in story.texts.values()
        for m in re.finditer(rf"\b{re.escape(name)}\b", text) if after.search(text[max(0, m.start() - 6) : m.start()])
    }  # fmt: skip
    actors = [name for name in common if name.split()[-1] in who]
    return sorted(places - set(actors)) if kind == "place" else actors


def find_answers(distortion: Distortion, settings: Settings) -> list[Answer]:
    """Build the pile with one article altered, and give the answers that hold the altered words."""
    story = distortion.story
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "pile"
        folder.mkdir()
        for number, path in story.paths.items():
            text = story.texts[number]
            if number == distortion.number:
                text = text.replace(distortion.before, distortion.after, 1)
            (folder / path.name).write_text(text, encoding="utf-8")
        case = build_case([folder], Path(scratch) / "case.whence", settings=settings)
    document = next(d for d in case.documents if Path(d.path).name.startswith(distortion.number))
    start = document.text.find(distortion.after)
    place = Span(start, start + len(distortion.after))
    holding = []
    for claim in case.weighing.claims:
        ids = {
            s.id for s in claim.statements
            if s.document_id == document.id and sum(max(0, -p.gap(place)) for p in s.spans) * 2 >= min(
                place.end - place.start, sum(p.end - p.start for p in s.spans))
        }  # fmt: skip
        holding += [answer for answer in claim.answers if ids & set(answer.statement_ids)]
    return holding


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--rules", is_flag=True, help="Read by rules alone.")
@click.option("-v", "verbose", is_flag=True, help="List those that are confirmed.")
def main(folders: Sequence[Path], *, rules: bool, verbose: bool) -> None:
    """Make distorted claims of the stories in FOLDERS and count those that are called confirmed."""
    folders = folders or sorted(p.parent for p in (STORIES / "dev").glob("*/gold.json"))
    stories = [load_story(folder) for folder in folders]
    settings = Settings(reader="rules" if rules else "learned", processes=1)
    total = Counter[str]()
    for kind in ALTERATIONS:
        confirmed = 0
        made = make_distortions(stories, kind, _EACH)
        for distortion in made:
            answers = find_answers(distortion, settings)
            bad = [a for a in answers if a.status in _CONFIRMED or a.origins.at_least > 1]
            confirmed += bool(bad)
            if bad and verbose:
                name = distortion.story.folder.name
                print(
                    f"  {name} {distortion.number}: {distortion.before!r} -> {distortion.after!r}: {bad[0].status}"
                )
        total.update(made=len(made), confirmed=confirmed)
        print(f"{kind:10} {len(made):3} made, {confirmed} called confirmed")
    print(f"all        {total['made']:3} made, {total['confirmed']} called confirmed (to reach: none of 40)")


if __name__ == "__main__":
    main()
