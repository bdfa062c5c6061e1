"""Relations: what conflicts, what only looks so, and that the order of two statements changes nothing."""

from bridge_story import FIRST, LATER, OTHER, find_claim
from tracing import trace_texts
from whence.conclusions import Claim

HEAD = "Bridge shut\n\n{day} June, 2021 - 08:00\nOrle - {outlet}\n"


def kinds_of(claim: Claim) -> set[str]:
    return {r.kind for r in claim.relations}


def test_two_origins_that_exclude_each_other_conflict_and_both_words_are_shown():
    traced = trace_texts({"first.txt": FIRST, "other.txt": OTHER})
    claim = find_claim(traced, "rust in 65 cables")
    found = next(r for r in claim.relations if r.kind == "conflict")
    texts = {s.id: traced.documents[traced.name(s.document_id)].text for s in claim.statements}
    shown = {found.left.of(texts[found.left_id]), found.right.of(texts[found.right_id])}
    assert {word.split()[0] for word in shown} == {"40", "65"}
    assert (found.ratio, found.gap) == (1.625, 25.0)


def test_what_one_source_gives_later_replaces_what_it_gave_and_does_not_conflict():
    claim = find_claim(trace_texts({"first.txt": FIRST, "later.txt": LATER}), "rust in 52 cables")
    assert "superseded" in kinds_of(claim)
    assert "conflict" not in kinds_of(claim)


def test_a_figure_altered_in_a_copy_is_no_conflict():
    copy = FIRST.replace("40 cables", "400 cables").replace("Orle - Orle Courier", "Orle - Morning Wire")
    copy = copy.replace("Monday, 21", "Tuesday, 22")
    claim = find_claim(trace_texts({"first.txt": FIRST, "copy.txt": copy}), "rust in 400 cables")
    assert "conflict" not in kinds_of(claim)


def test_a_hedge_dropped_in_a_copy_is_an_answer_that_is_not_live():
    told = "The crack in the Orle bridge may have been made by a barge of the gravel works, {} said.\n"
    first = HEAD.format(day="Monday, 21", outlet="Orle Courier")
    first += told.format("the engineer Ada Brandal")
    copy = HEAD.format(day="Tuesday, 22", outlet="Morning Wire")
    copy += told.format("the engineer Ada Brandal").replace("may have been", "was")
    copy += "The Orle Courier reported this first.\n"
    claim = find_claim(trace_texts({"first.txt": first, "copy.txt": copy}), "barge of the gravel works")
    assert ["changed on the way" in a.why for a in claim.answers] == [False, True]
    assert [a.is_live for a in claim.answers] == [True, False]
    assert claim.origins.at_most == 1


def test_who_cannot_confirm_a_thing_does_not_deny_it():
    unsure = HEAD.format(day="Tuesday, 22", outlet="Valley Herald")
    unsure += "The county’s spokesman, Per Olsen, could not confirm that inspectors had found rust in 40 cables of the "
    unsure += "Orle bridge.\n"
    claim = find_claim(trace_texts({"first.txt": FIRST, "unsure.txt": unsure}), "rust in 40 cables")
    assert "unconfirmed by" in kinds_of(claim)
    assert "denied" not in kinds_of(claim)


def test_relations_do_not_hang_on_the_order_of_the_articles():
    pile = {"first.txt": FIRST, "other.txt": OTHER, "later.txt": LATER}
    one, two = trace_texts(pile), trace_texts(dict(reversed(pile.items())))
    assert [c.relations for c in one.weighing.claims] == [c.relations for c in two.weighing.claims]
