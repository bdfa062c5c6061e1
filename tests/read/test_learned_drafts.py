"""How drafts of the network and of the rules are joined."""

from whence.read.drafts import Draft
from whence.read.learned_drafts import join_drafts
from whence.records import Span

TEXT = "Ann Lee, an aide, claimed last night that it leaks. The survey had Yes on 47 per cent."


def span(words):
    """Give where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def draft(source, cue, content):
    """Give a draft of the first sentence."""
    return Draft(0, (span(source),), (span(cue),), (span(content),))


def test_takes_the_wider_source_from_the_rules_and_the_cue_from_the_network():
    learned = draft("Ann Lee", "claimed last night", "that it leaks")
    ruled = draft("Ann Lee, an aide,", "claimed", "that it leaks")
    (joined,) = join_drafts(TEXT, [learned], [ruled])
    assert (joined.source, joined.cue) == (ruled.source, learned.cue)


def test_keeps_what_only_the_rules_find():
    learned = draft("Ann Lee", "claimed", "that it leaks")
    ruled = draft("The survey", "had", "Yes on 47 per cent")
    assert join_drafts(TEXT, [learned], [ruled]) == [learned, ruled]


def test_does_not_take_a_content_for_a_cue():
    learned = draft("Ann Lee", "claimed", "last night that it leaks")
    ruled = draft("Ann Lee", "claimed last night", "that it leaks")
    assert join_drafts(TEXT, [learned], [ruled]) == [learned]
