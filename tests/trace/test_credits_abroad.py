"""Articles in other languages than English credit outlets in their own words; what only looks like it is no credit."""

import pytest

from trace_only import trace_pile

# An invented story in each language, which names no outlet.
STORY = {
    "de": "Die Brücke über die Orle ist seit Montag gesperrt, weil zwei Pfeiler unterspült sind. Die Gemeinde rechnet "
    "damit, dass die Arbeiten bis in den Herbst dauern und die Busse so lange über Tarn fahren.",
    "fr": "Le pont sur l'Orle est fermé depuis lundi, car deux de ses piles ont été rongées par les eaux. La commune "
    "pense que les travaux dureront jusqu'à l'automne et que les autocars passeront par Tarn.",
    "es": "El puente sobre el Orle está cerrado desde el lunes porque el agua ha socavado dos de sus pilares. El "
    "ayuntamiento cree que las obras durarán hasta el otoño y que los autobuses pasarán por Tarn.",
    "it": "Il ponte sull'Orle è chiuso da lunedì perché l'acqua ha scavato sotto due dei suoi piloni. Il comune "
    "prevede che i lavori dureranno fino all'autunno e che le corriere passeranno per Tarn.",
    "pt": "A ponte sobre o Orle está fechada desde segunda-feira porque a água escavou dois dos seus pilares. A "
    "câmara calcula que as obras durem até ao outono e que as camionetas passem por Tarn.",
    "nl": "De brug over de Orle is sinds maandag dicht omdat twee pijlers door het water zijn ondergraven. De gemeente "
    "denkt dat het werk tot in de herfst duurt en dat de bussen zo lang over Tarn rijden.",
    "sv": "Bron över Orle är stängd sedan i måndags eftersom vattnet har grävt ur två av pelarna. Kommunen räknar med "
    "att arbetet pågår till hösten och att bussarna under tiden kör över Tarn.",
    "da": "Broen over Orle har været lukket siden mandag, fordi vandet har undergravet to af pillerne. Kommunen regner "
    "med, at arbejdet varer til efteråret, og at busserne imens kører over Tarn.",
    "pl": "Most na Orle jest zamknięty od poniedziałku, ponieważ woda podmyła dwa jego filary. Gmina przewiduje, że "
    "prace potrwają do jesieni, a autobusy będą w tym czasie jeździć przez Tarn.",
    "tr": "Orle üzerindeki köprü, suyun iki ayağının altını oyması nedeniyle pazartesiden beri kapalı. Belediye "
    "çalışmaların sonbahara kadar süreceğini ve otobüslerin Tarn üzerinden gideceğini düşünüyor.",
    "ru": "Мост через Орлу закрыт с понедельника, потому что вода подмыла две его опоры. В общине считают, что работы "
    "продлятся до осени, а автобусы всё это время будут ходить через Тарн.",
    "uk": "Міст через Орлу закритий з понеділка, бо вода підмила дві його опори. У громаді вважають, що роботи "
    "триватимуть до осені, а автобуси весь цей час їздитимуть через Тарн.",
    "ar": "أغلق الجسر فوق نهر أورل منذ يوم الاثنين لأن المياه جرفت الأرض تحت اثنتين من دعائمه. وتتوقع البلدية أن "
    "تستمر الأعمال حتى الخريف وأن تسلك الحافلات طريق تارن طوال هذه المدة.",
    "zh": "奥尔河上的桥自星期一起关闭,因为河水冲空了两个桥墩下的泥土。"
    "镇政府预计工程要持续到秋天,这段时间公共汽车将绕道塔恩行驶。",
    "ja": "オルレ川にかかる橋は、水が二本の橋脚の下の土を削ったため、月曜日から閉鎖されている。町は工事が秋まで続き、"
    "その間バスはターンを通ると見ている。",
}


def credits_of(language: str, sentence: str) -> list[tuple[str | None, str]]:
    traced = trace_pile({"a.txt": f"{sentence}\n\n{STORY[language]}\n"})
    (document,) = traced.documents.values()
    assert document.language == language
    return [(c.outlet, c.form) for c in traced.trace.credits if not c.is_self]


CASES = [
    ("de", "Die Brücke war laut Reuters seit Jahren nicht geprüft worden.", [("reuters", "according")]),
    (
        "de",
        "Die Brücke war nach Angaben der Nachrichtenagentur dpa nie geprüft worden.",
        [("deutsche-presse-agentur", "according")],
    ),
    ("de", "Wie der „Spiegel“ berichtet, war die Brücke nie geprüft worden.", [("der-spiegel", "verb")]),
    (
        "de",
        "„Wir haben gewarnt“, sagte die Prüferin der Süddeutschen Zeitung.",
        [("suddeutsche-zeitung", "told")],
    ),
    ("de", "Medienberichten zufolge wusste die Gemeinde seit Jahren davon.", [(None, "described")]),
    (
        "de",
        "Das berichtete die Zeitung „Orle-Bote“ am Dienstag unter Berufung auf zwei Prüfer.",
        [("=orle-bote", "verb")],
    ),
    ("fr", "Selon l'AFP, le pont n'avait jamais été contrôlé.", [("agence-france-presse", "according")]),
    ("fr", "« Nous avions prévenu », a déclaré la contrôleuse à Reuters.", [("reuters", "told")]),
    ("fr", "Le pont n'avait jamais été contrôlé, rapporte Le Monde.", [("le-monde", "verb")]),
    ("fr", "Les rapports, consultés par Le Figaro, datent de mars.", [("le-figaro", "verb")]),
    ("es", "El puente nunca fue revisado, según EFE.", [("efe", "according")]),
    ("es", "Según informó la agencia Efe, el puente nunca fue revisado.", [("efe", "according")]),
    ("es", "«Lo advertimos», dijo la inspectora a Reuters.", [("reuters", "told")]),
    ("es", "El puente nunca fue revisado, reveló El País.", [("el-pais", "verb")]),
    ("it", "Secondo l'ANSA il ponte non era mai stato controllato.", [("ansa", "according")]),
    ("it", "Il ponte non era mai stato controllato, riferisce Reuters.", [("reuters", "verb")]),
    (
        "it",
        "«Avevamo avvertito», ha detto l'ispettrice al Corriere della Sera.",
        [("corriere-della-sera", "told")],
    ),
    ("pt", "Segundo a Lusa, a ponte nunca tinha sido inspecionada.", [("lusa", "according")]),
    ("pt", "A ponte nunca tinha sido inspecionada, noticiou a Reuters.", [("reuters", "verb")]),
    ("nl", "Volgens persbureau ANP was de brug nooit gekeurd.", [("anp", "according")]),
    ("nl", "De brug was nooit gekeurd, meldt Reuters.", [("reuters", "verb")]),
    ("nl", "‘We hebben gewaarschuwd’, zei de keurmeester tegen de Volkskrant.", [("de-volkskrant", "told")]),
    ("sv", "Enligt Reuters hade bron aldrig kontrollerats.", [("reuters", "according")]),
    ("da", "Ifølge Reuters var broen aldrig blevet efterset.", [("reuters", "according")]),
    ("pl", "Most nigdy nie był sprawdzany, podała Reuters.", [("reuters", "verb")]),
    ("tr", "Reuters'a göre köprü hiç denetlenmemişti.", [("reuters", "according")]),
    ("tr", "Reuters'ın haberine göre köprü hiç denetlenmemişti.", [("reuters", "according")]),
    ("ru", "Мост ни разу не проверяли, как сообщает ТАСС.", [("tass", "according")]),
    ("ru", "Мост ни разу не проверяли, пишет газета «Орлинский вестник».", [("=орлинскии вестник", "verb")]),
    ("ru", "«Мы предупреждали», рассказала инспектор в интервью Би-би-си.", [("bbc", "told")]),
    ("uk", "Міст жодного разу не перевіряли, повідомляє Укрінформ.", [("ukrinform", "verb")]),
    ("ar", "ولم يفحص الجسر قط، بحسب رويترز.", [("reuters", "according")]),
    (
        "ar",
        "وقالت المفتشة إن الجسر لم يفحص قط، نقلا عن وكالة فرانس برس.",
        [("agence-france-presse", "according")],
    ),
    ("zh", "据路透社报道,这座桥从未检查过。", [("reuters", "according")]),
    ("ja", "ロイター通信によると、橋は一度も点検されていなかった。", [("reuters", "according")]),
]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"), CASES, ids=[f"{c[0]} {c[1][:24]}" for c in CASES]
)
def test_an_outlet_is_credited_in_the_words_of_the_language(language, sentence, expected):
    assert credits_of(language, sentence) == expected


NOT = [
    ("de", "Laut Polizei wurde niemand verletzt."),
    ("de", "Laut Presse und Post ist die Brücke wichtig."),
    ("de", "Der Verlag des „Spiegel“ hat die Brücke gekauft."),
    ("de", "Nach Angaben der Gemeinde Tarn dauert es bis Herbst."),
    ("fr", "Selon le maire, personne n'a été blessé."),
    ("fr", "Le Monde des ponts est une exposition à Tarn."),
    ("es", "Según la alcaldesa, nadie resultó herido."),
    ("es", "El País Vasco construye más puentes que nadie."),
    ("it", "Secondo la Repubblica Ceca il ponte è sicuro."),
    ("pt", "Segundo a Câmara, ninguém ficou ferido."),
    ("nl", "Volgens de burgemeester raakte niemand gewond."),
    ("ru", "По данным полиции, никто не пострадал."),
    ("zh", "据警方报道,没有人受伤。"),
]


@pytest.mark.parametrize(("language", "sentence"), NOT, ids=[f"{c[0]} {c[1][:24]}" for c in NOT])
def test_who_is_no_outlet_is_not_credited(language, sentence):
    assert credits_of(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "line", "outlet"),
    [
        ("de", "Quelle: dpa", "deutsche-presse-agentur"),
        ("de", "(Mit Material von dpa)", "deutsche-presse-agentur"),
        ("fr", "Source : AFP", "agence-france-presse"),
        ("fr", "Avec AFP", "agence-france-presse"),
        ("es", "Fuente: EFE", "efe"),
        ("it", "Fonte: ANSA", "ansa"),
        ("nl", "Bron: ANP", "anp"),
        ("ru", "Источник: ТАСС", "tass"),
    ],
)
def test_a_line_of_sources_credits(language, line, outlet):
    traced = trace_pile({"a.txt": f"{STORY[language]}\n\n{STORY[language]}\n\n{line}\n"})
    assert {c.outlet for c in traced.trace.credits} == {outlet}


def test_a_chain_of_two_languages_meets_in_one_report():
    traced = trace_pile(
        {
            "de.txt": f"Die Brücke war laut Reuters seit Jahren nicht geprüft worden.\n\n{STORY['de']}\n",
            "fr.txt": f"Selon Reuters, le pont n'avait pas été contrôlé depuis des années.\n\n{STORY['fr']}\n",
        }
    )
    assert traced.resting() == {("de.txt", "Reuters"), ("fr.txt", "Reuters")}


def test_the_own_outlet_is_not_credited_to_another():
    traced = trace_pile(
        {"a.txt": f"„Wir haben gewarnt“, sagte die Prüferin dieser Zeitung.\n\n{STORY['de']}\n"}
    )
    assert [(c.form, c.is_self) for c in traced.trace.credits] == [("told", True)]
