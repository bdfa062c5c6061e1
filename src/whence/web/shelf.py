"""The shelf: the case as it is on disk now, read once for as long as nobody writes it."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from whence import cases
from whence.conclusions import Case
from whence.deciding import Seen, catch_up
from whence.decisions import Decision
from whence.hindsight import load_case_as_of
from whence.show.views import CaseView, view_case

_MAX_KEPT = 6  # views: the case itself and some days of it

State = tuple[int, int, int]


class Shelf:
    """Gives views of the case at `path`; one that another process has written in the meantime is read anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._state: State | None = None
        self._views: OrderedDict[str, CaseView] = OrderedDict()
        before, case = self._read_state(), catch_up(path)
        if before == self._read_state():
            self._state, self._views[""] = before, view_case(case)

    def view(self, as_of: str = "") -> CaseView:
        """Give the case, or as it stood at the end of a day; raises `WhenceError` where that cannot be."""
        with self._lock:
            state = self._read_state()
            if state != self._state:
                self._views.clear()
                self._state = state
            if as_of not in self._views:
                case = load_case_as_of(self.path, as_of) if as_of else self._load()
                self._views[as_of] = view_case(case)
                while len(self._views) > _MAX_KEPT:
                    self._views.popitem(last=False)
            self._views.move_to_end(as_of)
            return self._views[as_of]

    def put(self, case: Case) -> CaseView:
        """Take over a case that was just written, so that it need not be read again.

        It is kept only where the file was written once since it was looked at last: else another program wrote it too,
        before or after, and the next one who looks reads what is there.
        """
        with self._lock:
            last = max((decision.number for decision in case.decisions), default=0)
            before, now = self._state, self._read_state()
            is_whole = before is not None and now == (before[0] + 1, last, last)
            view = view_case(case)
            self._views.clear()
            self._state = now if is_whole else None
            if is_whole:
                self._views[""] = view
            return view

    def see(self) -> Seen | None:
        """Give the case as it was last read or written here, for who writes it next; None: it was not, lately."""
        with self._lock:
            view = self._views.get("")
            return Seen(self._state, view.case) if view is not None and self._state is not None else None

    @property
    def edition(self) -> int:
        """Count how often the case was written: what a page compares to know that it shows an older one."""
        return self._read_state()[0]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Give the log as it is on disk now."""
        return self.view().case.decisions

    def _load(self) -> Case:
        with cases.open_case(self.path) as connection:
            return cases.read_case(connection)

    def _read_state(self) -> State:
        with cases.open_case(self.path) as connection:
            return cases.read_state(connection)
