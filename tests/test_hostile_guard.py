"""A guard does what it is given in other processes; what breaks one of them is named, and the rest is done."""

import os
import sys
import time
from pathlib import Path

import pytest

from hostile_acts import act, list_routes, name_process
from whence.errors import WhenceError
from whence.run import Guard
from whence.settings import Settings

SETTINGS = Settings(max_parse_seconds=1, max_parse_mb=400, processes=2)


def do(*deeds: str, settings: Settings = SETTINGS) -> list[tuple[list[str], str | None]]:
    with Guard(settings) as guard:
        return [(parts, fault and fault.status) for parts, fault in guard(act, deeds)]


def test_what_is_found_comes_in_order_and_from_other_processes():
    words = [str(number) for number in range(100)]
    assert do(*words) == [([word], None) for word in words]
    with Guard(SETTINGS) as guard:
        assert {parts[0] for parts, _ in guard(name_process, range(40))}.isdisjoint({os.getpid()})


FAULTS = {
    "spin": "timed out",
    "eat memory": "out of memory",
    "be killed": "out of memory",
    "segfault": "crashed",
    "leave": "crashed",
    "recurse": "too deep",
    "break": "crashed",
    "connect": "crashed",
    "look up": "crashed",
    "fetch": "crashed",
    "start a program": "crashed",
    "fork": "crashed",
}


@pytest.mark.parametrize("deed", FAULTS)
def test_a_bad_item_is_named_and_those_around_it_are_done(deed):
    assert do("a", "b", deed, "c", "d") == [
        (["a"], None), (["b"], None), ([], FAULTS[deed]), (["c"], None), (["d"], None),
    ]  # fmt: skip


def test_many_bad_items_among_good_ones_are_each_named():
    deeds = ["segfault" if number % 7 == 3 else str(number) for number in range(60)]
    expected = [([], "crashed") if deed == "segfault" else ([deed], None) for deed in deeds]
    assert do(*deeds) == expected


def test_what_waits_for_ever_is_ended_by_the_clock(monkeypatch):
    monkeypatch.setattr("whence.run.guarded._PATIENCE", 3)
    assert do("a", "sleep", "b") == [(["a"], None), ([], "timed out"), (["b"], None)]


def test_what_was_found_before_a_fault_is_kept():
    assert do("twice:break", "twice:segfault", "twice:spin") == [
        (["before"], "crashed"), (["before"], "crashed"), (["before"], "timed out"),
    ]  # fmt: skip


def test_one_item_does_not_pay_for_what_another_left_behind():
    assert do(*["eat half"] * 4) == [(["eat half"], None)] * 4


@pytest.mark.parametrize("deed", ["connect", "look up", "fetch", "start a program"])
def test_the_refusal_says_what_was_asked_for(deed):
    with Guard(SETTINGS) as guard:
        [(_, fault)] = guard(act, [deed])
    assert "parsing reaches no network and starts no program" in str(fault)


@pytest.mark.skipif(sys.platform != "linux", reason="the table of routes is Linux's")
def test_a_worker_has_no_route_even_for_code_that_python_does_not_see():
    with Guard(SETTINGS) as guard:
        [(routes, fault)] = guard(list_routes, [None])
    assert (routes, fault) == ([], None)


def test_what_a_library_says_is_cut():
    with Guard(SETTINGS) as guard:
        [(_, fault)] = guard(act, ["break"])
    assert "KeyError" in str(fault) and "hostile_acts.py, line" in str(fault)
    assert len(str(fault)) < 300


def test_what_a_parser_prints_does_not_stand_among_the_results(capfd):
    assert do("print") == [(["print"], None)]
    assert capfd.readouterr() == ("", "")


def test_a_guard_ends_its_workers_when_it_is_closed_or_left_half_way():
    with Guard(SETTINGS) as guard:
        numbers = [parts[0] for parts, _ in guard(name_process, range(40))]
        for _ in guard(act, ["a", *["spin"] * 20]):
            break
    deadline = time.monotonic() + 5
    while any(is_alive(number) for number in numbers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_alive(number) for number in numbers)


def is_alive(number: int) -> bool:
    return Path(f"/proc/{number}").exists() if sys.platform == "linux" else False


def test_a_worker_that_cannot_load_whence_is_an_error_and_no_fault_of_a_file(monkeypatch):
    monkeypatch.setattr(act, "__module__", "a_module_that_is_not_there")
    monkeypatch.setitem(sys.modules, "a_module_that_is_not_there", sys.modules["hostile_acts"])
    with pytest.raises(WhenceError, match=r"cannot load whence: ModuleNotFoundError"):
        do("a")


def test_a_process_that_may_not_be_started_is_an_error_with_a_remedy(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path))
    with pytest.raises(
        WhenceError, match=r"could not be started: .*: Permission denied; see that it may be run"
    ):
        do("a")


def test_a_process_that_cannot_be_started_is_an_error_with_a_remedy(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(WhenceError, match=r"could not be started .*; see that memory is left"):
        do("a")
