"""Text is aligned, and agencies are credited, in any language and script; what is nobody's copy stays apart."""

import pytest

from passage_pile import make_document
from trace_only import trace_pile
from whence.settings import Settings
from whence.trace.alignments import align_documents
from whence.trace.passages import find_words, fold, split_words
from whence.trace.unspaced import cut_word, find_bigrams
from whence.trace.words import likeness, load_weights

# The same invented account in each language, then sentences that only one article has.
COPIED = {
    "de": "Die Fähre Maid of Lorn verlor am Donnerstag ihre Bugklappe, als sie mit voller Ladung nach Tarn Head "
    "unterwegs war. Zwei Matrosen hatten die Werft in Carrow im Frühjahr um neue Bolzen gebeten, doch die Werft "
    "hatte keine mehr vorrätig.",
    "ru": "Паром «Лорн» потерял в четверг носовую аппарель, когда шёл с полной загрузкой к мысу Тарн. Двое матросов "
    "ещё весной просили верфь в Карроу прислать новые болты, но у верфи их не оказалось.",
    "ar": "فقدت العبارة لورن منحدرها الأمامي يوم الخميس أثناء عبورها إلى رأس تارن وعلى متنها حمولة كاملة من الركاب. "
    "وكان اثنان من البحارة قد طلبا من حوض بناء السفن في كارو مسامير جديدة في الربيع ولم يكن لدى الحوض منها شيء.",
    "zh": "渡轮洛恩号星期四满载驶往塔恩角途中失去了船首跳板。两名船员今年春天曾向卡罗的船厂索要新的销钉,"
    "但船厂当时没有存货。港务长就此写信给船主,那里没有人记得打开过那封信。",
    "ja": "フェリー「ローン号」は木曜日、満載でターン岬へ向かう途中に船首のランプを失った。"
    "乗組員二人は春に、キャロウの造船所に新しいピンを頼んでいたが、造船所には一本も残っていなかった。",
    "th": "เรือเฟอร์รี่ลอร์นสูญเสียทางลาดหัวเรือเมื่อวันพฤหัสบดีขณะกำลังข้ามไปยังแหลมทาร์นพร้อมผู้โดยสารเต็มลำ "
    "ลูกเรือสองคนเคยขอหมุดใหม่จากอู่ต่อเรือในแคร์โรว์เมื่อฤดูใบไม้ผลิแต่อู่ไม่มีของเหลือ",
}
OWN = {
    "de": (
        "Die Bäcker im Tal erwarten ein schlechtes Roggenjahr.",
        "In der Mühle reicht das Mehl bis Weihnachten.",
    ),
    "ru": ("Пекари в долине ждут неурожая ржи.", "На мельнице говорят, что муки хватит до зимы."),
    "ar": ("يتوقع الخبازون في الوادي عاما سيئا للقمح.", "تقول المطحنة إن الدقيق يكفي حتى الشتاء."),
    "zh": ("山谷里的面包师预计今年黑麦歉收。", "磨坊说存粮可以吃到圣诞节。"),
    "ja": ("谷のパン職人は今年のライ麦は不作だとみている。", "製粉所は粉がクリスマスまで持つと話している。"),
    "th": ("คนทำขนมปังในหุบเขาคาดว่าปีนี้ข้าวไรย์จะไม่ดี", "โรงสีบอกว่าแป้งพอถึงคริสต์มาส"),
}
LANGUAGES = sorted(COPIED)


def align(left: str, right: str) -> list[tuple[str, str]]:
    one, two = make_document("one", left), make_document("two", right)
    texts = {one.id: one.text, two.id: two.text}
    found = align_documents([one, two], settings=Settings())
    return [
        (span[one.id].of(one.text), span[two.id].of(two.text))
        for span in ({a.left_id: a.left, a.right_id: a.right} for a in found)
        if texts
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copied_paragraph_is_found_to_the_character(language):
    copied, (first, second) = COPIED[language], OWN[language]
    found = align(f"{first}\n{copied}", f"{copied}\n{second}")
    assert [(one.strip("。."), two.strip("。.")) for one, two in found] == [(copied.strip("。."),) * 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_rests_on_the_earlier_article(language):
    copied, (first, second) = COPIED[language], OWN[language]
    traced = trace_pile(
        {
            "early.txt": f"Published: 3 March 2021\n\n{copied}\n\n{first}\n",
            "late.txt": f"Published: 5 March 2021\n\n{copied}\n\n{second}\n",
        }
    )
    assert traced.resting() == {("late.txt", "early.txt")}
    assert {a.kind for a in traced.trace.alignments} <= {"reprint", "partial reprint", "rewrite"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_of_their_own_share_nothing(language):
    assert align(COPIED[language], "\n".join(OWN[language])) == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{OWN['de'][0]}\n\n{COPIED['de']} (Reuters)\n", "Reuters"),
        (f"CARROW (AFP) - {COPIED['de']}\n\n{OWN['de'][0]}\n", "Agence France-Presse"),
        (f"КАРРОУ (Reuters) - {COPIED['ru']}\n\n{OWN['ru'][0]}\n", "Reuters"),
        (f"{OWN['zh'][0]}\n\n{COPIED['zh']}（Reuters）\n", "Reuters"),
    ],
    ids=["tag at the end", "dateline", "Cyrillic dateline", "Chinese"],
)
def test_an_agency_is_credited_by_its_tag(text, outlet):
    traced = trace_pile({"one.txt": text})
    reports = {r.id: r.outlet_name for r in traced.trace.reports if r.document_id is None}
    assert [reports[d.report_id] for d in traced.trace.derivations] == [outlet]


def test_an_edit_changes_the_pieces_beside_it_only():
    text = fold(COPIED["zh"])
    edited = text.replace("星期四", "星期五")
    one, two = split_words(text), split_words(edited)
    assert len(set(one) ^ set(two)) <= 6
    assert "".join(one) == "".join(c for c in text if c.isalnum())


def test_pieces_are_about_as_long_as_words():
    words = split_words(fold(COPIED["zh"] + COPIED["ja"]))
    assert 1.5 <= sum(map(len, words)) / len(words) <= 2.6


def test_vowel_signs_and_points_stay_with_their_letters():
    words = find_words(make_document("one", "किताब मेज पर है"))
    assert list(words.words) == ["किताब", "मेज", "पर", "है"]
    assert split_words(fold("صَباحًا")) == split_words(fold("صباحا"))


def test_text_in_spaced_scripts_is_not_cut():
    assert cut_word("Fährmann") == ["Fährmann"]
    assert find_bigrams("渡轮洛恩") == ["渡轮", "轮洛", "洛恩"]


def test_chinese_texts_on_one_thing_are_more_alike_than_others():
    weights = load_weights()
    one, two, other = (
        weights.vector(t) for t in (COPIED["zh"], "渡轮洛恩号的船首跳板是旧的,船厂没有新的销钉。", OWN["zh"][0])
    )
    assert likeness(one, two) > 3 * likeness(one, other)
