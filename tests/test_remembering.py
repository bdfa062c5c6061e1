"""Remembering: found anew where something that was read has changed, and only there."""

from collections.abc import Mapping

from whence.remembering import Remembered


def _round(
    remembered: Remembered[str], stock: Mapping[str, int], wanted: Mapping[str, str], **more
) -> list[str]:
    """Say of each thing how much is in stock, and give the names of those that were looked at anew."""
    looked: list[str] = []
    remembered.begin(more.get("base", ""), {"stock": stock})
    watched = remembered.watch("stock")

    def say(name: str) -> str:
        looked.append(name)
        if name == "all":
            return str(sum(watched.values()))
        return str(watched.get(name, 0)) if name in watched else "none"

    told = {name: remembered.give(name, thing, lambda name=name: say(name)) for name, thing in wanted.items()}
    expected = {n: str(sum(stock.values())) if n == "all" else str(stock.get(n, "none")) for n in wanted}
    assert told == expected
    return looked


def test_a_thing_is_found_anew_where_what_it_read_has_changed():
    remembered: Remembered[str] = Remembered()
    wanted = {"rope": "a", "lamp": "b", "nail": "c"}
    assert _round(remembered, {"rope": 1, "lamp": 2}, wanted) == ["rope", "lamp", "nail"]
    assert _round(remembered, {"rope": 1, "lamp": 2}, wanted) == []
    assert _round(remembered, {"rope": 1, "lamp": 3}, wanted) == ["lamp"]
    assert _round(remembered, {"rope": 1, "lamp": 3, "nail": 4}, wanted) == ["nail"]
    assert _round(remembered, {"lamp": 3, "nail": 4}, wanted) == ["rope"]


def test_a_thing_is_found_anew_where_it_or_all_else_has_changed():
    remembered: Remembered[str] = Remembered()
    stock = {"rope": 1, "lamp": 2}
    _round(remembered, stock, {"rope": "a", "lamp": "b"})
    assert _round(remembered, stock, {"rope": "a", "lamp": "other"}) == ["lamp"]
    assert _round(remembered, stock, {"rope": "a", "lamp": "other"}, base="new") == ["rope", "lamp"]


def test_what_goes_through_all_is_found_anew_after_any_change():
    remembered: Remembered[str] = Remembered()
    _round(remembered, {"rope": 1}, {"all": "", "rope": ""})
    assert _round(remembered, {"rope": 1, "lamp": 2}, {"all": "", "rope": ""}) == ["all"]
    assert _round(remembered, {"rope": 1, "lamp": 5}, {"all": "", "rope": ""}) == ["all"]
    assert _round(remembered, {"rope": 1, "lamp": 5}, {"all": "", "rope": ""}) == []
