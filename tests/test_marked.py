"""The project's own marked articles: whole, enough of each thing, and a checker that finds faults."""

import json

import pytest

from marked import GOLD, count, parse, read_marked
from whence.read.sentences import cut_sentences
from whence.records import Span

WANTED = {"sources": 600, "unnamed": 150, "channels": 300, "short forms": 300, "attributions": 500}


def test_there_is_enough_of_each_thing_and_no_article_is_in_both_parts():
    dev, held = read_marked(GOLD / "dev"), read_marked(GOLD / "held")
    counts = count([*dev, *held])
    assert {what: counts[what] for what, least in WANTED.items() if counts[what] < least} == {}
    assert not {article.name for article in dev} & {article.name for article in held}


def test_two_hundred_sentences_hold_a_nested_attribution():
    found = 0
    for article in [*read_marked(GOLD / "dev"), *read_marked(GOLD / "held")]:
        cues = [a.cue[0].start for a in article.attributions if a.parent is not None]
        sentences = cut_sentences(article.text, Span(0, len(article.text)))
        found += sum(any(s.start <= cue < s.end for cue in cues) for s in sentences)
    assert found >= 200


def article(**changes):
    made = {
        "text": "Mayor Ann Lee said on Monday that she said it would rain.",
        "sources": {"lee": {"type": "person", "name": "Ann Lee"}},
        "attributions": [
            {"id": "a1", "source": ["Mayor Ann Lee"], "cue": [{"q": "said", "n": 1}],
             "content": ["that she said it would rain"], "who": "lee"},
            {"id": "a2", "in": "a1", "source": ["she"], "cue": [{"q": "said", "n": 2}],
             "content": ["it would rain"], "who": "lee", "certainty": "probable"},
        ],
    }  # fmt: skip
    return json.dumps(made | changes)


def test_spans_are_found_where_they_stand():
    outer, inner = parse("one", article()).attributions
    assert (outer.cue, inner.cue) == ((Span(14, 18),), (Span(38, 42),))
    assert (inner.parent, inner.certainty, outer.stance) == ("a1", "probable", "asserts")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": "Mayor Ann Lee said nothing."}, "is not in the text"),
        ({"sources": {}}, "who 'lee' is not in sources"),
        ({"sources": {"lee": {"type": "king", "name": "Ann Lee"}}}, "type 'king'"),
        ({"sources": {"lee": {"type": "person", "words": "Ann Lee"}}}, "want low and high"),
        ({"attributions": [{"id": "a1", "cue": ["said"], "content": ["Monday"]}]}, "occurs 2 times"),
        ({"attributions": [{"id": "a1", "cue": ["Monday"], "content": ["rain"], "stance": "sings"}]}, "'sings'"),
        ({"attributions": [{"id": "a1", "cue": ["Monday"], "content": ["rain"], "in": "a9"}]}, "which is not here"),
    ],
)  # fmt: skip
def test_the_checker_names_what_is_wrong(changes, fault):
    with pytest.raises(ValueError, match=fault):
        parse("one", article(**changes))
