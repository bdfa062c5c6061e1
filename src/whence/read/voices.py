"""How the writer stands to what is said, and whether it is a judgement or something that a source could know."""

import re
from collections.abc import Sequence
from typing import Literal

from whence.read.certainties import has_words
from whence.read.cues import verbs_in
from whence.read.main_statements import is_of_source, listed, own_verb
from whence.read.words import Word, words_in
from whence.records import Span, Stance

Writer = Literal["neutral", "backs", "doubts"]
Voice = Literal["information", "opinion"]
_KNOWN = frozenset({"confirms", "cannot confirm", "declines to comment", "retracts"})
_OWN_WISHES = frozenset(
    {"expects", "expected", "expect", "doubts", "doubted", "doubt", "hopes", "hoped", "hope"}
)
_THINKS = frozenset({"believe", "think", "suspect", "suggest", "reckon", "assume", "suppose", "guess", "fear"})
_HELD = frozenset(
    {"believe", "think", "expect", "see", "consider", "regard", "buy", "accept", "agree", "share"}
)
_OWN_FAULT = frozenset({"wrong", "mistake", "foolish", "stupid", "sorry", "careless"})
_MARK = r"[“\"‘]"
_CONTRAST = re.compile(
    rf"{_MARK}[^”\"’]*, not (?:an? |the |about |for |just )?(?!now\b|at\b|in\b|by\b|on\b)[\w -]{{3,30}}[,.]?[”\"’]"
)
_LIKENED = re.compile(
    rf"\b(?:is|are|was|were|be|been|as) {_MARK}(?:not )?(?:an?|pure|sheer|utter|nothing but|little more than|like|just"
    r"|the (?:most|worst|best|last|height|end)) "
)
_OF_MIND = re.compile(
    rf"^{_MARK}(?:I|We) (?:\w+ly )?(?:think|believe|reckon|expect|doubt|hope|want|wish|fear|love|hate|smell|suppose"
    r"|guess|bet|trust|prefer|would|look forward|call on|urge|welcome|deserve|need)\b|^[“\"‘]I[’']d\b"
)
_MAXIM = re.compile(
    rf"^{_MARK}(?:No (?!one saw|one was)[a-z]+ (?:[a-z]+ ){{0,4}}?(?:can|will|would|should|ever|\w{{2,}}s)\b"
    r"|Nobody (?:can|will|would|should|wants|needs|deserves|likes)"
    r"|(?:You|People|We|They) (?:do not|don[’']t|can[’']t|cannot|never|must|should|deserve|want|think|ought)"
    r"|An? [a-z]+ (?:[a-z]+ )?(?:does not|doesn[’']t|never|always|is)\b|[A-Z][a-z]+ never [a-z]+s\b"
    r"|Think of|Imagine|Fair play|Shame on|Enough is|It[’']s (?:all )?about|It is (?:all )?about"
    r"|There are (?:some )?things"
    r"|If (?:I|we|they|he|she|you) (?:had|were|did)|(?:They|It|He|She|That|We) will\b)"
)
_VERDICT = re.compile(
    rf"^{_MARK}(?:(?:This|That|It|The|Their|His|Her|These|Those)(?: [a-z]+){{0,2}}?)(?: is| are|[’']s)"
    r" (?:not |just |now |simply |really |still |clearly )?(?:\w+er than|(?:more|less) \w+ than|an?|the"
    r"|about|like|too|so|very)\b"
    r"(?! (?:lie|fact|copy|same|number|date))"
)
_SCHEDULED = re.compile(  # "the case would be heard on Monday" is a plan, no forecast
    r"\b(?:(?:on|in|until) (?:next )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)|tonight|tomorrow|as planned|as scheduled)\b"
)
_WILL = frozenset({"will", "would", "’ll", "'ll", "wo"})
_MAY = frozenset({"may", "might", "could"})
_PROMISES = frozenset(
    {"promise", "pledge", "vow", "swear", "announce", "insist", "agree", "decide", "assure", "guarantee"}
)


def writer_of(text: str, cue: Sequence[Span]) -> Writer:
    """Tell whether the words of a cue take what is said to be true ("revealed") or hold it off ("claimed")."""
    words = words_in(text, cue)
    if any(word.lower in listed("doubts word") for word in words):
        return "doubts"
    lemmas = {verb.lemma for verb in verbs_in(words)}
    if lemmas & listed("doubts"):
        return "doubts"
    is_negated = any(word.is_a("negation") or word.lower in {"cannot", "unable"} for word in words)
    return "backs" if lemmas & listed("backs") and not is_negated else "neutral"


def voice_of(
    text: str, cue: Sequence[Span], main: Sequence[Word], stance: Stance, content: Sequence[Span] = ()
) -> Voice:
    """Tell a judgement, a wish or a forecast from what a source could know; `main` is a main statement."""
    lemmas = {verb.lemma for verb in verbs_in(words_in(text, cue))}
    if stance in ("predicts", "orders"):
        return "opinion"
    if stance in _KNOWN:
        return "information"
    statement = [word for word in main if word.is_word]
    lowers = [word.lower for word in statement]
    is_own = own_verb(main) in _OWN_WISHES and is_of_source(text, statement)  # "she doubted it would last"
    if is_own or (lemmas & _HELD and stance == "disputes"):
        return "opinion"
    is_judged = bool(lemmas & listed("opinion")) or has_words(
        _of_others(text, statement, lowers), "opinion word"
    )
    end = main[-1].end if main else 0
    is_judged = is_judged or any(_is_judgement(text, piece, end) for piece in content)
    is_set = (
        stance == "repeats"
        or bool(lemmas & _PROMISES)
        or any(_SCHEDULED.search(piece.of(text)) for piece in content)
    )
    if is_judged or (not is_set and _is_forecast(text, statement, lowers)):
        return "opinion"
    return "opinion" if lemmas & _THINKS and set(lowers) & (_MAY | _WILL) else "information"


def _of_others(text: str, statement: Sequence[Word], lowers: Sequence[str]) -> list[str]:
    """Give the words of a statement without those that judge only the source itself: "we were wrong"."""
    own = _OWN_FAULT if is_of_source(text, statement) else frozenset()
    joined = [lower for lower in lowers if lower not in own]
    return [w for i, w in enumerate(joined) if not (w == "wrong" and joined[i + 1 : i + 2] == ["with"])]


def _is_judgement(text: str, piece: Span, end: int) -> bool:
    """Tell by their shape words that judge: "a bruise, not a broken leg", "no government gives away", "was “a farce”".

    `end` is where the main statement ends: what stands after it may be said by another.
    """
    words = piece.of(text)
    found = (shape.search(words) for shape in (_CONTRAST, _LIKENED, _OF_MIND, _MAXIM, _VERDICT))
    return any(match is not None and piece.start + match.start() <= end + 2 for match in found)


def _is_forecast(text: str, statement: Sequence[Word], lowers: Sequence[str]) -> bool:
    """Tell whether a content says what will or may become of something that is not the source itself."""
    if is_of_source(text, statement) and lowers[0] != "they":
        return False
    for at, lower in enumerate(lowers):
        after = lowers[at + 1 : at + 3]
        if lower in _WILL or (lower == "likely" and after[:1] == ["to"]):
            is_planned = (
                after[:1] == ["be"] and after[1:2] != [] and after[1].endswith("ed")
            )  # "would be reviewed"
            return "have" not in after and not is_planned
        if lower in _MAY and statement[at].text != "May" and lower != "may":
            return not {"have", "not", "n't", "n’t"} & set(after)
    return False
