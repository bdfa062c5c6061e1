"""A server that is killed in the middle of a correction: nothing that it answered is lost, and the case is sound."""

from desk import kill_while_deciding
from whence.pipeline import load_case
from whence.web.shelf import Shelf

_ROUNDS = 5


def test_a_killed_server_loses_nothing_that_it_answered(case):
    answered, logged = kill_while_deciding(case, _ROUNDS)
    assert answered > 0
    assert logged >= answered
    view = Shelf(case).view()  # the next start concludes from all that the log holds
    assert [d.number for d in view.case.decisions] == list(range(1, logged + 1))
    assert load_case(case).weighing == view.case.weighing
