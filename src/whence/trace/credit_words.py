"""The words beside an outlet's name that credit it, as patterns made from `data/credit_words.tsv`."""

import re
from functools import cache

from whence.wordtables import read_classes

PEOPLE = r"[A-Z][a-z]+(?:ese|ish|ian|an|i|ch|ic|er|n)"  # the look of "Corvan", "Selmish"
_ADVERB = (
    r"(?:also|first|later|then|earlier|separately|itself|quickly|already|previously|originally|only|just|even"
    r"|merely|still|since|now|meanwhile|independently|subsequently|recently|today|yesterday)"
)
_TIME = (
    r"(?:(?:(?:late|early|later|earlier) )?(?:on|in|last|this|at) (?:[\w-]+ ){0,2}?"
    r"(?:\w+day|night|week|month|year|morning|evening|afternoon|lunchtime|noon|weekend|January|February|March"
    r"|April|May|June|July"
    r"|August|September|October|November|December|spring|summer|autumn|winter|\d{4})(?: (?:morning|evening"
    r"|night|afternoon))?"
    r"(?:,? \d{1,2})?(?:,? \d{4})?)"
)
_AUXILIARY = r"(?:has|have|had|been|could|can)"
BETWEEN = rf"(?:\s+(?:{_ADVERB}|{_TIME}|{_AUXILIARY}))*"
_AFFAIR = (
    r"(?:its\b|it (?:would|will|is|plans|regrets|stands|has no|had no|stood|apologi|was (?:not|sorry|confident"
    r"|cooperating|suing)))"
)
ASIDE = (
    r"(?:[’']s own)?(?:\s\([^()]{1,40}\))?(?:,\s(?!and |but )[^,.;:“”\"]{1,80}(?:,[^,.;:“”\"]{1,40})?,"
    r"|\s[–—-]\s[^–—.;]{1,80}\s[–—-])?"
)


@cache
def words_of(name: str) -> str:
    """Give a pattern for the words of a class, the longer first."""
    found = sorted(read_classes("credit_words.tsv")[name], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, found)) + ")"


@cache
def describing() -> str:
    """Give what may stand between a preposition and the name: "the privately owned Corvan daily "."""
    medium = (
        r"(?:daily|weekly|paper|newspaper|broadcaster|station|magazine|tabloid|website|site|agency|channel)"
    )
    word = (
        rf"(?:{words_of('press')}|{PEOPLE}|[A-Z][\w-]+(?=\s(?:[a-z]+\s)?{medium})|[a-z]+-based|[a-z]+-owned"
        rf"|[a-z]+-language)"
    )
    issue = r"(?:\w+day|yesterday|today|last \w+|this \w+)[’']s\s+"
    return (
        rf"(?:(?:[Tt]he|a|an|its|their|our|his|her"
        rf"|this)\s+)?(?:the\s+)?(?:{issue})?(?:{word}[’']?s?,?\s+){{0,6}}[“\"‘]?"
    )


@cache
def told_before() -> re.Pattern[str]:
    """Match words before a name that say somebody spoke there."""
    gap = r"(?:\s(?!that\b)[^\s.;:,“”\"]+){0,8}?(?:, for [^.;:,“”\"]{1,40},)?"
    one_of_its = (
        r"(?:\s(?:a|an|the|its|reporters|journalists)(?:\s(?:reporter|correspondent|team|crew|interviewer))?"
        r"\s(?:from|at|of|for))?"
    )
    spoken = rf"{words_of('speech')}\b{gap}\s(?:to|with|on|for){one_of_its}"
    given = (
        r"(?:account|interview|statement|testimony|comments|remarks|version|answer|answers|reply|denial|claim|promise"
        r"|confession|admission|apology)\b[^.;]{0,50},? (?:given|gave|made|makes|provided) (?:\w+ )?to"
    )
    return re.compile(
        rf"(?i:\b(?:{given}|(?:told|tells?|telling|informed|assured|rang|phoned|telephoned|contacted|approached)"
        rf"(?:\s(?:reporters|journalists|a reporter|a correspondent)\s(?:from|for|of|at|with))?"
        rf"|{spoken}|interviews?\b{gap}\s(?:by|in|of|on)|(?:asked|interviewed|questioned|approached|reached"
        rf"|contacted|pressed|cornered)\b{gap}\sby"
        rf"|in an? (?:\w+ )?(?:talk|chat|exchange|conversation) with"
        rf"|engaged by|hired by|commissioned by))\s+{describing()}$"
    )


@cache
def according_before() -> re.Pattern[str]:
    """Match words before a name that give it as the one who says so."""
    return re.compile(
        rf"\b(?:(?:has|have|had) (?:this|it|that|the \w+)(?:, \w+ \w+,)? from|"
        rf"(?i:according to|attributed to|credited to|citing|quoting|crediting)|cited|cites?|quoted|quotes?"
        rf"|(?i:as per|per)|(?:had|has|having) it (?:in turn )?from|in turn from|(?:taken|comes?|came|borrowed"
        rf"|lifted|drawn|learn(?:ed|t)|know it) from|relied on|relying on|referring to|relaying|picked up from"
        rf"|drawing on|drew on|draws on|leaned on|leaning on|by way of"
        rf"|(?:attribut|credit)\w+ [^.;:,“”\"]{{1,30}} to)\s+{describing()}$"
    )


@cache
def agent_before() -> re.Pattern[str]:
    """Match words before a name that make it the one who reported or got hold of something."""
    by = rf"{words_of('agent')}(?: (?!in\b)[\w-]+){{0,5}}? by|(?:aired|shown|broadcast|streamed) on"
    handed = rf"{words_of('handed')}\b(?:\s[^.;:“”\"]{{0,40}}?)?\s(?:to|with)"
    return re.compile(rf"(?i:\b(?:{by}|{handed}|showed|sent|gave|handed))\s+{describing()}$")


@cache
def noun_before() -> re.Pattern[str]:
    """Match words before a name that name an account of it: "a report in the Lantern"."""
    made = rf"{words_of('account')}(?: (?:out|on \w+day|last \w+|this \w+|earlier))*"
    shown = (
        rf"{words_of('account')} (?:published|posted|carried|aired|broadcast|released)(?: on \w+day| last \w+"
        rf"| earlier)* (?:in|on|from)"
    )
    placed = (
        r"(?:published|appeared|appearing|appears|reported|quoted|quoted as saying|wrote|writing|writes|carried"
        r"|printed|ran|serialised|broadcast|saying|run)(?: (?:first|earlier|originally|on \w+day|last \w+))*"
    )
    return re.compile(
        rf"\b(?:{made} (?:by|in|from|on|for|at)|{shown}|{placed} (?:first )?(?:in|on)|(?:first|originally) in"
        rf"|on the (?:website|site|app|front page|air) of|seen in|heard on|read in|broken in|based on copy from"
        rf"|copy from)\s+{describing()}$",
        re.IGNORECASE,
    )


@cache
def verb_after() -> re.Pattern[str]:
    """Match words after a name that make it the one who reports."""
    negated = (
        rf"(?:did|does|do) not\s+{words_of('not said')}|didn[’']t\s+{words_of('not said')}"
        r"|(?:has|have|had) (?:not|never)\s(?:yet\s)?(?:said|named|identified|disclosed|specified|explained|mentioned"
        r"|reported|described|revealed)"
    )
    first = (
        r"(?:was|were) (?:the |among the )?first (?:(?:news)?papers?|outlets?"
        r"|stations?|broadcasters?|agency|site)?\s?to "
        r"(?:report|reveal|publish|disclose|show|say|name|print|air|write|put|tell|identify)"
        r"|(?:was|has been|had been|were) told"
        r"|(?:has|have|had) told (?:customers|readers|listeners|viewers|passengers)"
        r"|(?:has|have|had)? ?(?:begun|began|started|continued|begin|begins) to (?:report|print"
        r"|publish|carry|name|run|quote|cite)"
    )
    own_affair = r"(?! (?:nothing|no such|down|off|out of|for sale|its (?:losses|profits|staff|doors))\b)"
    makes = (
        rf"(?:opened|opens|launched|began|begins|devoted|had|has|produced|filed|issued|delivered)\s(?:an?"
        rf"|its)\s(?:[\w-]+\s){{0,2}}{words_of('account')}"
    )
    said = rf"(?:said|says|added|adds)\b(?! (?:that )?{_AFFAIR})"
    doing = (
        r"(?:is|are|was|were|(?:has|have|had) been)\s(?:\w+ly\s|also\s|now\s)?(?:reporting|saying|carrying"
        r"|quoting|citing|running|speculating|claiming|calling|counting|putting|full of)"
    )
    return re.compile(
        rf"^(?:,\s(?:citing|quoting|crediting|relaying|per)\b|"
        rf"{ASIDE}(?:,? (?:that|which))?(?: first(?= put))?{BETWEEN}\s+(?:{first}"
        rf"|{negated}|{doing}|{makes}\b|{said}|(?!said|says"
        rf"|added|adds){words_of('verb')}\b{own_affair}))"
    )


@cache
def own_affair_after() -> re.Pattern[str]:
    """Match an outlet that speaks of itself after its name: "the Lantern said it would appeal"."""
    return re.compile(rf"^{ASIDE}{BETWEEN}\s+(?:said|says|added|adds)\b (?:that )?{_AFFAIR}")


@cache
def noun_after() -> re.Pattern[str]:
    """Match an account right after the name of its outlet: "a Lantern investigation", "the Lantern's own find"."""
    return re.compile(
        rf"^(?!\s+reports?(?:[,.]|\s(?:that|on)\b))(?:[’']s?)?(?:\s\([^()]{{1,40}}\))?\s+(?:(?!(?:and|or|but|said|says|in|on|that|which|the|a|an|his"
        rf"|her|its|has|had|have|of|to|will|would|is|was|are|were|may|could|can|by|for|with"
        rf"|told)\b)[\w-]+\s+){{0,3}}?{words_of('account')}\b(?![’']s?\b|-)"
    )


@cache
def inverted_before() -> re.Pattern[str]:
    """Match a verb of saying that stands before its subject: "…, reported the Lantern"."""
    return re.compile(rf"(?:[,”\"’']|\bas)\s+{words_of('verb')}\s+{describing()}$")
