"""Make publication cascades of given texts and measure what of them is traced, beside simpler ways to count.

    python bench/cascades.py /tmp/basil                        # BASIL: accounts of one event by three newsrooms
    python bench/cascades.py my-articles 40 --seed 3 -v        # a folder of .txt
    python bench/cascades.py my-articles --keep /tmp/piles     # the piles, and what is true of them, to look at

What is found is defined in `cascade_scores.py`. A count is exact when the point estimate is nearer to the truth than
to any other number, and covered when the truth lies in the range. Even seeds are for development, odd ones, which use
the other half of the events, for a check.
"""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import click

from cascade_articles import SHAPES, Cascade
from cascade_bases import load_bases
from cascade_files import write_cascade
from cascade_piles import Material, make_cascades
from cascade_rivals import RIVALS, count_by_rivals
from cascade_scores import Score, score_cascade
from whence.outlets import Outlet, load_outlets
from whence.pipeline import build_case
from whence.settings import Settings
from whence.wordtables import read_rows

_KINDS = ("agency", "paper", "broadcaster", "magazine", "site")
_GOALS = (
    "to reach, in all: exact >= .90, covered >= .97, width <= 1.0; edges F1 kept >= .90, dropped >= .75; "
    "hidden originals precision >= .95, recall >= .90 for 5 copies, 2 copies left open"
)


def list_outlets() -> list[Outlet]:
    """Give the outlets that an article may be of: those whose own name is theirs alone wherever it stands."""
    table = load_outlets()
    rows = {row[0]: row for row in read_rows("outlets.tsv")}
    found = []
    for key, row in sorted(rows.items()):
        name = row[1]
        is_plain = name not in (row[6].split("|") if len(row) > 6 else ())
        if row[2] in _KINDS and is_plain and table.resolve(name) == (key, True):
            found.append(table.get(key))
    return found


def judge(
    cascade: Cascade, settings: Settings, *, headlines: Sequence[str], seed: int, keep: Path | None
) -> Score:
    """Write a pile, trace it, and score what came out beside the rivals."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / f"{cascade.number:03}-{cascade.shape.replace(' ', '-')}"
        write_cascade(cascade, folder, headlines=headlines, seed=seed)
        if keep is not None:
            shutil.copytree(scratch, keep, dirs_exist_ok=True)
        case = build_case([folder], Path(scratch) / "case.whence", settings=settings)
    score = score_cascade(cascade, case)
    for name, counts in count_by_rivals(cascade, cascade.claims).items():
        for n_found, claim in zip(counts, cascade.claims, strict=True):
            score.sums[f"{name} exact"] += n_found == claim.n_origins
            score.sums[f"{name} exact of {claim.n_origins}"] += n_found == claim.n_origins
    score.sums["piles"] += 1
    return score


def write_table(scores: dict[str, Score]) -> None:
    """Print one line for each shape, and one for all."""
    rivals = "".join(f"{name:>11}" for name in RIVALS)
    click.echo(
        f"{'':14}{'':6}{'origins of claims':>31}    {'exact, by counting':>{len(rivals) - 4}}"
        f"    {'edges: all':>17} {'kept':>17} {'dropped':>17} {'misattributed':>17}  {'hidden':>12}"
    )
    click.echo(
        f"{'shape':14}{'piles':>6}{'claims':>7}{'exact':>7}{'covered':>9}{'width':>8}{rivals}"
        + f"{'P    R   F1':>18}" * 4
        + f"{'P    R':>14}"
    )
    for shape, score in scores.items():
        sums = score.sums
        shares = [score.share("claims exact", "claims"), score.share("claims covered", "claims")]
        cells = f"{shape:14}{sums['piles']:6}{sums['claims']:7}{_show(shares[0]):>7}{_show(shares[1]):>9}"
        cells += f"{_show(score.share('width', 'claims held')):>8}"
        cells += "".join(f"{_show(score.share(f'{name} exact', 'claims')):>11}" for name in RIVALS)
        for kind in ("", " kept", " dropped", " misattributed"):
            precision = score.share(f"edges right{kind}", f"edges found{kind}")
            recall = score.share(f"edges met{kind}", f"edges true{kind}")
            cells += f"{_show(precision):>8}{_show(recall):>5}{_show(score.f1(kind)):>5}"
        click.echo(cells + f"{_show(score.share('hidden right', 'hidden found')):>9}{_show(_recall(score)):>5}")


def _recall(score: Score) -> float | None:
    """Give the share of the hidden originals found, those of two copies without a credit left out."""
    keys = [key for key in ("hidden credited", "hidden of 3", "hidden of 5") if score.sums[key]]
    n_all = sum(score.sums[key] for key in keys)
    return sum(score.sums[f"{key} met"] for key in keys) / n_all if n_all else None


def write_rest(score: Score) -> None:
    """Print what has no column: hidden originals by number of copies, claims by their origins, drift."""
    sums = score.sums
    hidden = [f"{sums[f'hidden of {n} met']} of {sums[f'hidden of {n}']} of {n} copies" for n in (3, 5)]
    click.echo(
        f"hidden originals found: {', '.join(hidden)} that credit nobody, {sums['hidden credited met']} of "
        f"{sums['hidden credited']} that copies credit; of 2 copies {sums['hidden of 2 left open']} of "
        f"{sums['hidden of 2']} left open"
    )
    for n in (1, 2):
        rivals = [f"{name} {_show(score.share(f'{name} exact of {n}', f'claims of {n}'))}" for name in RIVALS]
        exact = _show(score.share(f"claims exact of {n}", f"claims of {n}"))
        click.echo(f"claims of {n} in truth: {sums[f'claims of {n}']}, exact {exact}; {', '.join(rivals)}")
    false = sums["edges found of none"] - sums["edges right of none"]
    held, told = score.share("carriers held", "carriers"), score.share("outlets told", "articles")
    click.echo(
        f"articles that rest on nobody: {false} edges; articles of a claim that its count holds: {_show(held)}; "
        f"outlets told: {_show(told)}; numbers drifted: {sums['drifts met']} of {sums['drifts']} found"
    )
    click.echo(_GOALS)


def _show(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}".replace("0.", ".", 1) if share < 1 else f"{share:.2f}"


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("number", default=160)
@click.option("--seed", default=0, show_default=True, help="Even: development; odd: check.")
@click.option("--reader", type=click.Choice(["rules", "learned"]), default="rules", show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Leave the piles and their truth in this folder.")
@click.option("-v", "--verbose", is_flag=True, help="Print each fault.")
def main(folder: Path, number: int, seed: int, reader: str, keep: Path | None, verbose: bool) -> None:
    """Make NUMBER piles of the texts of FOLDER, trace them, and print how much is right."""
    outlets = list_outlets()
    bases = load_bases(folder, load_outlets())
    if len({base.event for base in bases}) < 20:
        raise click.ClickException(
            f"{folder}: {len(bases)} texts long enough; 20 or more on different events are needed"
        )
    settings = Settings(reader="learned" if reader == "learned" else "rules", processes=1)
    headlines = [base.headline for base in bases]
    started = time.process_time()
    scores = {shape: Score() for shape in (*SHAPES, "all")}
    for cascade in make_cascades(Material(bases, outlets), number, seed=seed):
        score = judge(cascade, settings, headlines=headlines, seed=seed, keep=keep)
        scores[cascade.shape].add(score)
        scores["all"].add(score)
    if verbose:
        click.echo("\n".join(scores["all"].faults))
    write_table({shape: score for shape, score in scores.items() if score.sums["piles"]})
    write_rest(scores["all"])
    click.echo(
        f"seed {seed}, reader {reader}, {len(bases)} texts, {time.process_time() - started:.0f} CPU seconds"
    )


if __name__ == "__main__":
    main()
