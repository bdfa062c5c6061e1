"""The forms of words by which a source stays unnamed: "on condition of anonymity", "who would not give a name"."""

import re

_OWN = r"(?:his|her|their|its) (?:(?:full|real|last|first|own) )?(?:(?:sur)?names?|identit(?:y|ies))"
_NAMED = r"(?:named|identified|quoted by name|quoted)"
_SHOWN_WORDS = (
    r"printed|published|used|broadcast|disclosed|revealed|given|made public|reported|mentioned|attached"
    r"|withheld|shared|divulged|released|recorded|passed on|written down|spelt out|aired|shown"
    r"|known|kept (?:secret|private|out of (?:it|print))|in print|in the (?:news)?paper"
)
_SHOWN = rf"(?:{_SHOWN_WORDS})"
_PERSON = r"(?:he|she|they|the (?:official|source|person|officer)s?)"
_WHO = r"(?:who |(?:neither|none|both|all|most|one|some|two|three|several|many) of whom |neither )?"
_BE = r"(?:is|are|was|were|be|been|being|had been|has been|have been)"
_NOT = r"(?: not|n[’']t)"
_ASK = (
    r"(?:stipulat(?:ed|ing)|would prefer|would rather|hop(?:ed|ing)|urged|ask(?:ed|ing|s)?"
    r"|request(?:ed|ing|s)?"
    r"|wish(?:ed|ing|es)?"
    r"|prefer(?:red|ring|s)?|want(?:ed|ing|s)?"
    r"|insist(?:ed|ing|s)?(?: on)?"
    r"|begg(?:ed|ing)|begs?|plead(?:ed|ing)|chose|opted|elected|demand(?:ed|ing)|sought|agreed|(?:was|were"
    r"|is|are) willing)(?: (?:us|me|reporters|journalists|the [A-Z]?\w+|this \w+))?"
)
_KEY = (
    r"(?:named|identified|quoted(?: by name)?|attributed(?: to (?:him|her|them)(?: by name)?)?"
    r"|unnamed|nameless|anonymous|unidentified"
    r"|withheld|concealed|protected|changed|omitted|disguised|obscured|blurred|altered"
    r"|kept (?:secret|private|back|hidden|confidential|under wraps|anonymous)|appear(?: in print)?"
    r"|remain (?:secret|private|confidential)"
    r"|(?:left|kept) (?:out|off)(?: of (?:it|this|print|the \w+))?|(?:use|print|publish|broadcast"
    r"|give|reveal|disclose|name"
    r"|identify|mention|share) (?:him|her|them|(?:his|her|their) \w+(?: or (?:his|her|their) \w+)?)|"
    + _SHOWN_WORDS
    + ")"
)
_SPEAK = (
    r"(?:testified|testifying|gave (?:evidence|testimony|a statement|an interview|an account|accounts)"
    r"|giving evidence|wrote|writing|messaged|came forward|contacted \w+|"
    r"agreed to (?:speak|talk|comment|be interviewed|be quoted|an interview|meet)|(?:would"
    r"|will) (?:only )?speak|speaking|spoke"
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
_HIDING = (
    r"(?=[^.;“”]{0,90}?(?:\b(?:not|neither|nor|never|no|left|leave|withh\w+|kept|keep|conceal\w*"
    r"|protect\w*|unnamed|anonym\w*)|n[’']t\b))"
)
_TERM = (
    r"(?:on (?:the |strict )?(?:condition|understanding|basis|proviso|terms)(?: that)?|(?:so"
    r"|as) long as|provided(?: that)?"
    r"|providing(?: that)?|only if|if)"
)
_SUBJECT = (
    rf"(?:{_PERSON}|{_OWN}|(?:his|her|their) \w+|(?:we|it|the [A-Z]?\w+)(?= (?:not|did|would|do"
    rf"|does|could|\w+ not|\w+n[’']t))"
    r"|neither (?:he|she|they|his|her|their)\b)"
)
_NO_NAME = (
    r"(?:(?:a|any|the|no) (?:sur|full |last |first |real )?names?|(?:sur)?names"
    r"|(?:any )?identification|no identity)"
)
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
    rf"{_WHO}(?:does|do|did){_NOT} (?:usually |normally |ever )?(?:comment|speak|talk|brief) publicly\b",
    rf"{_WHO}(?:has |have |had )?signed (?:a|an|the) (?:\w+ )?(?:agreement|contract|pledge|undertaking"
    rf"|promise) (?:not to|barring"
    rf"|forbidding|that (?:bars|forbids))\b",
    rf"{_WHO}(?:cannot|can[’']t|could{_NOT}|will{_NOT}|would{_NOT}|never|rarely|seldom) (?:speak|talk|comment"
    rf"|brief)s? publicly\b",
    rf"with no (?:permission|authority|clearance|authori[sz]ation) to {_ACT}\b",
    rf"(?:neither|none)(?: of (?:whom|them|the \w+))? (?:would|could|will|(?:wanted|agreed|chose|was willing"
    rf"|were willing) to)"
    rf" (?:give|offer|leave|provide|share) {_US}(?:{_OWN}|{_NO_NAME})",
    r"(?:who )?(?:can|may|could|will|would) (?:only )?be (?:named|identified|described|referred to"
    r"|known) (?:only|merely|simply) (?:as|by)"
    r" (?-i:[A-Z0-9“‘\"][\w.’”\"-]*(?: [A-Z0-9][\w.”\"-]*)*|(?:his|her|their|a|an|the)(?: \w+)+)",
    rf"{_WHO}{_SPEAK}{_WORDS}{{0,6}}? on (?:the|an) (?:understanding|assurance|promise) of anonymity",
    rf"whose (?:job|career|post|position|life|safety|livelihood) (?:would|could|might|may|is"
    rf"|was)(?: be)? [^.;“”]{{1,40}}? if"
    rf" (?:he|she|they) (?:was|were|is|are) {_NAMED}",
    rf"{_WHO}(?:risk(?:s|ed|ing)?|could face|would face|faces?|faced) (?:dismissal|the sack|prosecution|arrest"
    rf"|jail|prison|reprisals"
    rf"|retaliation|disciplinary action|losing (?:his|her|their) jobs?) for (?:speaking|talking|commenting|giving)\b",
    rf"(?:none|neither|all|both)(?: of them)?(?: was| were)? (?:willing|prepared|unwilling|ready|happy"
    rf"|reluctant) to be {_NAMED}",
    rf"{_OWN} (?:withheld|concealed|changed|suppressed)(?: here)? (?:at|by) (?:his|her|their|court)",
    rf"{_WHO}{_BE} (?:told|ordered|instructed|warned|advised)(?: by [^,.;]{{1,30}}?)? not to (?:speak|talk"
    rf"|comment|discuss)",
    rf"{_WHO}asked to be (?:referred to|called|known)(?: only)? as (?-i:[“‘\"]?[A-Z][\w.]*)",
    rf"whose (?:parents|family|mother|father|lawyers?|employer) (?:asked|requested"
    rf"|insisted) that {_PERSON} not be {_NAMED}",
    rf"{_WHO}{_ASK} to be {_NAMED} without {_OWN}",
    rf"who {_BE} (?:forbidden|barred|banned|prohibited|prevented)(?: (?:by"
    rf"|under)(?: [^\s.,;]+){{1,6}}?)? from (?:speak|talk|discuss"
    rf"|comment|identify)ing\b",
    r"(?:in (?:exchange|return) for|on (?:the )?grounds of) anonymity",
    r"(?:who )?made anonymity a condition of",
    rf"not being {_NAMED}",
    rf"(?:whom? |that |which )?(?:it|we|the [A-Z]\w+|this \w+|(?:whom? |that )(?:he|she"
    rf"|they)) {_REFUSED} (?:nam|identif)(?:e|y|ed|ied|ing|ying)\b"
    r"(?= *(?:[.,;:)”“\"]|him|her|them|because|as|but|and|that|has|had|said|$))(?: (?:him|her|them)\b)?",
    rf"(?:{_OWN}|(?:whose|the \w+[’']s) (?:\w+ )?(?:names?|identit(?:y|ies))) (?:{_BE}|has|have)(?: (?:being"
    rf"|been))?"
    r" (?:withheld|changed|protected|concealed|kept (?:secret|private)|not (?:been |being )?(?:made public"
    r"|disclosed"
    r"|released|used|given|published))",
    rf"{_WHO}(?:(?:would|will|could|can) )?(?:agree to )?(?:only )?be (?:named|identified|described"
    rf"|quoted) only as (?:a|an|the)(?: \w+)+",
    rf"{_WHO}(?:do|does|did|is|are|was|were|would|will){_NOT} (?:\w+ly )?(?:want|wish|like|care|willing"
    rf"|prepared|ready|agree"
    rf"|consent)(?: for)? (?:to be (?:further |publicly |so much as )?{_NAMED}"
    rf"|{_OWN} (?:to be )?{_SHOWN}|to (?:give|reveal|disclose|have)"
    rf" {_OWN}(?: {_SHOWN})?)",
    rf"(?:neither|none|nobody)(?: of (?:whom|them|the \w+))? (?:wanted|wished for|would allow"
    rf"|would let|agreed to have|allowed)"
    rf" {_OWN} (?:to be )?{_SHOWN}",
    r"(?:on|under) (?:the )?(?:\w+ )?(?:rules?|terms|promise|conditions?|cloak|veil|guarantee"
    r"|assurances?|ground ?rules) of (?:\w+ )?anonymity",
    rf"{_WHO}(?:{_ASK}|insist\w*)(?: that)? (?:only )?(?:(?:his|her|their) (?:first|given|middle"
    rf"|last|family) names?(?: only)?|(?:his|her|their) initials)"
    r"(?: only)? be (?:used|printed|published|given)",
    rf"{_WHO}{_ASK} to be (?:identified|named|known|called|quoted|referred to)(?: only| just"
    rf"| simply)? (?:by|as|under) (?:only )?"
    r"(?:(?:his|her|their|a|an)(?: \w+){1,3}|initials)",
    rf"{_WHO}{_ASK}(?: that)? (?:we|this \w+|the [A-Z]\w+|it|reporters) (?:withhold|conceal|change"
    rf"|omit|hide|protect|obscure|keep back) {_OWN}",
    r"who (?:goes|go|went|asked to go) (?:only )?by (?:the|his|her|their|a) (?:call ?sign"
    r"|nom de guerre|nickname|alias|code ?name|first name"
    r"|initials|pseudonym)(?-i: [A-Z“‘\"]\w*[”’\"]?)?",
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
    rf"{_WHO}(?:gave|gives|giving|(?:would|will"
    rf"|could) (?:only )?give) {_OWN} (?:only )?(?-i:as [A-Z][\w.-]*)",
    rf"{_WHO}(?:identif(?:ied|ies|ying) (?:him|her|them)sel(?:f|ves)|{_ASK} to be (?:identified|called"
    rf"|named|known|referred to))"
    r" (?:only|just|simply) (?:as|by) (?:(?:his|her|their|a|an|the)(?: \w+)+|(?-i:[A-Z][\w.-]*))",
    r"whom? (?:the [\w-]+|this \w+|we|\w+) (?:is|are|has|have)(?: agreed| chosen| decided)? not (?:to"
    r" )?(?:be )?"
    r"(?:nam|identif)(?:e|y|ing|ying)\b(?: (?:him|her|them))?",
    rf"(?:(?:because|as|since) {_PERSON} |{_WHO})(?:is|are|was|were|had|has|have|been)(?:{_NOT}"
    rf"|n[’']t)(?: been| yet)*"
    rf" (?:publicly |officially |formally )?(?:authori[sz]ed|permitted|allowed|cleared|entitled"
    rf"|supposed|licen[sc]ed|empowered|at liberty"
    rf"|free) to {_ACT}",
    rf"(?:(?:is|are|was|were) )?not (?:publicly )?(?:authori[sz]ed|permitted|allowed|cleared"
    rf"|at liberty)(?: by the(?: [\w’'-]+){{1,3}}?)? to {_ACT}\b",
    rf"(?:(?:who|all of whom|both of whom) {_BE} )?(?:forbidden|barred|banned|prohibited)(?: (?:by"
    rf"|under)(?: [^\s.,;]+){{1,6}}?)? (?:to|from)"
    r" (?:speak|talk|discuss|comment|giv)(?:ing|e)?\b",
    rf"(?:whose|with) (?:names?|identit(?:y|ies)) (?:{_BE}|has|have) (?:been |being )?(?:withheld|changed|not"
    rf" (?:been |being )?"
    r"(?:made public|disclosed|released|used))",
    rf"{_WHO}{_SPEAK}{_WORDS}{{0,9}}? {_TERM} {_HIDING}{_SUBJECT}{_WORDS}{{0,7}}? {_KEY}\b",
    rf"on (?:the |strict )?(?:condition|understanding"
    rf"|proviso)(?: that)? {_HIDING}{_SUBJECT}{_WORDS}{{0,7}}? {_KEY}\b",
    rf"{_WHO}{_ASK}(?: that| for)? {_HIDING}(?:{_OWN}|neither (?:his|her|their)|(?:his|her"
    rf"|their) \w+)(?! (?:to|who)\b)"
    rf"{_WORDS}{{0,7}}? {_KEY}\b",
    rf"{_WHO}(?:{_ASK}|insist\w* on|preferr?\w*) (?:on )?(?:not being|remaining|staying|being kept"
    rf"|being left) {_KEY}\b",
    rf"whose (?:\w+ ){{0,2}}(?:names?|identit(?:y|ies)){_WORDS}{{0,6}}? (?:withh\w+|protect\w+"
    rf"|chang\w+|conceal\w+|suppressed|hidden"
    r"|kept|known (?:only )?to|barred|banned|restricted|omitted|secret|not (?:been |being "
    r"|to )?(?:be )?(?:\w+ed|given|known))\b",
    rf"{_WHO}(?:would|will|did|does|do|could){_NOT} (?:give|offer|leave|provide|supply|share"
    rf"|spell) (?:{_OWN}|{_NO_NAME})",
    rf"{_WHO}(?:(?:is|are|was|were) )?(?:(?:un|not )(?:willing|prepared|ready)|reluctant|declining"
    rf"|refusing|loath) to"
    rf" (?:give|offer|leave|provide|share|state|disclose|reveal) (?:{_US})?(?:{_OWN}|{_NO_NAME})",
    rf"{_WHO}(?:gave|left|giving|leaving|offered|offering) no name\b|without (?:giving|leaving"
    rf"|offering) (?:a|any|his|her|their) name",
    r"(?:We(?:[’']re| are| have (?:chosen|agreed|decided))|[Tt]he [A-Z]\w+ is"
    r"|[Tt]his \w+ is) not (?:to )?(?:naming|identifying|name"
    r"|identify|publishing|publish)\b(?: (?:him|her|them|(?:his|her|their) (?:full )?names?))?",
    rf"(?:we|it|the [A-Z]\w+|this \w+) (?:is|are|has|have) (?:agreed to )?(?:withh\w+|chang\w+"
    rf"|conceal\w+|protect\w+) {_OWN}",
    rf"{_OWN} (?:was|were|is|are|has|have|had|will)(?:{_NOT}| never)(?: been| being| be)? {_SHOWN}\b",
    rf"{_WHO}(?:(?:was|were|is|are|be|been|is being) )?(?:not )?(?:un)?(?:willing|prepared|ready"
    rf"|free|allowed|able) to (?:go|speak|talk"
    r"|comment|be quoted) on the record",
    rf"{_WHO}(?:(?:would|will|could|did|does|do|can){_NOT}|declin\w+ to|refus\w+ to|(?:un"
    rf"|not )willing to) (?:go|speak|talk|comment|be"
    r" quoted) on the record",
    rf"{_WHO}(?:agreed|agreeing|would|will|consented) (?:to )?(?:only )?(?:go|speak|talk|comment"
    rf"|be quoted) only"
    rf"(?:{_WORDS}{{0,4}}?)? (?:anonymously|off the record|on background|in confidence)",
    r"(?:speaking|talking|commenting|writing) (?:privately|confidentially|unofficially|in private"
    r"|anonymously|off-record)",
    rf"{_WHO}(?:gave|giving|give|gives) (?:evidence|testimony|a statement"
    rf"|an interview) (?:anonymously|in private|under an assumed name)",
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
    rf"(?:all|none|neither|both|most) of whom (?:agreed|wanted|wished|asked|declined"
    rf"|refused) (?:not )?to (?:be|remain|stay) {_KEY}\b",
    r"(?:who )?(?:under|using|uses|used|by) (?:a pseudonym|an assumed name|an alias)|not (?:his|her"
    r"|their) real names?",
)
# Every form begins with a word: to look at the others would take six times as long.
ANONYMITY = re.compile(r"\b(?=[a-z])(?:" + "|".join(f"(?:{form})" for form in _FORMS) + ")", re.I)
HINT = re.compile(
    r"anonym|named|identif|identit|authori[sz]|authority|clearance|permission|names?\b|permitted|allowed"
    r"|cleared"
    r"|entitled|supposed to|free to|nameless|quoted|attribut|background|the record|attribution"
    r"|in confidence|forbidden"
    r"|barred"
    r"|banned|prohibited|publicly|printed|on condition|signed|pseudonym|an alias|bound by|not to |not nam"
    r"|privately|confidentially|unofficially"
    r"|may not|must not"
    r"|\b(?:known|only|just|merely|simply|as) (?:as|by|his"
    r"|her|their|a|witness|officer|soldier|nurse|doctor|patient|agent|source|person|employee"
    r"|whistleblower)\b",
    re.I,
)  # no form stands without one of these
