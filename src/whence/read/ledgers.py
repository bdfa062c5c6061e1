"""Who has been met in an article up to a place: every form of each source, and the pronoun it goes with."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from whence.read.bearings import Speaker
from whence.read.genders import Gender, gender_of

REACH = 8  # sentences back to the source that a short form may stand for, about three paragraphs
_MOST = 200  # forms back that are looked at


@dataclass(slots=True)
class Ledger:
    """The forms resolved so far, by where they begin. `fullest` spells out a surname that one person has.

    `said_by` gives the first and the last form of a named source, `mentioned` the first mention of who says nothing.
    """

    text: str
    fullest: dict[str, str]
    forms: list[Speaker] = field(default_factory=list)
    genders: dict[int, Gender] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    said_by: dict[str, tuple[Speaker, Speaker]] = field(default_factory=dict)
    mentioned: dict[str, Speaker] = field(default_factory=dict)
    n_entities: int = 0

    def enter(self, form: Speaker) -> Speaker:
        """Add a form and give it with its entity: that of its name, or a new one, unless it has one already."""
        twin = self._twin(form)
        if twin is not None:
            return replace(form, profile=twin.profile, antecedent=twin.antecedent, entity=twin.entity)
        name = form.profile.name
        if form.entity < 0 and name and form.profile.is_named:
            form = replace(form, entity=self.named.get(_name_key(name), -1))
        if form.entity < 0:
            form = replace(form, entity=self.n_entities)
            self.n_entities += 1
        if name and form.profile.is_named:
            self._note_name(name, form)
        gender = gender_of(form.words, form.profile.name)
        if gender is not None:
            self.genders.setdefault(form.entity, gender)
        at = bisect_left(self.forms, form.start, key=lambda other: other.start)
        self.forms.insert(at, form)
        return form

    def _twin(self, form: Speaker) -> Speaker | None:
        """Give the form entered before that is the same words: two verbs share a subject."""
        at = bisect_left(self.forms, form.start, key=lambda other: other.start)
        is_there = at < len(self.forms) and self.forms[at].start == form.start and form.is_source
        return self.forms[at] if is_there and self.forms[at].words == form.words != "" else None

    def _note_name(self, name: str, form: Speaker) -> None:
        self.named.setdefault(_name_key(name), form.entity)
        if form.is_source:
            first, _ = self.said_by.get(name, (form, form))
            self.said_by[name] = first, form
        else:
            self.mentioned.setdefault(name, form)

    def before(self, form: Speaker, reach: int = REACH) -> Iterator[Speaker]:
        """Yield the forms before this one within reach, the nearest first."""
        last = bisect_left(self.forms, form.start, key=lambda other: other.start)
        for at in range(last - 1, max(-1, last - 1 - _MOST), -1):
            other = self.forms[at]
            if form.sentence - other.sentence > reach:
                return
            if not any(piece.start <= other.start < piece.end for piece in form.content):
                yield other


def _name_key(name: str) -> str:
    return name.lower().removeprefix("the ")


def only(forms: Sequence[Speaker]) -> Speaker | None:
    """Give the nearest of forms when all are of one source; a headline's count only when no others fit."""
    body = [form for form in forms if form.block > 0] or forms
    return body[0] if body and len({form.entity for form in body}) == 1 else None


def by_sentence(forms: Iterator[Speaker]) -> Iterator[Sequence[Speaker]]:
    """Cut forms, the nearest first, into those of one sentence each."""
    group: list[Speaker] = []
    for form in forms:
        if group and group[0].sentence != form.sentence:
            yield group
            group = []
        group.append(form)
    if group:
        yield group
