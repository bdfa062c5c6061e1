"""Ceilings: the best digit for credibility on the Admiralty scale that the origins of an answer allow.

The scale (NATO AJP-2.1; in use since 1939): 1 confirmed by other sources, 2 probably true, 3 possibly true,
4 doubtful, 5 improbable, 6 truth cannot be judged. The count can keep a digit from being better than it is; which
digit is right, and the letter for reliability, the analyst alone can say.
"""

from collections.abc import Mapping

from whence.conclusions import Status

CEILINGS: Mapping[Status, int] = {
    "independently corroborated": 1,
    "confirmed by the party concerned": 1,
    "several origins on one side": 2,
    "single origin": 2,
    "single origin, unnamed": 3,
    "contested": 3,
    "denied": 4,
    "retracted": 6,
    "no stated origin": 6,
}
"""The best digit that each status allows; nobody stands for what is retracted, so it cannot be judged."""
