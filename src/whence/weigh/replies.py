"""Replies: what a statement does to what others say, where its own words tell more than the verb of saying.

"That is wrong from the first word to the last", she said: the cue says that she says something, the words deny. And a
plain no of the party that is spoken of, in an article that has the yes of another, is its denial of that: "The board
approved no payment", said its spokesman. It gives no answer of its own to what is asked.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Statement
from whence.records import Document, Stance
from whence.weigh.agreements import are_opposed, is_negative
from whence.weigh.chains import fold_name
from whence.weigh.opinions import Opinions
from whence.weigh.pairs import text_of
from whence.weigh.values import Asked, answer_in, compare_values

_AGAINST = ("denies", "disputes")
_SHORTEST = 3  # letters of a name
_PLAIN = ("asserts", "repeats")  # stances that the verb of saying leaves open
_NAMED = ("person:", "organisation:", "named:")
_SAYING = (
    r"(?:accounts?|accusations?|allegations?|assertions?|charges?|claims?|descriptions?|figures?|numbers?|reports?|"
    r"reporting|stor(?:y|ies)|suggestions?|rumou?rs?|versions?|statements?|notion|insinuations?)"
)
_FALSE = (
    r"(?:baseless|groundless|unfounded|untrue|absurd|nonsense|rubbish|lies|slander|libel|fiction|fake news|"
    r"an? (?:\w+ ){0,2}(?:lie|invention|fabrication|fantasy|slander|smear|fairy ?tale|fiction|hoax|forgery|myth))"
)
_IS = r"(?:is|was|are|were|be|been|being|remains?|remained)"
_SELF = r"(?:him|her|it|them|my|your|our)sel(?:f|ves)"
_THOSE = r"(?:the|this|these|those|such|any|all|\S+[’']s)"
_HIS = r"(?:his|her|their|its|my|our)"
_DENIES = re.compile(
    rf"\b{_IS} (?:\w+ ){{0,2}}{_FALSE}\b"
    r"|\b(?:calls?|called|calling|dismiss(?:es|ed)?|brand(?:s|ed)|terms|termed|describe[sd]?) (?:\S+ ){1,8}?"
    rf"{_FALSE}\b|\b(?:called|calls) it {_FALSE} to say\b"
    rf"|^\W*(?:that (?!the\b))?(?:that|this|it|all this|{_THOSE}\b(?: [\w’']+){{0,2}} {_SAYING}(?: \w+){{0,6}}?)"
    rf"(?: {_IS}|[’']s) (?:\w+ )?(?:wrong|false|not true|not so|incorrect|inaccurate)\b"
    r"|\b(?:rejects?|rejected|dismiss(?:es|ed)?|rebuts?|rebutted|refutes?|refuted|repudiate[sd]?|contest(?:s|ed)?) "
    rf"(?:(?:the|this|that|these|those|such|any|all|{_HIS}|both) )?(?:[\w’'-]+ ){{0,2}}{_SAYING}\b"
    rf"|\b(?:denies|denied|denying) (?:that|it|this|any|all|both|having|being|the \w+|{_SAYING})\b"
    r"|\bno such \w+|\bno \w+ of (?:the|that|this) (?:kind|sort)\b|\bnothing of the (?:kind|sort)\b"
    r"|\bknew nothing of (?:any|such|this|that|it)\b|\bno truth (?:in|to)\b|\bnever happened\b|\bdid not happen\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:was|were|been|being|be|is|are) denied\b", re.IGNORECASE)  # entry, mostly
_DISPUTES = re.compile(
    r"\b(?:disputes|disputed|disputing|questions|questioned|did not accept|does not accept|casts? doubt on) "
    rf"(?:that|it|this|(?:(?:the|any|these|[\w’'-]+[’']s) )?(?:\w+ ){{0,1}}{_SAYING})\b",
    re.IGNORECASE,
)
_RETRACTS = re.compile(
    r"\bno longer stands? (?:by|behind)\b"
    rf"|\b(?:takes?|took|taken) (?:it|that|this|them|everything|(?:the|{_HIS}) words?) back\b"
    rf"|\bcorrect(?:s|ed) {_SELF}\b|\b{_IS} (?:a|{_HIS})(?: own)? (?:mistake|error)\b"
    rf"|\b(?:withdrew|withdraws?|withdrawn|retract(?:s|ed)?|recant(?:s|ed)?) (?:(?:the|this|that|{_HIS}) )?"
    rf"(?:earlier )?(?:{_SAYING}|remarks?|words|testimony|confession)\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"^\W*yes\b[,.]|\bvouch(?:es|ed)? for\b"
    rf"|(?<!no longer )\bst(?:an|oo)ds? (?:by|behind) (?:what|every|each|that|this|it|{_HIS})\b",
    re.IGNORECASE,
)
_ADMITS = re.compile(  # of an article's own words, and of headlines
    r"^(?:\W*[\w’'.-]+){1,5} (?:now |finally |at last |has |have |had |in the end )*"
    r"(?:admits?|admitted|confirms?|confirmed|concedes?|conceded|acknowledge[sd]?|grants|owns up)\b(?! (?:to|by)\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:could not|couldn[’']t|cannot|can[’']t|neither could|neither can|unable to|nobody c(?:ould|an))\b"
    r"(?: yet| be| independently| immediately){0,3} (?:confirm|verif|corroborat|(?:tell|say)(?: yet)? whether)\w*"
    r"|\b(?:nothing|no evidence)(?: so far| yet)? to (?:show|prove|suggest) that\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:would|was|were|is|did|could)(?: not|n[’']t)(?: to)? be drawn\b"
    r"|\bwould(?: not|n[’']t) (?:say|comment|discuss)\b"
    r"|\bdeclin(?:es|ed) (?:to|comment)\b|\brefus(?:es|ed) to (?:say|comment|answer|discuss)\b"
    r"|\bdid(?: not|n[’']t) (?:answer|reply|respond|return)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"^\W*(?:that )?(?:(?:\w+ ){0,2}(?:our|we|I|my|nobody here|no one here)\b)", re.IGNORECASE)


def settle_stances(
    statements: Sequence[Statement], documents: Mapping[str, Document], known: Iterable[str]
) -> list[Statement]:
    """Give statements of one slot, those that say in their own words that they deny, admit or take back so marked.

    What a document says so in its own words is put down to the one of the `known` origins whom its words name for it.
    """
    names = sorted({key for key in known if key.startswith(_NAMED)})
    settled = []
    for statement in statements:
        stance, at = statement.stance, None
        if stance in _PLAIN:
            stance, at = _stance_in(statement, documents)
        if stance != statement.stance:
            is_own = statement.attribution_id is None
            words = _words(statement, documents)[: at or 0] if is_own else ""
            named = sorted((k for k in names if _is_subject(k, words)), key=lambda k: (-len(k), k))
            origin = named[0] if named else statement.origin
            statement = replace(statement, stance=stance, origin=origin)
        settled.append(statement)
    return settled


def name_deniers(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements of one claim, a denial of nobody's put down to the one who denies in the same article."""
    deniers: dict[str, set[str]] = {}
    for s in statements:
        if s.stance in _AGAINST and s.origin is not None and s.origin.startswith(_NAMED):
            deniers.setdefault(s.document_id, set()).add(s.origin)
    found = []
    for s in statements:
        own = deniers.get(s.document_id, set())
        if s.stance in _AGAINST and not (s.origin or "").startswith(_NAMED) and len(own) == 1:
            s = replace(s, origin=next(iter(own)))
        found.append(s)
    return found


def _words(statement: Statement, documents: Mapping[str, Document]) -> str:
    return " ".join(text_of(statement, documents).split())


def _is_subject(key: str, words: str) -> bool:
    """Tell whether words name a person by the last name, or a body by its whole name."""
    kind, _, name = key.partition(":")
    called = name.split()[-1] if kind == "person" and name else name
    return len(called) >= _SHORTEST and f" {called} " in f" {fold_name(words)} "


def _stance_in(statement: Statement, documents: Mapping[str, Document]) -> tuple[Stance, int | None]:
    """Give what a statement's own words do, and where the words that say so begin; None: the cue alone tells."""
    words = _words(statement, documents)
    is_own = statement.attribution_id is None
    is_back = bool(_RETRACTS.search(words))
    rules: list[tuple[re.Pattern[str], Stance, bool]] = [
        (_RETRACTS, "retracts", True),
        (_DENIES, "denies", not _DENIED.search(words)),
        (_DISPUTES, "disputes", True),
        (_OPEN, "cannot confirm", True),
        (_SILENT, "declines to comment", is_own),
        (_CONFIRMS, "confirms", not is_back),
        (_ADMITS, "confirms", is_own),
    ]
    for pattern, stance, may_be in rules:
        match = pattern.search(words) if may_be else None
        if match is not None:
            return stance, match.end() if pattern is _ADMITS else match.start()
    return statement.stance, None


def settle_denials(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    opinions: Opinions,
    asked: Asked,
    is_concerned: Callable[[str, Sequence[Statement]], bool],
) -> list[Statement]:
    """Give the statements of one claim, the plain no of a party with the stance `denies`.

    A party is one of whom others speak, who speaks of itself, or who denies it elsewhere. `is_concerned` tells whether
    an origin is one of whom the words of statements are. Where the slot asks for a figure, "none" is one, and only who
    names the other's figure denies it: "nobody here has a figure of 1,200".
    """
    told = [s for s in statements if s.stance in _PLAIN]
    yes = [s for s in told if not is_negative(s, documents)]
    denying = {s.origin for s in statements if s.stance in _AGAINST}
    settled = []
    for statement in statements:
        key = statement.origin or ""
        others = [s for s in yes if s.origin != key]
        is_no = (
            statement.stance in _PLAIN
            and statement.attribution_id is not None
            and key.startswith(_NAMED)
            and is_negative(statement, documents)
        )
        if asked.kind != "open":
            others = [s for s in others if is_no and _is_of_figure(statement, s, asked, documents)]
        elif is_no:
            others = [s for s in others if are_opposed(statement, s, documents, opinions)]
        if is_no and others:
            is_party = key in denying or _OURS.search(_words(statement, documents))
            if is_party or is_concerned(key, others):
                statement = replace(statement, stance="denies")
        settled.append(statement)
    return settled


def _is_of_figure(one: Statement, two: Statement, asked: Asked, documents: Mapping[str, Document]) -> bool:
    """Tell whether two statements of one article name the same figure."""
    ours, theirs = (answer_in(s, asked, documents) for s in (one, two))
    if ours is None or theirs is None or one.document_id != two.document_id:
        return False
    return bool(ours.low) and compare_values(ours, theirs) == "same"
