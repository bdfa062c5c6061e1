"""Attributions by verbs: "X said that ...", "..., said X", "it is believed that ...", in one sentence."""

from collections.abc import Iterator, Sequence

from whence.read.anonymity import anonymity_spans
from whence.read.contacts import contact_before, heard_before
from whence.read.contents import Right, inverted_subject, right_of
from whence.read.cues import Cue, cue_span, find_cues
from whence.read.drafts import Draft, Scene
from whence.read.passives import find_in_passive, find_reduced, find_supposed
from whence.read.phrases import Range, can_speak, has_verb, is_verb_like, subject_before
from whence.read.pieces import Told, content_of
from whence.read.relatives import find_relative, noun_of_relative
from whence.read.relays import find_quoted
from whence.read.split_cues import find_split
from whence.read.wordlists import plain_verbs
from whence.read.words import Word, is_dash, span_of
from whence.records import Span

_SHORTEST = 3  # words, the comma among them, before an inverted cue
_ALONE = frozenset({"warn", "promise"})  # may have a hearer, but need none: "..., warned the minister"
_SHORT_CLAUSES = frozenset(
    {"not", "no", "yes", "never", "hardly", "far", "quite", "wrong", "nonsense", "rubbish"}
)
_FREE = frozenset({"and", "while", "by", "after", "before", "since", "despite", "when", "without"})


def find_by_verbs(scene: Scene, number: int, *, is_inner: bool = False) -> Iterator[Draft]:
    """Yield what the verbs of one sentence attribute, from left to right; `is_inner`: of words inside a quotation."""
    words = scene.words[number]
    yield from find_split(words, number)
    yield from find_reduced(scene, number)
    yield from (supposed := list(find_supposed(scene, number)))
    taken = {draft.cue[0].start for draft in supposed}
    cues = [c for c in _open_cues(scene, number, is_inner=is_inner) if words[c.head].start not in taken]
    main: Range | None = None
    for order, cue in enumerate(cues):
        outlet = None if cue.is_passive else _subject(words, cue, main)
        special = list(
            find_in_passive(scene, number, cue, cues[order + 1 :])
            if cue.is_passive
            else find_quoted(scene, number, cue, outlet and noun_of_relative(words, outlet))
        )
        yield from special
        if special or cue.is_passive:
            continue
        if (relative := find_relative(scene, number, cue)) is not None:
            yield relative
            continue
        is_inverted = _is_inverted(words, cue)
        subject = inverted_subject(words, cue) if is_inverted else outlet
        is_him = subject is not None and cue.form == "base" and words[subject[0]].is_a("object_pronoun")
        if subject is None or not (is_him or can_speak(words, *subject)):
            continue
        right = Right(None, None, subject[1]) if is_inverted else right_of(words, cue)
        told = Told(cue, subject, right, cues[order + 1 :])
        if _is_over(words, right) or not (content := content_of(scene, number, told)):
            continue
        content = _with_hearer(words, cue, right, content)
        if subject[1] <= cue.first or is_inverted:
            main = subject
        subject = noun_of_relative(words, subject)
        if cue.verb.lemma == "tell" and right.begin is None and words[subject[1] - 1].is_a("hearing"):
            yield Draft(number, (), (cue_span(words, cue),), tuple(content))  # "..., court told"
            continue
        hearer = right.hearer and span_of(words, *right.hearer)
        yield Draft(number, (span_of(words, *subject),), (cue_span(words, cue),), tuple(content), hearer)


def _is_over(words: Sequence[Word], right: Right) -> bool:
    """Tell whether what follows a cue is another verb: "had complained twice and was told that"."""
    return right.begin is not None and words[right.begin].lower in {"and", "but"}


def _with_hearer(words: Sequence[Word], cue: Cue, right: Right, content: Sequence[Span]) -> list[Span]:
    """Give the content of an order with those who have to carry it out: "urged `the council to act`"."""
    begin, hearer = right.begin, right.hearer
    if begin is None or hearer is None or begin != hearer[1] or words[hearer[0]].lower == "to":
        return list(content)
    first = begin + (words[begin].is_quoted and not words[begin].is_word)
    is_order = any(w.lower == "to" for w in words[first : first + 2]) and words[first].lower in {"to", "not"}
    is_quoted = cue.verb.lemma == "tell" and words[first + 1].is_quoted and not words[begin].is_quoted
    if not is_order or content[0].start != words[begin].start or is_quoted:
        return list(content)  # "told him to “sit on it”"
    return [Span(words[hearer[0]].start, content[0].end), *content[1:]]


def _open_cues(scene: Scene, number: int, *, is_inner: bool) -> list[Cue]:
    """Give the cues of a sentence but for those of words like "who declined to be named"."""
    words = scene.words[number]
    hidden = anonymity_spans(scene.document.text, scene.sentences[number].span)
    return [
        cue
        for cue in find_cues(words)
        if (_is_told_off(words, cue) or not any(span_of(words, cue.head, cue.last).overlaps(s) for s in hidden))
        and not _is_read_elsewhere(words, cue)
        and (is_inner or "g" not in cue.verb.frames)
    ]


def _is_told_off(words: Sequence[Word], cue: Cue) -> bool:
    """Tell "staff had been warned not to talk", which is said, from "an aide who was told not to talk"."""
    is_order = cue.is_passive and cue.verb.lemma in {"tell", "order", "warn", "instruct"}
    return is_order and cue.first > 0 and words[cue.first - 1].lower not in {"who", ",", "and"}


def _is_stationed(words: Sequence[Word], at: int) -> bool:
    """Tell "posted in the capital" from "posted on her page that": a place, and the verb of the clause follow."""
    if at + 3 >= len(words) or words[at].lower not in {"in", "at", "to", "near"}:
        return False
    rest = words[at + 1 : at + 6]
    return any(w.lower in plain_verbs() or w.lower in {"told", "said", "says"} for w in rest if not w.is_quoted)


def _is_read_elsewhere(words: Sequence[Word], cue: Cue) -> bool:
    """Tell "citing two officials", read in `phrasal.py`, and "was asked", a question and no answer."""
    if cue.form == "ing" and cue.verb.lemma in {"respond to", "reply to"} and cue.first == cue.head:
        return True  # "Responding to questions, the bank said"
    if cue.verb.lemma == "read" and cue.last < len(words) and words[cue.last].lower in {"to", "out", "aloud"}:
        return True  # "In a message read to the court"
    if cue.verb.lemma == "post" and _is_stationed(words, cue.last):
        return True  # "a diplomat posted in the capital told"
    is_citing = cue.form == "ing" and cue.verb.lemma in {"cite", "quote"} and not words[cue.first].is_a("be")
    return is_citing or (cue.is_passive and cue.verb.lemma == "ask")


def _subject(words: Sequence[Word], cue: Cue, main: Range | None) -> Range | None:
    before = words[cue.first - 1] if cue.first else None
    contact = contact_before(words, cue.first, cue.verb) if cue.form == "base" else None
    if contact is not None:
        is_second = contact == 0 or words[contact - 1].lower in {"and", "then", "but", ","}
        return main or _first_subject(words, contact) if is_second else subject_before(words, contact)
    if cue.form == "base" and cue.first == cue.head and (heard := heard_before(words, cue.first)) is not None:
        return heard, cue.first
    if words[cue.first].lower == "without":
        return main or _first_subject(words, cue.first)
    then = cue.first - (before is not None and before.lower == "then")
    if words[then].lower == "then" and (
        then == 0 or not words[then - 1].is_word or words[then - 1].is_a("coordinator")
    ):
        near = subject_before(words, then) if then else None
        if near is not None and near[1] == then and words[then - 1].text == ",":
            return near  # "The Review, a weekly, then quoted"
        return main or _first_subject(words, cue.first)  # "... – then asked us to scrub that"
    if words[cue.first].lower == "having" and before is not None and before.lower == "of":
        return subject_before(words, cue.first - 1)  # "accused the firm of having known"
    if words[cue.first].lower == "having":
        return main or _first_subject(words, cue.first)  # "she denied having said"
    is_participle = cue.form == "ing" and not any(w.is_a("be") for w in words[cue.first : cue.head])
    if is_participle and (before is None or before.text in {",", "—", "–"} or before.lower in _FREE):
        return main or _first_subject(words, cue.first)
    if before is not None and before.lower in {"and", "but", "or"}:
        return _subject_of_twin(words, cue) or main or _first_subject(words, cue.first)
    if before is not None and before.text == "," and cue.first >= 2 and words[cue.first - 2].is_quoted:
        return _with_quoted(words, cue)
    if (
        before is not None
        and before.text == ","
        and main is not None
        and (and_at := _inserted_after_and(words, cue))
    ):
        return main if main[1] < and_at else None
    return subject_before(words, cue.first)


def _subject_of_twin(words: Sequence[Word], cue: Cue) -> Range | None:
    """Give the subject of the verb right before "and": "an aide, reached by telephone, laughed and said"."""
    twin = cue.first - 2
    if twin < 2 or words[twin].is_quoted or words[twin - 1].text != ",":
        return None
    if not (words[twin].lower.endswith("ed") or words[twin].lower in plain_verbs()):
        return None
    subject = subject_before(words, twin)
    return subject if subject is not None and not words[subject[0]].is_a("wh") else None


def _with_quoted(words: Sequence[Word], cue: Cue) -> Range | None:
    """Give a subject whose apposition ends in a quotation: "Rui, who spoke “for the crew”, confirmed"."""
    first = cue.first - 2
    while first and words[first].is_quoted:
        first -= 1
    if words[first].text == "," and words[min(first + 2, cue.first - 2)].is_a("determiner"):
        subject = subject_before(words, first)  # "Its source, “a relative of one of the men”, told"
        return (subject[0], cue.first) if subject is not None and subject[0] <= 1 else None
    is_part = first > 0 and words[first].is_word and not words[min(first + 2, cue.first - 2)].is_capital
    subject = subject_before(words, cue.first) if is_part else None
    return subject if subject is not None and subject[0] < first else None


def _inserted_after_and(words: Sequence[Word], cue: Cue) -> int | None:
    """Give the "and" of "and, through his lawyers, demanded"; None when the comma closes something else."""
    opener = next((i for i in range(cue.first - 2, 0, -1) if words[i].text == ","), None)
    if opener is None:
        return None
    joint = opener - 1 - (words[opener - 1].lower == "then")
    return joint if joint > 0 and words[joint].lower in {"and", "but"} else None


def _first_subject(words: Sequence[Word], limit: int) -> Range | None:
    """Give the subject of the sentence: the phrase before its first finite verb."""
    for at in range(1, limit):
        is_relative = words[at - 1].lower in {"who", "which"} and at > 2 and words[at - 2].text == ","
        is_reduced = words[at - 1].text == "," and words[at].is_a("reduced_relative")  # ", seen by the paper,"
        is_main = (
            words[at - 1].text == "," and words[at].lower.endswith("ed") and at > 2
        )  # ", measured the crack"
        is_verb = is_main or is_verb_like(words, at)
        if is_verb and not words[at].is_quoted and not is_relative and not is_reduced:
            return subject_before(words, at)
    comma = next(
        (i for i in range(1, len(words)) if words[i].text == "," and not words[i].is_quoted), len(words)
    )
    verb = next((i for i in range(comma + 2, len(words)) if is_verb_like(words, i)), None)
    return (
        subject_before(words, verb) if limit == 0 and verb is not None else None
    )  # "Hailing the deal, she said"


def _is_after_and(words: Sequence[Word], at: int) -> bool:
    return at == 1 and words[0].lower in {"and", "but", "yet"}


def _is_inverted(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether the speaker follows the verb, as in "..., said the minister."."""
    if cue.first == 0 or "q" not in cue.verb.frames or cue.head != cue.first:
        return False
    before = words[cue.first - 1]
    is_after_quotation = before.is_quoted and cue.form in {"past", "third", "base"}
    is_free = "r" not in cue.verb.frames or cue.verb.lemma in _ALONE
    is_free = is_free or (cue.first > 1 and words[cue.first - 2].is_quoted)
    is_after_mark = is_free and (before.text == "," or is_dash(words, cue.first - 1))
    if not (is_after_quotation or is_after_mark) or cue.form == "ing":
        return False
    phrase = inverted_subject(words, cue)
    if phrase is None or words[phrase[0]].lower in {"him", "her", "them"}:
        return False
    if is_after_quotation:
        return True
    if before.text == "," and _inserted_after_and(words, cue) is not None:
        return False
    subject = subject_before(words, cue.first)
    if before.text == "," and subject is not None and (subject[0] == 0 or _is_after_and(words, subject[0])):
        return False  # "The owners, who left in May, deny"
    end = phrase[1]
    is_closed = (
        end >= len(words)
        or not words[end].is_word
        or any(words[end].is_a(n) for n in ("time", "preposition", "subordinator"))
    )
    if not is_closed or words[phrase[0]].is_a("pronoun") or words[phrase[0]].is_a("object_pronoun"):
        return False
    if words[0].is_a("pronoun") or words[0].lower in _SHORT_CLAUSES or has_verb(words, 1, cue.first - 1):
        return True
    return cue.first > _SHORTEST and not words[0].is_a("preposition") and subject is None
