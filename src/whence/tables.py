"""Tables made from record classes, so that what a record holds is written once.

A record is a row, a field a column: plain values as SQLite keeps them, anything else as JSON. A list of records
inside a record can be read as rows of its own through a view named `owner_field`.
"""

import types
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

R = TypeVar("R")

_AFFINITY = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL", bytes: "BLOB"}


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record as SQLite keeps it. `is_json`: the value is written as JSON text."""

    name: str
    affinity: str
    is_json: bool
    type: Any


def find_columns(record: type) -> tuple[Column, ...]:
    """Give the columns of a record class, in the order of its fields."""
    return _columns(record)


def name_table(record: type) -> str:
    """Give the table's name: the class's, in small letters with underscores."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in record.__name__).removeprefix("_")


def make_table(record: type, *extra: str) -> str:
    """Give the statement that creates the table of a record class; `extra` are column definitions to add."""
    columns = [f'"{column.name}" {column.affinity}' for column in find_columns(record)]
    return f"CREATE TABLE {name_table(record)} ({', '.join([*columns, *extra])})"


def make_views(record: type) -> list[str]:
    """Give the statements that create a view for each list of records inside a record class."""
    table = name_table(record)
    names = [column.name for column in find_columns(record)]
    key = next((name for name in ("id", "document_id", "key") if name in names), "rowid")
    views = []
    for column in find_columns(record):
        item = find_item(column.type)
        if item is not None:
            inner = "".join(
                f""", json_extract(item.value, '$.{field.name}') AS "{field.name}\"""" for field in fields(item)
            )
            views.append(
                f'CREATE VIEW {table}_{column.name} AS SELECT {table}."{key}" AS {table}_{key}{inner} '
                f'FROM {table}, json_each({table}."{column.name}") AS item'
            )
    return views


def find_item(kind: Any) -> type | None:
    """Give the record class that a field typed `tuple[Record, ...]` holds; None for any other field."""
    arguments = get_args(kind)
    is_list = get_origin(kind) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis
    item = arguments[0] if is_list else None
    return item if isinstance(item, type) and is_dataclass(item) else None


def write_default(record: type, column: Column) -> str:
    """Give the default of a field as its column keeps it; raises `LookupError` for a field without one."""
    default = next(field.default for field in fields(record) if field.name == column.name)
    if default is MISSING:
        raise LookupError(f"{record.__name__}.{column.name} has no default")
    return str(_encode(default) if column.is_json else int(default) if column.type is bool else default)


def to_row(record: Any) -> tuple[Any, ...]:
    """Give the values of a record, one for each column."""
    return tuple(
        _encode(getattr(record, column.name)) if column.is_json else getattr(record, column.name)
        for column in find_columns(type(record))
    )


def from_row(record: type[R], row: tuple[Any, ...]) -> R:
    """Give back the record of a row; raises `msgspec.DecodeError` where the row is damaged."""
    values = {}
    for column, value in zip(find_columns(record), row, strict=True):
        if column.is_json:
            values[column.name] = _decoder(column.type).decode(value if value is not None else "null")
        else:
            values[column.name] = bool(value) if column.type is bool else value
    return record(**values)


@cache
def _columns(record: Any) -> tuple[Column, ...]:
    hints = get_type_hints(record)
    return tuple(_make_column(field.name, hints[field.name]) for field in fields(record))


def _make_column(name: str, kind: Any) -> Column:
    plain = _plain_type(kind)
    return Column(name, "TEXT" if plain is None else _AFFINITY[plain], plain is None, kind)


def _plain_type(kind: Any) -> type | None:
    """Give the one plain type that holds every value of `kind`, None apart; None: there is no such type."""
    if get_origin(kind) is Literal:
        return str if all(isinstance(value, str) for value in get_args(kind)) else None
    if get_origin(kind) in (Union, types.UnionType):
        inner = [_plain_type(part) for part in get_args(kind) if part is not type(None)]
        return inner[0] if len(inner) == 1 and inner[0] is not bool else None
    return kind if kind in _AFFINITY else None


def _encode(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


@cache
def _decoder(kind: Any) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(kind)
