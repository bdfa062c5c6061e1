"""Words by which a source stays unnamed, and the reason it gives, up to the end of its clause."""

import re

from whence.records import Span

_OWN = r"(?:his|her|their|its) (?:(?:full|real|last|first|own) )?(?:(?:sur)?names?|identit(?:y|ies))"
_NAMED = r"(?:named|identified|quoted by name|quoted)"
_SHOWN = (
    r"(?:printed|published|used|broadcast|disclosed|revealed|given|made public|reported|mentioned|attached"
    r"|withheld"
    r"|known|kept (?:secret|private|out of (?:it|print))|in print|in the (?:news)?paper)"
)
_PERSON = r"(?:he|she|they|the (?:official|source|person|officer)s?)"
_WHO = r"(?:who |(?:neither|none|both|all|most|one|some) of whom |neither )?"
_BE = r"(?:is|are|was|were|be|been|being|had been|has been|have been)"
_NOT = r"(?: not|n[’']t)"
_ASK = (
    r"(?:stipulat(?:ed|ing)|would prefer|would rather|hop(?:ed|ing)|urged|ask(?:ed|ing|s)?|request(?:ed|ing|s)?"
    r"|wish(?:ed|ing|es)?"
    r"|prefer(?:red|ring|s)?|want(?:ed|ing|s)?"
    r"|insist(?:ed|ing|s)?(?: on)?"
    r"|begg(?:ed|ing)|begs?|plead(?:ed|ing)|chose|opted|elected|demand(?:ed|ing)|sought|agreed|(?:was|were"
    r"|is|are) willing)(?: (?:us|me|reporters|journalists|the [A-Z]?\w+|this \w+))?"
)
_SPEAK = (
    r"(?:agreed to (?:speak|talk|comment|be interviewed)|(?:would|will) (?:only )?speak|speaking|spoke"
    r"|speaks?|talked|talking|(?:was|were|is|are) speaking"
    r"|commented|commenting|answered|replied|was interviewed|were interviewed)"
)
_WORDS = r"(?: [^\s.,;:“”\"()]+)"
_ACT = (
    r"(?:speak|talk|discuss|brief|comment|give|address|be (?:named|quoted|identified)|share|disclose"
    r"|reveal|describe|release|answer|divulge|represent|appear|meet|confirm|respond)"
)
_WORRY = (
    r"(?:who (?:still )?(?:fear(?:s|ed)|works?|lives?|serves?|is|was|are|were|has|have"
    r"|had)(?: [^\s.,;:“”\"()]+){1,12}?,?"
    r" and )?"
)  # why, before that he or she will not be named
_REFUSED = (
    rf"(?:(?:did|do|does|has|had|have|would|will|could|is|are|was|were){_NOT}|declined to|refused to"
    rf"|chose not to"
    r"|agreed not to|promised not to)"
)
_TERMS = (
    rf"(?:on|under) (?:the )?(?:strict )?conditions? (?:of (?:strict |complete )?anonymity"
    rf"|(?:that )?(?:{_PERSON}"
    rf"|{_OWN}|the \w+)"
    rf" (?:not be|be not|{_BE} not|would not be|be) (?:{_NAMED}|{_SHOWN}))"
)
_OFF_RECORD = (
    r"(?:on (?:deep )?background|off the record|anonymously|without attribution|not for attribution|in"
    r" confidence"
    r"|under (?:a )?cover of anonymity|on grounds of anonymity"
    r"|(?:privately|confidentially|unofficially)(?=,? (?:because|as|since|so|for fear|given|citing"
    r"|to (?:discuss|describe|avoid))))"
)
_US = r"(?:(?:us|reporters|journalists|the \w+|this \w+) )?"
_HIDE = (
    rf"(?:to (?:keep|leave) {_OWN} (?:out\b(?: of \w+)?|private|secret)|to (?:withhold|conceal|protect|hide"
    rf"|change) {_OWN}"
    rf"|(?:that (?:he|she|they) )?(?:not to|to not|not) be (?:further |publicly )?{_NAMED}|(?:for )?anonymity"
    rf"|to (?:remain|stay|be kept"
    rf"|be) (?:anonymous|"
    rf"unnamed|nameless|unidentified)|to speak anonymously|(?:that )?{_OWN} (?:not be|be|to be|not to be)"
    rf" {_SHOWN}|{_US}not to"
    rf" (?:print|publish|use|reveal|give|disclose|report|name|identify|broadcast)(?: (?:{_OWN}|him|her"
    rf"|them))?)"
)
_FORMS = (
    rf"{_WHO}(?:{_SPEAK}{_WORDS}{{0,9}}? )?(?:only )?{_TERMS}",
    rf"{_WHO}{_SPEAK}{_WORDS}{{0,7}}? {_OFF_RECORD}",
    rf"{_WORRY}{_WHO}(?:\w+ly )?{_ASK} {_HIDE}",
    r"whose (?:\w+ )?names? (?:the [\w-]+|this \w+|we|it) (?:is|are|has|have|had)(?: (?:agreed|chosen|decided"
    r"|been asked))? not (?:to )?"
    r"(?:publish|print|us|reveal|disclos|giv)\w*",
    rf"{_WHO}(?:would|will|did|does|do){_NOT} (?:let|allow|permit) {_OWN} (?:to )?be {_SHOWN}",
    rf"{_WHO}(?:may|must) not (?:speak|talk|comment) (?:to|about|on|publicly)\b",
    r"(?:in (?:exchange|return) for|on (?:the )?grounds of) anonymity",
    r"(?:who )?made anonymity a condition of",
    rf"not being {_NAMED}",
    rf"(?:whom? |that |which )?(?:it|we|the [A-Z]\w+|this \w+|(?:whom? |that )(?:he|she"
    rf"|they)) {_REFUSED} (?:nam|identif)(?:e|y|ed|ied|ing|ying)\b"
    r"(?= *(?:[.,;:)”\"]|him|her|them|because|as|but|and|that|has|had|said|$))(?: (?:him|her|them)\b)?",
    rf"(?:{_OWN}|(?:whose|the \w+[’']s) (?:\w+ )?(?:names?|identit(?:y|ies))) (?:{_BE}|has|have)(?: (?:being"
    rf"|been))?"
    r" (?:withheld|changed|protected|concealed|kept (?:secret|private)|not (?:been |being )?(?:made public"
    r"|disclosed"
    r"|released|used|given|published))",
    rf"{_WHO}(?:(?:would|will|could|can) )?(?:agree to )?(?:only )?be (?:named|identified|described"
    rf"|quoted) only as (?:a|an|the)(?: \w+)+",
    rf"{_WHO}(?:do|does|did|is|are|was|were|would|will){_NOT} (?:\w+ly )?(?:want|wish|like|care|willing"
    rf"|prepared|ready|agree"
    rf"|consent)(?: for)? (?:to be {_NAMED}|{_OWN} (?:to be )?{_SHOWN}|to (?:give|reveal|disclose|have)"
    rf" {_OWN}(?: {_SHOWN})?)",
    rf"(?:neither|none)(?: of (?:whom|them|the \w+))? (?:wish(?:ed|es)|want(?:ed|s)|agreed|(?:was|were|is"
    rf"|are) (?:willing"
    rf"|prepared)|(?:would|could|can|may|will)(?: agree to)?) (?:to )?be {_NAMED}",
    rf"{_WHO}(?:declin|refus)(?:ed|ing|es) to (?:be {_NAMED}|(?:give|reveal|disclose|have) {_OWN}(?:"
    rf" {_SHOWN})?)",
    rf"{_WORRY}{_WHO}(?:(?:cannot|can[’']t|won[’']t|(?:can|could|would|will|may|must){_NOT}) be|(?:is|are|was"
    rf"|were){_NOT} being)"
    rf" {_NAMED}",
    rf"{_WHO}(?:(?:{_BE}) )?(?:granted|promised|offered|guaranteed|assured of|given) anonymity",
    rf"(?:(?:who|all of whom|both of whom) {_BE} )?(?:identified|named|known|referred to|introduced)(?: in"
    rf" [^,.;]{{1,30}})? (?:only|merely|simply|solely)"
    r" (?:as|by) (?-i:[A-Z0-9“‘\"][\w.’”\"-]*(?: [A-Z0-9][\w.”\"-]*)*|(?:his|her|their|a|an|the)(?: \w+)+)",
    rf"{_WHO}(?:(?:would|will|could) )?(?:only )?(?:give|gives|gave|giving|offered|provided) {_US}(?:only"
    rf"|just) (?:his|her|their"
    r"|a|an?) (?:first |given |last |family |nick)?names?(?-i:, [A-Z]\w+)?",
    rf"{_WHO}(?:gave|gives|giving) {_OWN} (?:only )?(?-i:as [A-Z][\w.-]*)",
    rf"{_WHO}(?:identif(?:ied|ies|ying) (?:him|her|them)sel(?:f|ves)|{_ASK} to be (?:identified|called"
    rf"|named|known|referred to))"
    r" (?:only|just|simply) (?:as|by) (?:(?:his|her|their|a|an|the)(?: \w+)+|(?-i:[A-Z][\w.-]*))",
    r"whom? (?:the [\w-]+|this \w+|we|\w+) (?:is|are|has|have)(?: agreed| chosen| decided)? not (?:to"
    r" )?(?:be )?"
    r"(?:nam|identif)(?:e|y|ing|ying)\b(?: (?:him|her|them))?",
    rf"(?:(?:because|as|since) {_PERSON} |{_WHO})(?:is|are|was|were|had|has|have|been)(?:{_NOT}"
    rf"|n[’']t)(?: been| yet)*"
    rf" (?:publicly |officially |formally )?(?:authori[sz]ed|permitted|allowed|cleared|entitled|supposed"
    rf"|free) to {_ACT}",
    rf"(?:(?:is|are|was|were) )?not (?:publicly )?(?:authori[sz]ed|permitted|allowed|cleared) to {_ACT}\b",
    rf"(?:(?:who|all of whom|both of whom) {_BE} )?(?:forbidden|barred|banned|prohibited)(?: (?:by"
    rf"|under)(?: [^\s.,;]+){{1,6}}?)? (?:to|from)"
    r" (?:speak|talk|discuss|comment|giv)(?:ing|e)?\b",
    rf"(?:whose|with) (?:names?|identit(?:y|ies)) (?:{_BE}|has|have) (?:been |being )?(?:withheld|changed|not"
    rf" (?:been |being )?"
    r"(?:made public|disclosed|released|used))",
    rf"{_WHO}{_SPEAK}{_WORDS}{{0,6}}? (?:if|on the (?:understanding|basis) that|provided(?: that)?|as long"
    rf" as)"
    rf" (?:{_PERSON}|{_OWN}) (?:was|were|is|are|would|could) (?:be )?(?:not|left|kept) \w+(?: out)?",
    rf"{_WHO}(?:{_SPEAK}{_WORDS}{{0,6}}? )?(?:under|on|in (?:exchange|return) for) (?:a |the )?(?:promise"
    rf"|guarantee"
    r"|assurance|grant|pledge) of anonymity",
    rf"{_WHO}{_ASK} (?:for {_OWN} (?:not )?to be (?:{_SHOWN}|left out|kept out|changed)(?: of \w+)?|that"
    rf" (?:we|this \w+"
    rf"|the \w+) not (?:use|print|publish|name|identify|give|disclose|broadcast)(?: (?:{_OWN}|him|her"
    rf"|them))?|to keep"
    rf" {_OWN} (?:out of (?:it|print|the \w+)|private|secret))",
    rf"{_WHO}(?:would|will|did|does|do|could){_NOT} (?:give|reveal|disclose|state) {_OWN}",
    rf"{_WHO}(?:without giving|with(?:held|holding)) {_OWN}",
    rf"(?:(?:because|as|since) {_PERSON} |{_WHO})(?:(?:do|does|did){_NOT} have|(?:has|have|had) (?:no|not"
    rf" got)|had{_NOT}"
    rf"|lack(?:s|ed|ing)) (?:the )?(?:permission|authority|authori[sz]ation|clearance) to {_ACT}",
    rf"{_WHO}{_SPEAK}{_WORDS}{{0,5}}? without (?:permission|authori[sz]ation|authority|clearance)",
    rf"(?:who )?{_BE} (?:told|ordered|instructed|warned|under orders) not to (?:speak|talk|comment|discuss)",
    rf"(?:who )?{_BE} bound by (?:a |an )?(?:confidentiality|non-disclosure|secrecy|gagging)",
    rf"{_WHO}fear(?:s|ed|ing) [^.,;]{{1,60}} if (?:(?:he|she|they) )?(?:(?:is|are|was|were) )?{_NAMED}",
    rf"who (?:has|have|had){_NOT} been (?:publicly )?(?:named|identified)",
    r"(?:who )?can only be (?:named|identified|referred to) as (?-i:[A-Z][\w.-]*(?: [A-Z0-9][\w-]*)?)",
    r"(?:who (?:is|was) )?(?:identified|known|named|referred to)(?: (?:in|to|by) [^,.;]{1,30}?)? as"
    r" (?-i:(?:Witness|Officer"
    r"|Soldier|Nurse|Doctor|Patient|Agent|Source|Person|Employee|Whistleblower) [A-Z0-9]{1,3}\b)",
    r"(?:who )?(?:under|using|uses|used|by) (?:a pseudonym|an assumed name|an alias)|not (?:his|her"
    r"|their) real names?",
)
_ANONYMITY = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.I)
_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|unidentified)\b(?= )", re.I)
_HINT = re.compile(
    r"anonym|named|identif|identit|authori[sz]|authority|clearance|permission|names?\b|permitted|allowed"
    r"|cleared"
    r"|entitled|supposed to|free to|nameless|quoted|background|the record|attribution|in confidence|forbidden"
    r"|barred"
    r"|banned|prohibited|pseudonym|an alias|bound by|not to |not nam|privately|confidentially|unofficially"
    r"|may not|must not"
    r"|\b(?:known|only|just|merely|simply|as) (?:as|by|his"
    r"|her|their|a|witness|officer|soldier|nurse|doctor|patient|agent|source|person|employee|whistleblower)\b",
    re.I,
)  # no form stands without one of these
_TAIL = re.compile(
    r"(?:[^,.;:?!“”\"()–—\n]|[.,](?=\d)|\.(?=\w)|(?<=\b[A-Z])\.(?= )|(?<=\bM[rs])\.|(?<=\b[DS][rt])\."
    r"|“[^“”\n]{1,80}”"
    r"|\"[^\"\n]{1,80}\"|, (?:the |a |an )?[A-Z][\w&’'-]*(?: [\w&’'-]+){0,4},(?= [a-z]+(?:s|ed)\b)"
    r"|,(?= (?:because|citing|given|due to|owing to|for fear|out of fear|fearing|since|in case|lest"
    r"|as (?:he|she|they|it|the)|saying (?:he|she|they))\b))*"
)
_SAID = re.compile(r"(?:(\w+) )?\b(?:said|told|says|tells|added|warned|confirmed|insisted|claimed)\b", re.I)
_AUXILIARIES = frozenset(
    {"be", "been", "being", "was", "were", "is", "are", "had", "has", "have", "who", "not"}
)
_LONGEST_REASON = 240  # characters; a longer stretch is more than a reason


def anonymity_in(text: str, within: Span) -> str | None:
    """Give the words of a range that say a source will not be named, with the reason; None when none do."""
    found = find_anonymity(text, within)
    return None if found is None else found.of(text)


def find_anonymity(text: str, within: Span) -> Span | None:
    """Give where a range says that a source will not be named, the reason included; None when it does not."""
    if not _HINT.search(text, within.start, within.end):
        return None
    match = _ANONYMITY.search(text, within.start, within.end)
    if match is None:
        return None
    return Span(match.start(), _reason_end(text, match.end(), within.end))


def unnamed_in(text: str, within: Span) -> str | None:
    """Give the adjective by which a noun phrase says that it gives no name ("an unnamed officer")."""
    match = _UNNAMED.search(text, within.start, within.end)
    return None if match is None else match[0]


def anonymity_spans(text: str, within: Span) -> list[Span]:
    """Give where a range says that a source will not be named: verbs in there are no cues."""
    if not _HINT.search(text, within.start, within.end):
        return []
    return [Span(*match.span()) for match in _ANONYMITY.finditer(text, within.start, within.end)]


def _reason_end(text: str, start: int, limit: int) -> int:
    """Give where the clause of the reason ends; `start` when it is too long to be one."""
    tail = _TAIL.match(text, start, min(limit, start + _LONGEST_REASON + 1))
    end = tail.end() if tail else start
    if end - start > _LONGEST_REASON:
        return start
    for said in _SAID.finditer(text, start, end):
        if (said[1] or "").lower() not in _AUXILIARIES:
            end = said.end(1) if said[1] else said.start()
            break
    while end > start and text[end - 1] in " ,-":
        end -= 1
    return end
