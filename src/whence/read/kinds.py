"""What sort of source a phrase speaks of: people, an organisation, an outlet, a document."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from whence.read.bearers import seems_body
from whence.read.gazetteers import fold_name, given_names
from whence.read.heads import core_of, head_of, is_personal, is_press_noun, is_speaking_noun
from whence.read.names import Naming
from whence.read.roles import is_document_noun, is_organisation_noun, is_plural, is_role, source_words
from whence.read.words import Word
from whence.records import Mention, Span

SourceKind = Literal["person", "people", "organisation", "outlet", "document", "unknown"]
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "sen", "rep", "gov", "gen", "col"})
_FORMS: dict[Literal["statement", "poll", "post"], frozenset[str]] = {
    "statement": frozenset({"statement", "communique", "communiqué", "release", "announcement", "declaration"}),
    "poll": frozenset({"poll", "survey", "polling", "straw"}),
    "post": frozenset(
        {
            "post",
            "posting",
            "tweet",
            "caption",
            "thread",
            "comment",
            "status",
            "toot",
            "repost",
            "update",
        }
    ),
}
_PERSON_ENDINGS = re.compile(
    r".{2,}(?:man|men|woman|women|person|ist|eer|ician|arian|smith|wright|wife|wives|er|or|ee|boy"
    r"|girl|hand|folk|mate)s?$"
)
_SOMEBODY = frozenset({"one", "another", "someone", "somebody", "anyone", "anybody"})
_GUARDS = frozenset(
    {"coast", "national", "border", "home", "revolutionary", "presidential", "civil", "republican"}
)
_FIGHTERS = frozenset({"rebel", "guerrilla", "separatist", "militant", "insurgent", "loyalist", "nationalist"})
_YEAR_OLD = re.compile(r"\d+-year-olds?$")
_BODIES = frozenset({"organisation", "place"})


def kind_of(
    words: Sequence[Word], *, naming: Naming | None, role: str | None, mentions: Sequence[Mention] = ()
) -> SourceKind:
    """Tell what speaks: by its name, else by the head noun of its phrase. `mentions` are those inside the phrase."""
    if naming is not None:
        return _kind_of_named(words, naming, role, mentions)
    core = core_of(words)
    head = head_of(core)
    if head is None:
        return _kind_of_pronoun(words)
    if _is_crowd(words, core):
        return "person" if words[0].lower in _SOMEBODY else "people"
    if head.lower in source_words("in_court") and len(core) <= 2 and core[0].lower == "the":
        return "organisation"  # "the defence", with none of its ministry or lawyers
    if head.is_a("number") and words[0].lower not in {"one", "another"}:
        return "people"  # "two of the six"
    if _is_guard(core):
        return "organisation"  # "the coast guard"
    if head.lower == "paper" and _is_study(words, head):
        return "document"
    if head.lower in source_words("collective"):
        return "people"
    if head.lower in source_words("body_noun") and not any(is_role(w.lower) for w in core if w is not head):
        return "organisation"  # "the regulator", "an insurer"
    if is_personal(core, head) or (role is not None and not is_speaking_noun(head)):
        return "people" if is_plural(head.lower) and not _is_one_of(words) else "person"
    if is_press_noun(head) and not is_document_noun(head.lower):
        return "outlet" if _is_news(core, head) else "organisation"
    if is_document_noun(head.lower):
        return "document"
    if is_organisation_noun(head.lower) or _is_company(head) or _is_body(words, mentions):
        return "organisation"
    if _YEAR_OLD.match(head.text):
        return "people" if head.lower.endswith("s") else "person"
    is_counted = any(w.is_a("number") for w in words[:2]) or words[0].lower in {"several", "some", "many"}
    if _ends_as_person(head):
        return "people" if is_plural(head.lower) else "person"
    return "people" if is_plural(head.lower) or (is_counted and head.lower.endswith("s")) else "unknown"


def _is_crowd(words: Sequence[Word], core: Sequence[Word]) -> bool:
    """Tell some of a body from the body: "some in the ministry", "two of the orchestra", "a team of doctors"."""
    first, second = words[0].lower, words[1].lower if len(words) > 1 else ""
    if first in source_words("crowd") and second in {
        "in",
        "at",
        "inside",
        "within",
        "on",
        "from",
        "close",
        "near",
    }:
        return True
    noun = head_of(core)
    is_body = noun is not None and (
        is_organisation_noun(noun.lower) or noun.lower in source_words("collective")
    )
    if second == "of" and is_body and words[0].is_a("number"):
        return True
    if first not in {"a", "an", "one", "another"} or not is_body:
        return False
    after = next(
        (word for word in words if noun is not None and word.start > noun.start and word.is_word), None
    )
    rest = [word.lower for word in words if after is not None and word.start > after.start]
    is_group = noun is not None and noun.lower in source_words("group")
    is_of_people = after is not None and after.lower == "of" and any(is_plural(lower) for lower in rest[:4])
    return is_group and (is_of_people or (after is not None and after.lower in {"at", "from", "led", "in"}))


def _is_guard(core: Sequence[Word]) -> bool:
    """Tell a force that is called a guard from one who guards: "the coast guard", "the national guard"."""
    last = [word.lower for word in core[-2:]]
    is_force = len(last) == 2 and last[1] in {"guard", "guards"} and last[0] in _GUARDS
    return is_force and not (core[0].is_a("indefinite") or core[0].lower in {"a", "an", "one", "another"})


def _is_study(words: Sequence[Word], head: Word) -> bool:
    """Tell a paper that somebody wrote from one that is printed daily: what stands before it, or hangs on it."""
    before = {word.lower for word in words if word.start < head.start}
    after = next((word for word in words if word.start > head.start and word.is_word), None)
    if before & source_words("of_newspaper"):
        return False
    hangs = after is not None and (after.lower in {"by", "in", "on", "from"} or after.lower.endswith("ed"))
    return bool(before & source_words("of_study")) or ("the" not in before and hangs)


def _kind_of_named(
    words: Sequence[Word], naming: Naming, role: str | None, mentions: Sequence[Mention]
) -> SourceKind:
    name, noun = naming.name, naming.noun
    if noun is None and any(w.is_capital and w.lower in source_words("in_outlet") for w in words):
        return "outlet"
    if noun is not None and is_press_noun(noun):
        return "outlet" if _is_news(words, noun) else "organisation"
    if noun is not None and (is_organisation_noun(noun.lower) or _is_company(noun)) and not is_role(noun.lower):
        return "organisation"
    if noun is not None and noun.lower in source_words("dual") and not _is_person(words, mentions):
        is_given = is_role(noun.lower) or fold_name(name.split()[0]) in given_names()
        is_firm = seems_body(name) or (words[0].is_a("determiner") if " " not in name else not is_given)
        return "organisation" if is_firm else "person"
    if noun is not None and noun.lower in _FIGHTERS and seems_body(name):
        return "organisation"  # "the rebel Valley Front"
    is_body = _is_body(words, mentions) or any(is_organisation_noun(w.lower()) for w in name.split())
    last = name.split()[-1].lower()
    is_given = fold_name(name.split()[0]) in given_names()
    if last in source_words("outlet_name") and " " in name and role is None and not is_given:
        return "outlet"
    if " & " in name:
        return "organisation"
    is_acronym = len(name) > 1 and name.isupper() and " " not in name
    if is_acronym or (is_body and (role is None or (len(name.split()) > 2 and noun is not None))):
        return "organisation"
    if noun is not None and is_plural(noun.lower) and is_role(noun.lower) and not _is_person(words, mentions):
        return "organisation"  # "the owners, Merrow Ferries,"
    return "person" if role is not None or _is_person(words, mentions) else "unknown"


def _kind_of_pronoun(words: Sequence[Word]) -> SourceKind:
    return (
        "people"
        if words and words[-1].lower in {"both", "two", "three", "others", "some", "many"}
        else "unknown"
    )


def _is_company(noun: Word) -> bool:
    """Tell whether a noun is what a company is called by: what it makes, how big it is ("the drugmaker")."""
    return noun.lower.endswith(("maker", "makers")) or noun.lower in source_words("company")


def _is_news(words: Sequence[Word], head: Word) -> bool:
    """Tell whether a noun that may mean the press does: no environment agency, no police station."""
    lowers = {word.lower for word in words}
    if head.lower.startswith("agenc"):
        return bool(lowers & source_words("news"))
    return not (head.lower.startswith("station") and lowers & source_words("station"))


def _ends_as_person(head: Word) -> bool:
    """Tell whether an unknown noun is made like one for people ("lock-keeper", "fire-watcher")."""
    last = head.lower.rsplit("-", 1)[-1]
    if (last != head.lower and is_role(last)) or head.is_capital:
        return last != head.lower and is_role(last)
    is_thing = {last, last.removesuffix("s")} & source_words("persons")
    return not is_thing and _PERSON_ENDINGS.match(last) is not None


def form_of(words: Sequence[Word]) -> Literal["statement", "poll", "post"] | None:
    """Tell statements, polls and posts from other documents, by the head of the phrase."""
    head_word = head_of(core_of(words))
    if head_word is None:
        return None
    head = head_word.lower
    if head in source_words("outlet_name") and head_word.is_capital and len(words) > 1:
        return None
    form = next((f for f, nouns in _FORMS.items() if head in nouns or head.removesuffix("s") in nouns), None)
    if head in {"account", "accounts"} and _is_account(words, head_word):
        return "post"
    if head in {"message", "messages"} and any(word.lower == "posted" for word in words):
        return "post"
    if is_document_noun(head) and form is None and head not in source_words("no_post"):
        return "post" if _is_on_network(words, head_word) else None
    return form


def _is_account(words: Sequence[Word], head: Word) -> bool:
    """Tell the account of somebody on a network from a tale: "the club’s verified account", "an account called X"."""
    lowers = [word.lower for word in words]
    before = lowers[: next(i for i, word in enumerate(words) if word is head)]
    after = lowers[len(before) + 1 : len(before) + 2]
    if before[-1:] == ["own"] and after != ["of"]:
        return True  # "the singer’s own account"
    is_known = bool(
        set(before)
        & (source_words("social") | {"verified", "official", "parody", "anonymous", "fan", "personal"})
    )
    return is_known or bool(set(after) & {"called", "calling", "named", "under", "posing"})


def _is_on_network(words: Sequence[Word], head: Word) -> bool:
    """Tell whether a text stands on a social network: "on Facebook", "in a village group"."""
    place = ""
    for word in words:
        if word.start > head.start and word.is_a("preposition"):
            place = word.lower
        elif place in {"on", "in", "to", "via"} and word.lower in source_words("social"):
            return True
    return False


def _is_person(words: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Tell whether something shows that a name is a person's: a mention, a title, an age."""
    if any(m.kind == "person" for m in mentions) or any(w.lower.rstrip(".") in _HONORIFICS for w in words[:2]):
        return True
    pairs = pairwise(words)
    return any(left.text == "," and right.text.isdigit() and len(right.text) == 2 for left, right in pairs)


def _is_one_of(words: Sequence[Word]) -> bool:
    return words[0].lower in {"one", "another"} and "of" in {w.lower for w in words[:3]}


def _is_body(words: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Tell whether the phrase is the name of a body or a place; a place speaks through its government."""
    first = 1 if len(words) > 1 and words[0].lower == "the" else 0
    whole = Span(words[first].start, words[-1].end)
    return any(m.kind in _BODIES and m.span.covers(whole) for m in mentions)
