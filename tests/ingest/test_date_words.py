"""Dates that a line states in other languages are read to the day and minute; what is no date, or in doubt, is not."""

from datetime import datetime

import pytest
from babel.dates import format_datetime

from whence.ingest.dates import find_date, make_stamp
from whence.ingest.lines import make_line
from whence.ingest.metalines import read_meta
from whence.records import Span

LOCALES = (
    "de", "de_AT", "fr", "es", "it", "pt", "nl", "ru", "uk", "ar_EG", "ar_SY", "ar_TN", "ar_MA", "fa_AF", "tr", "pl",
    "zh", "ja",
)  # fmt: skip
PATTERNS = {  # how CLDR lays a date out in full; a year written with two digits states none
    "zh": ("y年M月d日EEEE HH:mm", "y年M月d日"),
    "ja": ("y年M月d日(E) H時mm分", "y年M月d日"),
    "es": ("EEEE, d 'de' MMMM 'de' y HH:mm", "d MMM y"),
    "pt": ("EEEE, d 'de' MMMM 'de' y HH:mm", "d 'de' MMM 'de' y"),
}
MONTHS = [datetime(2022, month, day, 14, 5) for month, day in zip(range(1, 13), range(1, 24, 2), strict=True)]


def value(text: str) -> str | None:
    found = find_date(text)
    return None if found is None else make_stamp(text, found, Span(0, len(text))).value


@pytest.mark.parametrize("locale", LOCALES)
def test_every_month_is_read_as_the_language_writes_it(locale):
    full, short = PATTERNS.get(locale[:2], ("EEEE, d MMMM y HH:mm", "d MMM y"))
    if locale == "fa_AF":  # the Gregorian months in Persian words
        full, short = "EEEE d MMMM y، HH:mm", "d MMMM y"
    for moment in MONTHS:
        long_words, short_words = (
            format_datetime(moment, f, locale=locale.split("_AF")[0]) for f in (full, short)
        )
        assert value(long_words) == moment.strftime("%Y-%m-%dT%H:%M"), long_words
        assert value(short_words) == moment.strftime("%Y-%m-%d"), short_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mardi 1er février 2022", "2022-02-01"),
        ("12 avril 2022 à 14h30", "2022-04-12T14:30"),
        ("12. April 2022, 14:30 Uhr", "2022-04-12T14:30"),
        ("12 aprile 2022 alle ore 9.30", "2022-04-12T09:30"),
        ("12 апреля 2022 г., 14:30 МСК", "2022-04-12T14:30"),
        ("12 Nisan 2022 Salı 14:30", "2022-04-12T14:30"),
        ("12 KASIM 2021", "2021-11-12"),
        ("wtorek, 12 września 2023 r.", "2023-09-12"),
        ("الثلاثاء 12 نيسان/أبريل 2022 05:30 م", "2022-04-12T17:30"),
        ("١٢ أبريل ٢٠٢٢", "2022-04-12"),
        ("سه‌شنبه ۲۳ فروردین ۱۴۰۱ - ۱۴:۲۵", "2022-04-12T14:25"),
        ("۳۰ اسفند ۱۳۹۹", "2021-03-20"),
        ("۱ فروردین ۱۴۰۳", "2024-03-20"),
        ("令和4年4月12日", "2022-04-12"),
        ("平成元年1月8日", "1989-01-08"),
        ("民國111年4月12日", "2022-04-12"),
        ("2022年4月12日 下午3:20", "2022-04-12T15:20"),
        ("2022年4月", "2022-04"),
        ("abril 2022", "2022-04"),
    ],
)
def test_reads_what_the_words_say(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    ["۳۰ اسفند ۱۴۰۰", "15 رمضان 1443", "31 февраля 2022", "12 avril", "mars attacks 1999", "30年4月", "set 2019",
     "فروردین ۱۴۰۱", "12 أبريل"],
    ids=["no leap year", "lunar year", "no such day", "no year", "a film", "an era not named", "an English word",
         "a month in two of ours", "no year in Arabic"],
)  # fmt: skip
def test_gives_nothing_for_what_is_no_date_or_in_doubt(text):
    assert value(text) is None


def test_day_and_month_stay_in_doubt_whatever_the_language():
    assert [value(text) for text in ("05/06/2018 à 14h30", "05/06/2018", "13/06/2018")] == [
        "2018",
        "2018",
        "2018-06-13",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Veröffentlicht am 12. April 2022, 14:30 Uhr", "published"),
        ("Stand: 12.04.2022, 14:30 Uhr", "updated"),
        ("Publié le 12 avril 2022 à 14h30", "published"),
        ("Publié le 12 avril 2022 à 14h30 - Mis à jour le 13 avril 2022", "published"),
        ("Mis à jour le 12 avril 2022 à 14h30", "updated"),
        ("Actualizado: 12 de abril de 2022 a las 18:05", "updated"),
        ("Atualizado em 12 de abril de 2022 às 09h15", "updated"),
        ("Aggiornato il 12 aprile 2022 alle 14:30", "updated"),
        ("Laatst bijgewerkt op 12 mei 2020 om 11:02", "updated"),
        ("Обновлено: 12 апреля 2022, 14:30", "updated"),
        ("Опубліковано 12 квітня 2022, 08:15", "published"),
        ("آخر تحديث 12 أبريل 2022", "updated"),
        ("Son güncelleme: 12 Nisan 2022 - 14:30", "updated"),
        ("Data publikacji: 12 kwietnia 2022, 16:20", "published"),
        ("更新日 2022年4月12日", "updated"),
        ("发布时间：2022年4月12日 14:30", "published"),
    ],
)
def test_a_line_says_whether_it_was_published_or_changed(line, kind):
    found = read_meta(make_line(line, Span(0, len(line)), 1), line)
    assert found is not None and found.kind == kind


def test_a_date_inside_a_sentence_is_the_story_s():
    line = "Le maire a été élu le 12 avril 2022 par le conseil municipal de la ville."
    assert read_meta(make_line(line, Span(0, len(line)), 1), line) is None
