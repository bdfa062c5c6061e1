"""An outlet has one key across the pile, whatever short form an article uses."""

from tracing import trace_texts


def outlets_of(texts: dict[str, str]) -> set[str | None]:
    return {c.outlet for c in trace_texts(texts).trace.credits}


def test_a_short_form_is_the_outlet_named_in_full_before() -> None:
    text = (
        "Orle bridge was rusting for years\n\nThe cables were rusting, the Carrow Herald reported on Monday.\n\n"
        "The Herald said that engineers had warned of it in March.\n"
    )
    assert outlets_of({"a.txt": text}) == {"=carrow herald"}


def test_initials_are_the_one_agency_that_has_them() -> None:
    one = (
        "Orle bridge was rusting for years\n\nThe cables were rusting, the Tarn Press Agency (TPA) reported.\n"
    )
    two = "Bridge at Orle shut after warning\n\nThe cables were rusting, two engineers told TPA.\n"
    assert outlets_of({"a.txt": one, "b.txt": two}) == {"=tarn press agency"}


def test_names_that_differ_by_a_slip_are_one_outlet() -> None:
    one = "Orle bridge was rusting for years\n\nThe cables were rusting, the Lindmark Gazette reported.\n"
    two = "Bridge at Orle shut after warning\n\nThe cables were rusting, the Lindmarck Gazette reported.\n"
    assert len(outlets_of({"a.txt": one, "b.txt": two})) == 1


def test_a_short_name_in_brackets_stands_for_the_full_one_in_all_the_pile() -> None:
    one = "Orle bridge was rusting\n\nThe cables were rusting, the Selm News Agency (SELNA) reported.\n"
    two = "Bridge at Orle shut after warning\n\nThe cables were rusting, SELNA reported on Monday.\n"
    assert outlets_of({"a.txt": one, "b.txt": two}) == {"=selm news agency"}


def test_a_known_name_alone_above_the_headline_is_the_outlet_of_the_article():
    story = "The bridge at Orle is unsafe, two engineers said on Monday, and the town has closed it until the spring.\n"
    traced = trace_texts(
        {
            "one.txt": f"Ars Technica | 2021-02-06\n\nDid the town close the bridge too late?\n\nBy Ann Lee\n\n{story}",
            "two.txt": f"Published: 7 February 2021\n\nThe bridge is unsafe, Ars Technica reported.\n\n{story}",
        }
    )
    assert traced.resting() == {("two.txt", "one.txt")}
