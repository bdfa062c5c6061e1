"""Rewriting by rule, as desks do it: other words, other verbs of saying, clauses and sentences in another order.

What stands in quotation marks is left as it is; so are names, numbers and dates.
"""

import random
import re
from functools import cache
from pathlib import Path

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_WORD = re.compile(r"(?<![\w’'-])[a-z][a-z’]+(?![\w-])")
_SAID = {
    "said": ("stated", "noted", "explained", "remarked"),
    "says": ("states", "notes", "explains"),
    "added": ("said", "went on to say"),
}
_FUNCTION = re.compile(
    r"(?:The|A|An|In|On|At|After|Before|During|As|But|And|It|He|She|They|His|Her|Their|Its|This|That|These|Those|When|"
    r"While|If|For|From|With|By|There|More|Some|Many|Most|One|Two|Three|Four|Twelve|Eight|Seven|Water|Money|Fire|"
    r"Thieves|Soldiers|Ballots|Inspectors|Drivers|Police|Officials|Last|All|No|Not|Even|Since|Although|Though|Under)\b"
)
_TIME_FIRST = re.compile(
    r"^((?:On [A-Z]\w+day|In [a-z]+|Last \w+|After|Before|When|If|While|During|Since|Although)\b[^,“”]{0,60}), "
    r"([^“”]{20,})\.$"
)
_TIME_LAST = re.compile(r"^([^“”,]{25,}) (on [A-Z]\w+day|last (?:week|month|year|night))\.$")
_QUOTE_FIRST = re.compile(r"^“([^”]+),” ([^,“”.]{3,60}?) (said|stated|noted|explained|added)\.$")
_SAID_FIRST = re.compile(r"^([A-Z][\w.’ -]{3,50}?) said (?:that )?(?!that )([^“”]{20,})\.$")
_SAID_LAST = re.compile(r"^([^“”]{20,}), ([A-Z][\w.’ -]{3,40}?) said\.$")
_PASSIVE = re.compile(r"^([^,“”]{4,50}) (?:was|were) ([a-z]+ed) by ([^,“”]{4,60})\.$")
_ACTIVE = re.compile(
    r"^((?:The |[A-Z])[^,“”]{2,40}) (criticized|approved|rejected|accused|signed|announced|released|killed|ordered|"
    r"supported|opposed|passed|blocked|destroyed|closed) ((?:the|a|an|his|her|their|its) [^,“”]{3,60})\.$"
)


@cache
def load_synonyms() -> dict[str, tuple[str, ...]]:
    """Give the words that stand in for each word of the table."""
    lines = Path(__file__).with_name("cascade_synonyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: tuple(others.split("|")) for word, others in rows}


def rewrite(sentence: str, chance: random.Random, *, share: float) -> str:
    """Give `sentence` in other words; `share` of what the table can change is changed."""
    if chance.random() < share:
        sentence = _turn(sentence, chance)
    pieces = _QUOTED.split(sentence)
    return "".join(piece if k % 2 else _reword(piece, chance, share) for k, piece in enumerate(pieces))


def lower_first(sentence: str) -> str:
    """Give a sentence as it stands inside another: a name at its head keeps its capital."""
    return sentence[0].lower() + sentence[1:] if _FUNCTION.match(sentence) else sentence


def upper_first(words: str) -> str:
    """Give words as they open a sentence."""
    return words[:1].upper() + words[1:]


def _reword(text: str, chance: random.Random, share: float) -> str:
    table = load_synonyms()

    def change(match: re.Match[str]) -> str:
        word = match[0]
        others = _SAID.get(word) or table.get(word)
        return chance.choice(others) if others and chance.random() < share else word

    return _WORD.sub(change, text)


def _turn(sentence: str, chance: random.Random) -> str:
    """Put the clauses of a sentence in another order, where a rule fits; else give it as it is."""
    if match := _QUOTE_FIRST.match(sentence):
        return f"{upper_first(match[2])} {match[3]}: “{match[1]}.”"
    if match := _TIME_FIRST.match(sentence):
        return f"{upper_first(match[2])} {match[1][0].lower()}{match[1][1:]}."
    if match := _TIME_LAST.match(sentence):
        return f"{upper_first(match[2])}, {lower_first(match[1])}."
    if match := _SAID_LAST.match(sentence):
        return f"{match[2]} said that {lower_first(match[1])}."
    if (match := _SAID_FIRST.match(sentence)) and chance.random() < 0.7:
        return f"{upper_first(match[2])}, {lower_first(match[1])} said."
    if match := _PASSIVE.match(sentence):
        return f"{upper_first(match[3])} {match[2]} {lower_first(match[1])}."
    if match := _ACTIVE.match(sentence):
        verb = "were" if re.search(r"[^s]s$", match[3].split(" of ")[0]) else "was"
        return f"{upper_first(match[3])} {verb} {match[2]} by {lower_first(match[1])}."
    return sentence
