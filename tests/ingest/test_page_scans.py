"""A scan finds every word of a page and where it stands, whatever the markup is like."""

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.ingest.page_scans import scan_page
from whence.ingest.page_words import PageWords
from whence.records import Span


def pieces(html):
    return [" ".join(candidate.words) for candidate in scan_page(html).candidates]


def test_blocks_part_pieces_and_inline_tags_do_not():
    assert pieces("<div>One <b>t</b>wo<p>three<br>four<br><br>five</div>six") == [
        "One two",
        "three four",
        "five",
        "six",
    ]


def test_scripts_styles_comments_and_drawings_have_no_words():
    html = (
        "<script>if (a < b) {}</script><style>p{}</style><!-- no > way --><svg><title>x</title></svg><p>Yes</p>"
    )
    assert pieces(html) == ["Yes"]
    assert pieces("<SCRIPT>no</SCRIPT><p>yes</p>") == ["yes"]


def test_a_bracket_inside_an_attribute_ends_no_tag():
    assert pieces('<p title="a > b">Words</p><p data-x=\'{"a": "it\\"s >"}\'>more</p>')[-1].endswith("more")
    assert pieces('<p title="a > b">Words</p>') == ["Words"]


def test_cells_of_a_small_row_are_one_piece_and_a_layout_is_not():
    assert pieces("<table><tr><td>Pumps</td><td>12</td></tr><tr><td>Gates</td><td>3</td></tr></table>") == [
        "Pumps 12",
        "Gates 3",
    ]
    long = "word " * 50
    assert len(pieces(f"<table><tr><td>Menu</td><td>{long}</td></tr></table>")) == 2


def test_elements_know_what_their_names_hint_at():
    scan = scan_page('<figure><figcaption class="wp-caption">The dam</figcaption></figure>')
    assert scan.elements[scan.candidates[0].element].tag == "figcaption"
    assert scan.elements[scan.candidates[0].element].hints > 0


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "&amp;",
                "&#8217;",
                " ",
                "\n",
                "\xa0",
                "dam",
                "é",
                "<a href=x>",
                "</a>",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=200, deadline=None)
def test_each_piece_laid_out_is_the_words_at_its_place(parts):
    html = "".join(parts)
    scan = scan_page(html)
    words = PageWords(scan)
    for candidate in scan.candidates:
        block = words.lay(Span(candidate.start, candidate.end), 10)
        assert block.text == " ".join(candidate.words)
        position = 10
        for segment in block.segments:
            assert segment.start == position
            position = segment.end
            raw = html[segment.origin : segment.origin_end]
            if len(raw) == segment.end - segment.start:
                assert raw.split() == block.text[segment.start - 10 : segment.end - 10].split()
        assert position == 10 + len(block.text)


def test_part_of_a_piece_can_be_laid_out():
    scan = scan_page("<p>By <span>Ines  Duarte</span>, Carrow</p>")
    words = PageWords(scan)
    block = words.lay(words.find("Ines Duarte", 0), 0)
    assert block.text == "Ines Duarte"


def test_a_stretch_from_the_middle_of_one_text_into_the_next_has_every_space_at_its_place():
    html = "<div>By Ines Maria Duarte<p>Monday 3 May</p></div>"
    words = PageWords(scan_page(html))
    block = words.lay(words.find("Ines Maria Duarte Monday", 0), 0)
    assert block.text == "Ines Maria Duarte Monday"
    for segment in block.segments:
        raw = html[segment.origin : segment.origin_end]
        if len(raw) == segment.end - segment.start:
            assert raw == block.text[segment.start : segment.end]
        else:
            assert (raw, block.text[segment.start : segment.end]) == ("<p>", " ")


def test_a_word_of_very_many_entities_is_one_word():
    n_entities = 100_000
    scan = scan_page(f"<p>held{'&amp;' * n_entities} fast&nbsp;on</p>")
    assert [len(word) for word in scan.candidates[0].words] == [4 + n_entities, 4, 2]
    assert scan.n_letters == scan.candidates[0].end == 10 + n_entities
