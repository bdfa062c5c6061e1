"""The cascades of `bench/cascades.py`: the same seed gives the same piles, and their truth holds of their words."""

import random
from collections import Counter
from itertools import pairwise

import pytest

from cascade_articles import SHAPES, Article, Cascade, TrueClaim
from cascade_bases import Base, load_bases
from cascade_claims import is_claim, load_pairs
from cascade_credits import Credited, credit, load_templates, uncredit
from cascade_files import write_cascade
from cascade_operators import make_pieces, reword
from cascade_piles import Material, make_cascades
from cascade_rewrites import rewrite
from cascade_scores import score_cascade
from cascades import list_outlets
from whence.outlets import load_outlets
from whence.pipeline import build_case
from whence.settings import Settings

TOWNS = [
    "Arden",
    "Bexley",
    "Corley",
    "Dunwich",
    "Elstow",
    "Farley",
    "Garth",
    "Hexham",
    "Ilford",
    "Jarrow",
    "Kelso",
    "Lorton",
]
THINGS = [
    "harbor",
    "bridge",
    "school",
    "market",
    "tunnel",
    "library",
    "mill",
    "canal",
    "tower",
    "station",
    "park",
    "theater",
]
PARAGRAPHS = (
    "The council of {town} decided on Tuesday to close the {thing} for good after a long argument.",
    "“Nobody asked the people who use it every day of the year,” said Mary {town}, who lives beside the {thing}.",
    "About 140 people gathered at the {thing} in the evening and demanded that the decision be taken back.",
    "Robert {town}son, the treasurer, said that the {thing} had lost money in each of the past nine years.",
    "Work on the {thing} began under a former mayor and was never finished, although the money was spent.",
    "“We will go to court if we must, and we will win there,” Helen {town}ham of the residents’ group said.",
    "Visitors from the coast still come for the {thing}, though fewer than there were when trains ran often.",
    "A report on the walls of the {thing} listed 17 cracks and several places where water had come through.",
    "The county of {town} has not said whether it will help, and a meeting on the matter is due in autumn.",
)


def make_bases() -> list[Base]:
    """Give a text for each pair of a town and a thing; those of one town and two things are of one event."""
    bases = []
    for number, town in enumerate(f"{town}{end}" for town in TOWNS for end in ("", "bury", "ham")):
        for account in range(2):
            thing = THINGS[(number * 5 + account * 3) % len(THINGS)]
            lines = [line.format(town=town, thing=f"{thing} no. {number}") for line in PARAGRAPHS]
            random.Random(number * 2 + account).shuffle(lines)
            headline, body = f"{town} closes its {thing}", tuple((line,) for line in lines)
            bases.append(Base(f"{number:02}-{account}", f"{number:02}", headline, body))
    return bases


@pytest.fixture(scope="module")
def material() -> Material:
    return Material(make_bases(), list_outlets())


@pytest.fixture(scope="module")
def cascades(material) -> list[Cascade]:
    return list(make_cascades(material, 48, seed=4))


def test_the_same_seed_gives_the_same_files_and_another_does_not(material, tmp_path):
    def write(name: str, seed: int) -> dict[str, str]:
        for cascade in make_cascades(material, 8, seed=seed):
            write_cascade(cascade, tmp_path / name / f"{cascade.number}", headlines=["More news"], seed=seed)
        return {
            path.relative_to(tmp_path / name).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((tmp_path / name).rglob("*.*"))
        }

    assert write("one", 2) == write("two", 2) != write("three", 4)


def test_even_and_odd_seeds_share_no_text(material):
    def roots(seed: int) -> set[str]:
        piles = make_cascades(material, 24, seed=seed)
        pieces = [p for c in piles for a in c.articles if a.parent is None for p in a.pieces()]
        return {p.plain for p in pieces if p.key.startswith("root")}

    assert not (roots(2) | roots(4)) & (roots(3) | roots(5))


def test_every_shape_is_made_with_four_to_nine_articles_of_different_outlets(cascades):
    assert Counter(c.shape for c in cascades) == dict.fromkeys(SHAPES, 6)
    for cascade in cascades:
        keys = [article.outlet.key for article in cascade.articles]
        assert len(set(keys)) == len(keys)
        assert 4 <= len(cascade.visible()) <= 9


def test_a_copy_is_later_than_its_parent_and_holds_text_of_it(cascades):
    for cascade in cascades:
        for article in cascade.articles:
            if article.parent is not None:
                parent = cascade.articles[article.parent]
                keys = {piece.key for piece in parent.pieces()}
                assert parent.published < article.published
                assert any(piece.key in keys for piece in article.pieces())


@pytest.mark.parametrize(("shape", "n_copies"), [("hidden of 2", 2), ("hidden of 3", 3), ("hidden of 5", 5)])
def test_a_hidden_original_is_in_no_file_and_each_copy_holds_half_of_it(cascades, tmp_path, shape, n_copies):
    for cascade in [c for c in cascades if c.shape == shape]:
        (hidden,) = [a for a in cascade.articles if a.is_hidden]
        copies = [a for a in cascade.articles if a.parent == 0]
        write_cascade(cascade, tmp_path / str(cascade.number), headlines=[], seed=4)
        assert hidden.name == ""
        assert len(copies) == n_copies
        for copy in copies:
            assert 2 * len({p.key for p in copy.pieces()}) >= len({p.key for p in hidden.pieces()})


def test_the_shapes_are_what_they_are_called(cascades):
    for cascade in cascades:
        parents = [a.parent for a in cascade.articles if a.parent is not None]
        n_roots = sum(a.parent is None for a in cascade.articles)
        if cascade.shape == "chain":
            assert all(two == one + 1 for one, two in pairwise(parents))
        if cascade.shape in ("star", "hidden of 5"):
            assert set(parents) == {0}
        if cascade.shape == "two roots":
            assert n_roots == 2
        if cascade.shape == "own additions":
            copies = [a for a in cascade.articles if a.parent is not None]
            assert all(any(p.key.startswith("own") for p in a.pieces()) for a in copies)


def test_a_claim_of_two_origins_stands_in_two_wordings_that_no_parent_gave(cascades):
    pairs = {words for pair in load_pairs() for words in pair}
    found = [(c, claim) for c in cascades for claim in c.claims if claim.n_origins == 2]
    assert {c.shape for c, _ in found} >= {"two roots", "own additions"}
    for cascade, claim in found:
        firsts = [
            piece
            for article in cascade.articles
            for piece in article.find(claim.keys)
            if article.parent is None or not cascade.articles[article.parent].find([piece.key])
        ]
        assert len(firsts) == len(claim.keys) == 2
        assert all(any(words[:25] in p.plain for words in pairs) for p in firsts)


def test_a_claim_is_carried_by_two_articles_or_more(cascades):
    carried = [len(c.carriers(claim)) for c in cascades for claim in c.claims]
    assert len(carried) > len(cascades) and min(carried) > 1


def test_kept_credit_names_the_parent_and_dropped_credit_nobody(cascades):
    seen = Counter()
    for cascade in cascades:
        for article in cascade.articles:
            seen[article.credit] += 1
            if article.credit == "kept":
                assert cascade.articles[article.parent].outlet.key in article.stated()
            if article.credit == "dropped":
                assert article.stated() == set()
            if article.credit == "misattributed":
                honest = {
                    cascade.articles[k].outlet.key for k in cascade.ancestors(cascade.articles.index(article))
                }
                assert article.stated() == set(article.misstated)
                assert not honest & article.stated()
    assert min(seen[kind] for kind in ("kept", "dropped", "misattributed")) >= 5


def test_words_of_credit_stand_in_the_file(cascades, tmp_path):
    cascade = next(c for c in cascades if c.shape == "mixed")
    write_cascade(cascade, tmp_path / "pile", headlines=["More news"], seed=4)
    names = {article.outlet.key: article.outlet.name for article in cascade.articles}
    for article in cascade.articles:
        file, _, number = article.name.partition(":")
        text = (tmp_path / "pile" / file).read_text(encoding="utf-8")
        line = text.splitlines()[int(number) - 1] if number else text
        assert all(names[key] in line for key in article.stated() if key in names)


def test_planted_drift_stands_in_the_copy_and_not_in_its_parent(cascades):
    drifts = [(c, d) for c in cascades for d in c.drifts]
    assert drifts
    for cascade, planted in drifts:
        article = cascade.articles[planted.article]
        (piece,) = article.find([planted.key])
        assert planted.before != planted.after
        assert planted.after in piece.plain
        assert planted.before not in piece.plain.replace(planted.after, "", 1).split()


@pytest.mark.parametrize("place", sorted(load_templates()))
def test_a_credit_taken_out_again_leaves_the_article_as_it_was(place, material):
    outlets = material.outlets
    for number in range(20):
        pieces = make_pieces(material.bases[number], "root")
        article = Article(outlets[0], "A headline", pieces)
        credit(article, Credited(outlets[1], outlets[2], 3), random.Random(f"{place} {number}"))
        assert outlets[1].key in article.stated()
        assert uncredit(article.paragraphs) == pieces


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("“It is over,” Ann Lee said.", "Ann Lee said: “It is over.”"),
        ("On Friday, the council met in the old hall.", "The council met in the old hall on Friday."),
        ("The bridge was closed by the county engineer.", "The county engineer closed the bridge."),
        ("The judge rejected the plea.", "The plea was rejected by the judge."),
        ("Ann Lee said that the old road was closed.", "The old road was closed, Ann Lee said."),
    ],
    ids=["quotation", "time", "passive", "active", "said"],
)
def test_clauses_change_places(sentence, turned):
    results = {rewrite(sentence, random.Random(seed), share=0.5) for seed in range(400)}
    assert turned in results


def test_a_rewrite_leaves_quotations_and_numbers(material):
    for seed in range(60):
        chance = random.Random(seed)
        for piece, done in zip(
            (p for one in make_pieces(material.bases[seed % 24], "r") for p in one),
            (p for one in reword(make_pieces(material.bases[seed % 24], "r"), chance, share=0.9) for p in one),
            strict=True,
        ):
            quoted = piece.plain.partition("“")[2].partition("”")[0].rstrip(",")
            assert quoted in done.plain
            assert [w for w in piece.plain.split() if w.isdigit()] == [
                w for w in done.plain.split() if w.isdigit()
            ]


def test_a_claim_is_what_somebody_with_a_name_says():
    words = "The road will stay closed for the winter and the spring of the coming year"
    assert is_claim(f"{words}, said Ann Lee, the mayor.", only_quoted=False)
    assert not is_claim(f"{words}, she said on Monday.", only_quoted=False)
    assert not is_claim(f"{words}, said Ann Lee, the mayor.", only_quoted=True)


def test_paragraphs_that_name_an_outlet_are_no_part_of_a_base(tmp_path):
    lines = [" ".join(f"Line {n} of word{k} and more." for k in range(6)) for n in range(10)]
    text = "\n\n".join(
        ["A headline without a stop", *lines, "The mayor told the New York Times that it was over."]
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (base,) = load_bases(tmp_path, load_outlets())
    assert base.headline == "A headline without a stop"
    assert len(base.paragraphs) == 10


def score_reprint(material, tmp_path, *, parents: tuple[int | None, int | None]) -> Counter[str]:
    """Score the tracing of a text and its dated reprint, with `parents` for truth."""
    pieces = make_pieces(material.bases[0], "root")
    body = "\n\n".join(" ".join(piece.text for piece in one) for one in pieces)
    (tmp_path / "pile").mkdir(parents=True)
    for name, date in (("a.txt", "2016-03-01"), ("b.txt", "2016-03-04")):
        (tmp_path / "pile" / name).write_text(f"A headline\n\n{date}\n\n{body}\n", encoding="utf-8")
    articles = [
        Article(
            material.outlets[k], "A headline", pieces, parent=parent, credit="dropped", name=f"{'ab'[k]}.txt"
        )
        for k, parent in enumerate(parents)
    ]
    claim = TrueClaim(frozenset([next(p.key for one in pieces for p in one if "court" in p.plain)]), 1)
    cascade = Cascade("star", 0, articles, claims=[claim])
    settings = Settings(reader="rules", processes=1)
    return score_cascade(
        cascade, build_case([tmp_path / "pile"], tmp_path / "x.whence", settings=settings)
    ).sums


def test_the_scorer_finds_a_reprint_right_and_its_opposite_wrong(material, tmp_path):
    right = score_reprint(material, tmp_path / "one", parents=(None, 0))
    wrong = score_reprint(material, tmp_path / "two", parents=(None, None))
    assert (right["edges found"], right["edges right"], right["edges met"]) == (1, 1, 1)
    assert (right["claims exact"], right["claims covered"]) == (1, 1)
    assert (wrong["edges found"], wrong["edges right"], wrong["edges true"]) == (1, 0, 0)
