"""The language is told with what tells it, in any script; a text that is too short tells none."""

from dataclasses import replace

import pytest

from whence.ingest.languages import tell_language
from whence.read.languages import name_language, say_limit

TEXTS = {
    "en": "The ferry lost its ramp on Thursday when it was on its way to the island with a full load of passengers.",
    "de": "Die Fähre verlor am Donnerstag ihre Bugklappe, als sie mit voller Ladung zur Insel unterwegs war.",
    "fr": "Le bac a perdu sa rampe jeudi alors qu’il se rendait vers l’île avec un plein chargement de passagers.",
    "es": "El transbordador perdió su rampa el jueves cuando se dirigía a la isla con todos los pasajeros a bordo.",
    "it": "Il traghetto ha perso la rampa giovedì mentre si dirigeva verso l’isola a pieno carico di passeggeri.",
    "ru": "Паром потерял в четверг носовую аппарель, когда шёл с полной загрузкой к острову.",
    "uk": "Пором у четвер втратив носову апарель, коли йшов із повним завантаженням до острова.",
    "ar": "فقدت العبارة منحدرها الأمامي يوم الخميس أثناء عبورها إلى الجزيرة وعلى متنها حمولة كاملة.",
    "fa": "کشتی مسافربری روز پنجشنبه هنگامی که با بار کامل به سوی جزیره می‌رفت سطح شیبدار خود را از دست داد.",
    "tr": "Feribot perşembe günü tam yükle adaya giderken baş rampasını kaybetti ve yolcular kurtarıldı.",
    "zh": "渡轮星期四满载驶往小岛途中失去了船首跳板,两名船员今年春天曾向船厂索要新的销钉,但船厂当时没有存货。",
    "ja": "フェリーは木曜日、満載で島へ向かう途中に船首のランプを失い、乗客は水先案内船で救助されたという。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_tells_the_language_and_why(code):
    found = tell_language(TEXTS[code])
    assert found.code == code
    assert ("English" if code == "en" else f"{code!r}") in found.reason


@pytest.mark.parametrize("text", ["", "(Reuters)", "Foto: dpa", "12:30", "渡轮满载"])
def test_a_short_text_tells_none(text):
    found = tell_language(text)
    assert found.code is None
    assert "too few" in found.reason


@pytest.mark.parametrize(
    ("code", "said"), [("de", "German"), ("zh", "Chinese"), ("en", ""), (None, "cannot be told")]
)
def test_what_is_not_read_is_said_of_each_document(document, code, said):
    limit = say_limit(replace(document(TEXTS["en"]), language=code))
    assert (said in limit) if said else (limit == "")


def test_a_code_without_a_name_stands_for_itself():
    assert [name_language(code) for code in ("de", "pcm", "qqq")] == ["German", "Nigerian Pidgin", "qqq"]


def test_a_page_of_another_language_is_cleaned_and_dated(document):
    found = document(
        "Fähre verliert Bugklappe vor Tarn Head\n\nVeröffentlicht am 3. März 2021, 10:00 Uhr\n\n"
        + "\n\n".join(
            [TEXTS["de"], "Zwei Matrosen hatten die Werft im Frühjahr um neue Bolzen gebeten, sagte niemand."]
        )
    )
    assert found.language == "de"
    assert found.published is not None and found.published.value == "2021-03-03T10:00"
    assert [b.kind for b in found.blocks] == ["headline", "published", "paragraph", "paragraph"]
