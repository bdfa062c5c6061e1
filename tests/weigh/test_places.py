"""Names of places: which place each stands for, what decided, and when it is left open."""

import time
from pathlib import Path

import pytest

from whence.errors import DocumentError
from whence.gazetteers import Gazetteer
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Block, Document, Span
from whence.weigh.places import PlaceMention, find_places

GAZETTEER = Gazetteer()
ROWS = [
    ["99001", "An Nuhaylah", "An Nuhaylah", "Nuhaylah,Al-Nuhayla", "32.10", "42.20"],
    ["99002", "Qaryat Darsim", "Qaryat Darsim", "", "36.10", "43.20"],
]
REST = ["P", "PPL", "IQ", "", "01", "", "", "", "0", "", "200", "Asia/Baghdad", "2020-01-01"]
DUMP = "".join("\t".join([*row, *REST]) + "\n" for row in ROWS)


def make_document(text: str, *, name: str = "a", url: str | None = None) -> Document:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Block("paragraph", Span(start, start + len(line)), "a line"))
        start += len(line) + 1
    return Document(id=name, path=name, media="text", text=text, blocks=tuple(lines), url=url)


def find(*documents: Document, gazetteer: Gazetteer = GAZETTEER) -> tuple[PlaceMention, ...]:
    readings = [read_document(document, outlets=load_outlets()) for document in documents]
    return find_places(documents, readings, gazetteer)


def where(found: tuple[PlaceMention, ...], document: Document, words: str) -> tuple[str, int, int] | None:
    """Give country and rounded coordinates of the first mention of `words`; None: left open, or not found."""
    for mention in found:
        if mention.document_id == document.id and mention.span.of(document.text) == words:
            if mention.latitude is None or mention.longitude is None:
                return None
            return mention.country, round(mention.latitude), round(mention.longitude)
    return None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A train left Paris on Monday for Lyon and Marseille.", "Paris", ("FR", 49, 2)),
        ("Two people were hurt in Paris, Texas, on Monday.", "Paris", ("US", 34, -96)),
        ("Police in Springfield, Illinois, said so.", "Springfield", ("US", 40, -90)),
        ("Police in Springfield, Mass., said so.", "Springfield", ("US", 42, -73)),
        ("Talks were held in Tbilisi. Georgia and Armenia signed.", "Georgia", ("GE", 42, 44)),
        ("In Atlanta, the governor said Georgia and Alabama would pay.", "Georgia", ("US", 33, -84)),
        ("Ships left the Strait of Hormuz for Oman.", "Strait of Hormuz", ("", 27, 56)),
        ("Shells fell on the Syrian town of Idleb.", "Idleb", ("SY", 36, 37)),
        ("He drove from Kerbala to Baghdad.", "Kerbala", ("IQ", 33, 44)),
    ],
    ids=[
        "largest",
        "Texas",
        "state",
        "abbreviated",
        "country",
        "US state",
        "strait",
        "spelling",
        "other spelling",
    ],
)
def test_places_a_name_by_its_sentence(text: str, words: str, expected: tuple[str, int, int]) -> None:
    document = make_document(text)
    assert where(find(document), document, words) == expected


def test_a_name_is_placed_by_the_other_articles_of_its_outlet() -> None:
    url = "https://www.herald.example/story"
    texts = [
        "Crews met in Lexington, Ky., and in Frankfort on Monday.",
        "A school in Frankfort and one in Louisville, Kentucky, will close.",
        "Firefighters from Georgetown, Kentucky, went to Lexington.",
    ]
    others = [make_document(text, name=f"b{n}", url=url) for n, text in enumerate(texts)]
    document = make_document("The council met in Versailles on Monday.", url=url)
    assert where(find(document, *others), document, "Versailles") == ("US", 38, -85)
    assert where(find(document), document, "Versailles") is None


def test_the_order_of_the_documents_makes_no_difference() -> None:
    texts = [
        "Two men of Athens, Ohio, were held.",
        "A fair in Athens drew crowds from Columbus.",
        "Rain fell in Rome.",
    ]
    documents = [make_document(text, name=f"d{n}") for n, text in enumerate(texts)]
    assert find(*documents) == find(*reversed(documents))


def test_every_place_says_why_and_what_else_it_may_be() -> None:
    document = make_document("Two people were hurt in Paris, Texas, on Monday.")
    mention = next(m for m in find(document) if m.name == "Paris")
    assert mention.why[0] == "the text says what it lies in"
    assert mention.runner_up is not None and mention.runner_up.startswith("Paris (city, ")
    assert 0.4 <= mention.probability <= 1


def test_a_name_that_could_be_many_places_is_left_open() -> None:
    document = make_document("The mayor of the town of Union spoke in Union on Monday.")
    found = [m for m in find(document) if m.span.of(document.text) == "Union"]
    assert found and all(m.latitude is None and m.kind is None for m in found)
    assert all("it may be " in m.why[0] for m in found)


def test_a_person_and_a_street_are_no_places() -> None:
    document = make_document("Jack London and Paris Hilton met Austin Powers on Boston Street on Monday.")
    assert find(document) == ()


@pytest.mark.parametrize("words", ["al-Nuhaila", "Nuhayla", "An-Nuheileh", "Nohaylah"])
def test_a_village_of_the_users_gazetteer_is_found_in_any_spelling(tmp_path: Path, words: str) -> None:
    path = tmp_path / "IQ.txt"
    path.write_text(DUMP, encoding="utf-8")
    document = make_document(f"Fighters in Iraq entered the village of {words} near Baghdad.")
    assert where(find(document, gazetteer=Gazetteer(path)), document, words) == ("IQ", 32, 42)
    assert where(find(document), document, words) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [("short.txt", "1\tBasra\n"), ("other.json", '{"features": [{"properties": {}}]}'), ("broken.json", "[")],
)
def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DocumentError, match=f"{name}: .*give a GeoNames dump"):
        Gazetteer(path).find(["Basra"])


def test_a_gazetteer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        Gazetteer(tmp_path / "none.txt").find(["Basra"])


def test_the_index_is_made_once_and_gives_the_same_without_a_folder_to_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whence.gazetteer_index import open_embedded

    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    open_embedded.cache_clear()
    try:
        found = Gazetteer().find(["Kerbala", "Springfield"])
    finally:
        open_embedded.cache_clear()
    monkeypatch.undo()
    start = time.process_time()
    assert Gazetteer().find(["Kerbala", "Springfield"]) == found
    assert time.process_time() - start < 5


def test_ten_names_come_within_ten_km_of_the_map(shared: Path, tmp_path: Path) -> None:
    import tarfile

    from places import NAMES, is_within, place_name

    with tarfile.open(shared / "data" / "gazetteer.tar.gz") as packed:
        packed.extractall(tmp_path, filter="data")
    gazetteer = Gazetteer(tmp_path / "gazetteer")
    assert [
        name for name, point in NAMES.items() if not is_within(place_name(name, gazetteer), point, 10)
    ] == []
