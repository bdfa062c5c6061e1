"""Words that say how a source comes to know: "briefed on the matter", "with direct knowledge of the talks"."""

import re

from whence.records import Span

_REST = r"[^.;,“”\"()—–\n]*"
_WHO = r"(?:who|(?<=those )that|(?<=people )that|(?<=anyone )that|(?<=someone )that)"
_HAVE = r"(?:(?:[’'](?:ve|d|s)|(?: has| had| have)) )"
_BE = r"(?:(?: is| are| was| were|[’']s|[’']re)|(?: has| had| have|[’']ve|[’']d) been)"
_STRONG = (
    r"(?:direct|first-?hand|detailed|personal|intimate|close|inside|regular|good|some|wide|long|full"
    r"|extensive|privileged)"
)
_STATES = (
    r"(?:familiar with|briefed (?:on|about|by)|close to|privy to|involved (?:in|with)|in attendance"
    r"|on (?:duty|call"
    r"|shift|board)|at work|present (?:at|in|when|for|during|on|as|while|throughout|that)|aware of"
    r"|acquainted with|in on"
    r"|in (?:direct |close"
    r" |regular )?(?:contact|touch) with|knowledgeable about|conversant with|informed (?:of|about))"
)
_PLACES = (
    r"(?:in|on|at|inside|aboard) the (?:room|meeting|talks|call|table|ward|scene|ship|boat|vessel|train|bus"
    r"|plane|aircraft"
    r"|flight|floor|negotiations|hearing|site|line|spot|building|cockpit|bridge|delegation|team|loop|know)\b"
)
_SEES = (
    r"(?:(?:spoke|speaks?|spoken|talks|talked|dined?|lunched|dines|ate|drank|travell?ed|argued|stayed) (?=(?:to"
    r"|with) (?:him|her|them|the \w+)\b)|walked|crossed"
    r"|climbed|typed|processed|transcribed|copied|responded|went through|pored over|looked through|sorted|filed"
    r"|approved|vetted|verified|certified|analysed|analyzed|assessed|questioned|nursed|steered|piloted"
    r"|captained|spotted|(?:known|knows|knew) (?=(?:him|her|them)\b)|entered|dived|explored|surveyed|mapped|dug"
    r"|excavated|opened|cleaned|fixed|cleared|guards?|guarded|manned|staffed|staffs|mans"
    r"|commands?|commanded|directs?|directed|drafts|edits"
    r"|edited|coached|coaches|trains|trained|patrols?|patrolled|maintains|maintained|operates"
    r"|operated|programmed|designed|designs|hosted"
    r"|organi[sz]ed|toured|counted|collected|sampled|measured|weighed|x-rayed|autopsied|guided"
    r"|escorted|accompanied|shared|shares"
    r"|took (?:the )?(?:minutes|part)|been (?:told|shown|informed|at|in|on)|led|leads|ran|runs"
    r"|learned (?=of|about)"
    r"|lives?(?= (?:\w+ ){1,3}away)"
    r"|was copied|were copied|advised|advises|consulted|voted(?= (?:on|for|against|to)\b)|chaired|coordinated"
    r"|planned|recorded|overheard"
    r"|observed|survived"
    r"|escaped|rescued"
    r"|searched|translated|interpreted|interviewed|audited|saw|seen|read|reviewed|reviews?|viewed|examined"
    r"|attended|attends?|heard|witnessed|took part in"
    r"|taken part in|was told"
    r"|were told|was shown|were shown|sat in on|sat (?:on|in|at)|sits? on|helped|helps?|work(?:s|ed)?(?="
    r"(?: nights| days| shifts| part-time| full-time)? (?:on|at|in"
    r"|for|with|there|inside|under|"
    r"alongside))|listened|knows?|knew|watched|watch(?:es)?|inspected|monitors?|monitored|tracks?|tracked"
    r"|follow(?:s|ed)?|studied"
    r"|spent (?=\w+(?: \w+)? (?:years?|months?|weeks?|days?|hours?))|serv(?:es|ed)(?= (?:on|in|at|with"
    r"|under))|dealt with|deals? with"
    r"|handled|handles?|treated|treats?|oversaw|oversees?|supervised|took notes|kept|signed|wrote|compiled"
    r"|prepared|filmed|photographed|discovered|installed|built|repaired|serviced|loaded|carried|drafted|met"
    r"|visited|visits?"
    r"|received|obtained|flew|fl(?:y|ies)|reached|arrived(?= (?:at|in|on|first|there|with))|patched up"
    r"|drove|negotiated|investigated|tested|lived(?= (?:next|near|opposite|in|at))|lives?(?= (?:next|near"
    r"|opposite|beside|across|above|below|behind|close|along|yards|metres|\d+))|spoken (?:to|with)"
    r"|spoke with)"
)
_FORMS = (
    rf"(?:(?:who|that)(?: has| have| had)|with|having) (?:{_STRONG} )*(?:knowledge|experience|insight"
    rf"|access|sight|understanding|involvement|exposure|oversight|responsibility|information) "
    rf"(?:of|to|into|in|with|over|about|on|for) {_REST}",
    rf"with (?:{_STRONG} )+(?:knowledge|information|access)\b{_REST}",
    rf"to whom {_REST}\b(?:described|shown|told|explained|given|relayed|sent|disclosed|confided)\b{_REST}",
    rf"{_WHO}{_BE} (?:\w+ly )?briefed\b{_REST}",
    rf"(?<=[a-z] )on the (?:night|day|early|late|morning|evening|weekend) shift{_REST}",
    rf"with (?:the same|similar|equal|identical|comparable) (?:knowledge|experience|insight|access"
    rf"|sight|information)\b{_REST}",
    rf"(?<=[a-z] )(?:travell?ing|flying|sailing|riding|embedded) (?:with|aboard|on|alongside|in) {_REST}",
    rf"(?<=[a-z] )(?:working|serving|sitting|assigned) (?:on|with|alongside|aboard|to) the {_REST}",
    rf"(?:{_WHO}{_BE} )?(?:(?:directly|closely|personally|also) )?{_STATES}\b{_REST}",
    rf"{_WHO}{_BE} (?:there|among)\b{_REST}",
    rf"{_WHO}{_BE} present(?= ?(?:,|$))",
    rf"{_WHO}{_BE} (?:\w+ly )?(?:monitoring|watching|following|tracking|listening|filming|recording"
    rf"|taking (?:part|notes|minutes)"
    rf"|(?:carrying|passing|relaying|taking) (?:\w+ )?(?:messages|letters|offers|papers)|working (?:on|in|at|there)"
    rf"|advising|mediating|negotiating|handling|treating|guarding|driving|flying|standing|sitting)\b{_REST}",
    rf"{_WHO}(?: was| were) (?:in|inside|at|aboard|outside|on|near) the [\w-]+(?: [\w-]+)? (?:that|when|as"
    rf"|during|last|yesterday"
    rf"|on (?:the|that|[A-Z]\w+day)|at the time)\b{_REST}",
    rf"{_WHO}(?:{_BE} | sat | stood | were )?{_PLACES}{_REST}",
    rf"{_WHO}(?:{_HAVE}|[ ])(?:\w+ly )?{_SEES}\b{_REST}",
    r"(?<=[a-z] )(?:in|on|at|inside) the (?:scene|flight|convoy|bunker|room|meeting|talks|call|table|ward"
    r"|negotiations|hearing|know"
    r"|loop|cockpit)\b"
    rf"(?: (?:when|as|during|where|that) {_REST})?",
)
_ACCESS = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_OPENING = re.compile(
    rf"(?:Both|All|Each|Neither|He|She|They|The)(?: (?:of them|men|women|two|three|four|five|[a-z]+))?"
    rf"(?: (?:is|are|was|were|has|have|had))? (?P<how>(?:been )?(?:{_STATES} {_REST}|(?:{_STRONG}"
    rf" )*knowledge of {_REST}"
    rf"|{_SEES} {_REST}))"
)
_HINT = re.compile(
    r"\b(?:with|having|travel\w*|flying|sailing|riding|working|serving|sitting|embedded|assigned"
    r"|who|that|familiar|briefed|close|privy|involved|present|aware|informed|in|on|at"
    r"|inside|aboard)\b"
)
_LATER = re.compile(
    r"(?<!\bbeen)(?<!\bwas)(?<!\bwere)\s+(?:told|said|says|tells|speaking|who"
    r"|(?:and|but) (?:cannot|can|could|would|will|may|must|shared|passed|leaked|showed|provided"
    r"|gave|wants?|wishes|prefers?|insisted|agreed)\b"
    r"|(?:and|but) (?:who|is|are|was|were|has|have|had|spoke|asked"
    r"|declined|refused|did|requested|an?(?: (?:second|third|fourth|fifth|other))?(?: person)? (?:who|with)"
    r"|another(?: person)? (?:who|with)"
    r"|wished|wanted|said|told|agreed)|on (?:the )?condition)\b"
)


def access_in(text: str, within: Span) -> str | None:
    """Give the words of a range that say how a source knows; None when none do."""
    if not _HINT.search(text, within.start, within.end):
        return None
    match = _ACCESS.search(text, within.start, within.end)
    return None if match is None else _cut(text, match.start(), match.end())


def access_of_sentence(text: str, within: Span) -> str | None:
    """Give how a source knows from a sentence that speaks of it alone ("Both were briefed on the talks.")."""
    match = _OPENING.match(text, within.start, within.end)
    return None if match is None else _cut(text, match.start("how"), match.end())


def _cut(text: str, start: int, end: int) -> str:
    later = _LATER.search(text, start, end)
    return text[start : later.start() if later else end].strip()
