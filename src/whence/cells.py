"""Cells of tables that spreadsheets open, so that none of them is run as a formula."""

import re

# A sign that begins a formula, in full width too, after blanks and invisible characters that some programs pass over.
RUNS = "^[\\s\\x00-\\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20-]|^[\\t\\r]"
_RUNS = re.compile(RUNS)


def guard_cell(cell: object) -> object:
    """Give `cell` so that no spreadsheet takes it for a formula (OWASP, CSV Injection); numbers and None stay."""
    return "'" + cell if isinstance(cell, str) and _RUNS.match(cell) else cell
