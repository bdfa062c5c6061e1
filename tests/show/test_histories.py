"""A history is shown in the terminal, in JSON and in the dossier, and versions of one article count once."""

from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from whence.conclusions import Case
from whence.pipeline import build_case
from whence.settings import Settings
from whence.show import make_payload, render_dossier, write_details, write_summary

BODY = """A ferry lost its bow ramp off Tarn Head on Thursday and {n} people were hurt, the harbour office said.

The Maid of Lorn was on her way from Carrow with a full load when a pin gave way in heavy seas.

Two of the crew had asked the yard in Carrow for new pins in the spring, and the yard had none to give.

{last}
"""
FIRST = "Lorn Herald\n\nThree hurt as ferry loses ramp\n\nPublished: 3 March 2021, 10:00\n\n" + BODY.format(
    n="three",
    last="Passengers were taken off in the pilot boat after three hours, wet and cold but in good spirits.",
)
SECOND = (
    "Lorn Herald\n\nFive hurt as ferry loses ramp\n\nPublished: 3 March 2021, 16:00\n\n"
    + BODY.format(n="five", last="The owners said on Thursday evening that they would look into it.")
    + "\nCorrection: An earlier version of this article said that three people were hurt.\n"
)
OTHER = (
    "Carrow Post\n\nFerry in trouble off Tarn Head\n\nPublished: 4 March 2021\n\n"
    "Three people were hurt when a ferry lost its ramp, the Lorn Herald reported on Wednesday.\n\n"
    "The Lorn Herald said that the yard had no pins to give.\n\n"
    "The minister of harbours said on Thursday that an inquiry would begin in April.\n"
)
GERMAN = (
    "Inselbote\n\nFähre verliert Bugklappe\n\nVeröffentlicht am 5. März 2021\n\n"
    "Die Fähre verlor am Donnerstag ihre Bugklappe, als sie mit voller Ladung zur Insel unterwegs war.\n\n"
    "Zwei Matrosen hatten die Werft im Frühjahr um neue Bolzen gebeten, doch die Werft hatte keine mehr.\n"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Case:
    folder = tmp_path_factory.mktemp("histories")
    for name, text in (("first", FIRST), ("second", SECOND), ("other", OTHER), ("german", GERMAN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(reader="rules", processes=1)
    return build_case([folder], Path(folder) / "story.whence", settings=settings)


def printed(write) -> str:
    console = Console(width=110, record=True, file=None, highlight=False)
    with console.capture() as captured:
        write(console)
    return " ".join(captured.get().split())


def test_versions_count_once_in_the_summary(case):
    words = printed(lambda console: write_summary(case, console))
    assert "3 articles in 4 versions" in words
    assert "(in the pile, 2 versions) 1 article rests on it" in words


def test_versions_count_once_in_a_claim(case):
    reasons = [
        r for claim in case.weighing.claims for r in claim.origins.reasons if "carry" in r or "carries" in r
    ]
    ids = {d.id for d in case.documents if d.path.endswith(("first.txt", "second.txt"))}
    alone = [
        claim.origins.reasons
        for claim in case.weighing.claims
        if len({s.document_id for s in claim.statements}) == 2
        and {s.document_id for s in claim.statements} == ids
    ]
    assert reasons
    assert all("2 articles" not in words for found in alone for words in found)


def test_show_document_tells_the_history(case):
    words = printed(lambda console: write_details(case, "document", "first.txt", console))
    assert (
        "One article in 2 versions, in their order: first.txt and second.txt; this is number 1, and not"
        in words
    )
    assert "headline (number): “Three” → “Five”" in words
    assert "paragraph cut (number): “Passengers were taken off" in words
    assert "note: “Correction: An earlier version" in words and "which speaks of: " in words


def test_json_has_the_history_and_counts_articles(case):
    payload = msgspec.to_builtins(make_payload(case))
    assert payload["summary"]["articles"] == 3
    (history,) = payload["histories"]
    by_id = {d["id"]: d for d in payload["documents"]}
    assert [Path(by_id[key]["path"]).name for key in history["documents"]] == ["first.txt", "second.txt"]
    (revision,) = history["revisions"]
    kinds = [edit["kind"] for edit in revision["edits"]]
    assert kinds == ["headline", "changed", "cut", "added"]
    assert revision["notes"][0]["edits"] and revision["is_ordered"]
    assert {by_id[key]["article"] for key in history["documents"]} == {history["latest"]}


def test_the_dossier_shows_the_words_of_both_versions(case):
    page = render_dossier(case)
    assert "Articles in several versions" in page
    assert "paragraph changed (number" in page
    assert "Passengers were taken off" in page


def test_each_view_says_that_english_alone_is_read(case):
    assert "1 article is not in English, and attributions are read in English only: German (1)" in printed(
        lambda console: write_summary(case, console)
    )
    told = "The text is in German. Attributions are read in English only"
    assert told in printed(lambda console: write_details(case, "document", "german.txt", console))
    assert told in render_dossier(case)
    notes = {Path(d["path"]).name: d["notes"] for d in msgspec.to_builtins(make_payload(case))["documents"]}
    assert notes["german.txt"][0].startswith(told)
    assert notes["first.txt"] == []
