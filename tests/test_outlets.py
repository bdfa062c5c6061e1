"""What the table of outlets promises: names are found as newsrooms write them, and nothing else is."""

from itertools import pairwise

import pytest

from whence.outlets import OutletTable, load_outlets


@pytest.fixture(scope="module")
def outlets() -> OutletTable:
    return load_outlets()


def found(outlets: OutletTable, text: str) -> list[tuple[str, str]]:
    return [(match.span.of(text), match.key) for match in outlets.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two officials told Reuters on Friday.", [("Reuters", "reuters")]),
        ("Two officials told REUTERS on Friday.", [("REUTERS", "reuters")]),
        ("The New York\u00a0Times's account differs.", [("New York\u00a0Times", "new-york-times")]),
        ("CARROW (AP) — The dam held.", [("AP", "associated-press")]),
        ("Berlin (dpa) - The dam held.", [("dpa", "deutsche-presse-agentur")]),
        ("the daily El País and the weekly Der Spiegel", [("El País", "el-pais"), ("Der Spiegel", "der-spiegel")]),
        ("the daily El Pais", [("El Pais", "el-pais")]),
        ("al-Jazeera and Al Arabiya", [("al-Jazeera", "al-jazeera"), ("Al Arabiya", "al-arabiya")]),
        ("Asharq al-Awsat wrote", [("Asharq al-Awsat", "asharq-al-awsat")]),
        ("BBC News reported it", [("BBC News", "bbc")]),
        ("St. Louis Post-Dispatch", [("St. Louis Post-Dispatch", "st-louis-post-dispatch")]),
    ],
    ids=[
        "proper case", "capitals", "hard space and possessive", "agency tag", "small letters", "diacritics",
        "diacritics left out", "article in small letters", "transliteration", "longest alias", "full stop inside",
    ],
)  # fmt: skip
def test_finds_a_listed_name_as_it_is_written(outlets, text, expected):
    assert found(outlets, text) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kudristan24 reported it", "kurdistan24"),
        ("the Washingtn Post reported it", "washington-post"),
        ("the Assocaited Press reported it", "associated-press"),
        ("Ashraq al-Awsat reported it", "asharq-al-awsat"),
    ],
    ids=["two letters swapped", "a letter lost", "swapped in a phrase", "swapped in a foreign name"],
)
def test_takes_one_slip_of_the_pen_for_the_outlet_and_says_so(outlets, text, key):
    (match,) = outlets.find(text)
    assert (match.key, match.is_exact) == (key, False)


@pytest.mark.parametrize(
    "text",
    [
        "Politics is the art of the possible.",
        "Expressed in figures, the loss is small.",
        "She moved from Oklahoma to Belawan.",
        "Guardians of the dam met in Carrow.",
        "Airways were closed and the Metropolis slept.",
    ],
    ids=["politico", "expressen", "oklahoman", "guardian", "airwars"],
)
def test_takes_no_common_word_for_a_slip(outlets, text):
    assert found(outlets, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She told The Sun that the dam held.", ["sun"]),
        ("The Independent said the dam held.", ["independent"]),
        ("Time magazine reported it.", ["time"]),
        ("according to the Guardian, the dam held", ["guardian"]),
        ("an editor at Nature said", []),
        ("They sat in the sun. Time flies.", []),
        ("The Guardian Council met.", []),
        ("People reported a smell of gas.", []),
        ("Science says little of it.", []),
        ("Mayor Bloomberg opened the bridge.", []),
        ("Bloomberg reported the sale.", ["bloomberg"]),
        ("A shooting star, a mirror, a globe.", []),
    ],
    ids=[
        "told", "said", "magazine", "according to", "no mark", "small letters", "another body", "the people",
        "the field", "the person", "the agency", "common nouns",
    ],
)  # fmt: skip
def test_needs_a_context_for_an_ambiguous_name(outlets, text, expected):
    assert [match.key for match in outlets.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "the Reuters Institute",
        "Washington said",
        "the Times Square lights",
        "Wall Street fell",
        "CNN Center tower",
    ],
    ids=["institute", "capital city", "square", "street", "building"],
)
def test_leaves_out_what_only_holds_an_outlets_name(outlets, text):
    assert found(outlets, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Carrow Herald wrote", [("Carrow Herald", "=carrow herald")]),
        ("The Carrow Herald's reporter", [("Carrow Herald", "=carrow herald")]),
        ("Lindmark Daily News has learned", [("Lindmark Daily News", "=lindmark daily news")]),
        ("he told Ostrava Radio 3", [("Ostrava Radio 3", "=ostrava radio 3")]),
        ("a report by Tarn Press Agency", [("Tarn Press Agency", "=tarn press agency")]),
        ("the Carrow Daily Mail wrote", [("Carrow Daily Mail", "=carrow daily mail")]),
        ("she told the Tarn Star", [("Tarn Star", "=tarn star")]),
        ("Carrow Herald Reports Flood", [("Carrow Herald", "=carrow herald")]),
    ],
    ids=[
        "paper",
        "possessive",
        "daily",
        "radio",
        "agency",
        "listed name inside",
        "weak word in context",
        "title case",
    ],
)
def test_discovers_an_outlet_by_its_shape(outlets, text, expected):
    assert found(outlets, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Carrow Gazette Holdings rose.",
        "Daily, the trains are late. Daily Service resumed.",
        "The Radio was silent. The News was bad.",
        "Associated British Foods said profits rose.",
        "Hard Times came to the valley in Roman Times.",
        "Royal Mail said letters were late.",
        "a Trading Post on the river",
        "the Official Gazette of the realm",
        "the Tarn Star Hotel, a Morning Star in the sky",
    ],
    ids=["holdings", "adverb", "the radio", "foods", "times", "mail", "post", "official gazette", "star"],
)
def test_discovers_nothing_in_other_names(outlets, text):
    assert found(outlets, text) == []


def test_reads_a_short_name_as_the_outlet_named_before(outlets):
    text = "The Washington Post had it first. The dam, the Post said, held."
    assert [match.key for match in outlets.find(text)] == ["washington-post", "washington-post"]


def test_reads_a_short_name_from_a_later_paragraph(outlets):
    text = "The Carrow Herald had it first.\nThe dam, the Herald said, held."
    (match,) = outlets.find(text, text.index("\n"))
    assert match.key == "=carrow herald"


def test_keeps_a_short_name_without_antecedent_open(outlets):
    assert [match.key for match in outlets.find("The dam held, the Post reported.")] == ["=post"]


def test_extended_finds_the_outlets_of_the_pile(outlets):
    pile = outlets.extended(["Harbour Lines", "Reuters", "The Carrow Herald"])
    text = "Harbour Lines and Reuters reported it."
    assert [match.key for match in pile.find(text)] == ["=harbour lines", "reuters"]
    assert pile.get("=harbour lines").name == "Harbour Lines"
    assert pile.get("=carrow herald").name == "The Carrow Herald"
    assert found(outlets, text) == [("Reuters", "reuters")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The New York Times", ("new-york-times", True)),
        ("reuters", ("reuters", True)),
        ("https://www.nytimes.com/", ("new-york-times", True)),
        ("theguardian.com", ("guardian", True)),
        ("Time", ("time", True)),
        ("the Wall Stret Journal", ("wall-street-journal", False)),
        ("Carrow Herald", ("=carrow herald", True)),
        ("Carrow", None),
        ("time", None),
        ("Ann Lee", None),
        ("", None),
    ],
    ids=[
        "the",
        "small letters",
        "address",
        "address with the",
        "ambiguous",
        "slip",
        "shape",
        "place",
        "noun",
        "person",
        "empty",
    ],
)
def test_resolves_a_whole_phrase(outlets, words, expected):
    assert outlets.resolve(words) == expected


def test_every_key_of_the_table_can_be_got_and_owners_mark_families(outlets):
    assert outlets.get("reuters").kind == "agency"
    assert outlets.get("fars-news-agency").owner == outlets.get("tasnim").owner
    assert outlets.get("=carrow herald").name == "Carrow Herald"
    with pytest.raises(KeyError):
        outlets.get("no-such-outlet")


def test_matches_stand_in_text_order_and_do_not_overlap(outlets):
    text = (
        "Reuters, the Carrow Herald, AFP, the Lindmark Daily News and the Herald reported it; BBC News did not."
    )
    spans = [match.span for match in outlets.find(text)]
    assert spans == sorted(spans)
    assert all(not one.overlaps(two) for one, two in pairwise(spans))
