"""The pace of a run: some time between two requests to one host."""

import time
from collections.abc import Callable


class Pace:
    """When each host was last asked."""

    def __init__(self, wait: Callable[[float], None]) -> None:
        self._wait = wait
        self._asked: dict[str, float] = {}  # host to seconds of the monotonic clock

    def keep(self, host: str, seconds: float) -> None:
        """Wait until `seconds` have passed since `host` was last asked, and note that it is asked now."""
        if host in self._asked:
            left = self._asked[host] + seconds - time.monotonic()
            if left > 0:
                self._wait(left)
        self._asked[host] = time.monotonic()
