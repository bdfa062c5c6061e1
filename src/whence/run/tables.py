"""Tables on this machine: SQL over Arrow and Parquet, run by DuckDB in this process.

Statements are written so that Spark SQL runs them too. What does not fit into memory is spilled to disk.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from whence.errors import WhenceError

# Joins whose build side is spilled lose rows when filters are pushed into the scan of the other side.
_WITHOUT = "join_filter_pushdown"


class Tables:
    """A connection that runs statements over named tables; to be closed, or used in a `with`."""

    def __init__(self, folder: Path, *, memory_mb: int, threads: int = 0) -> None:
        """Spill into `folder`; `threads` 0: one per core."""
        config: dict[str, Any] = {
            "memory_limit": f"{memory_mb}MB",
            "temp_directory": str(folder),
            "preserve_insertion_order": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        if threads:
            config["threads"] = threads
        self._connection = duckdb.connect(":memory:", config=config)
        self._connection.execute("SET enable_progress_bar = false")  # it would stand among what is printed
        self._connection.execute(f"SET disabled_optimizers = '{_WITHOUT}'")

    def __enter__(self) -> "Tables":  # noqa: D105
        return self

    def __exit__(self, *_: object) -> None:  # noqa: D105
        self.close()

    def close(self) -> None:
        """Give memory and spilled files back."""
        self._connection.close()

    def sql(self, name: str, statement: str, tables: Mapping[str, pa.Table | Sequence[Path]]) -> pa.Table:
        """Give the rows of `statement`, in no order, over `tables`: each an Arrow table or Parquet files.

        Raises `WhenceError`, which names `name`, when memory and disk do not suffice or a file is damaged.
        """
        with self._over(name, tables):
            found: pa.Table = self._connection.sql(statement).to_arrow_table()
            return found

    def copy(
        self,
        name: str,
        statement: str,
        tables: Mapping[str, pa.Table | Sequence[Path]],
        output: Path,
        form: str,
    ) -> None:
        """Write the rows of `statement` to `output`; `form` is what COPY of DuckDB takes, `FORMAT csv`, say."""
        with self._over(name, tables):
            self._connection.execute(f"COPY ({statement}) TO {_quote(str(output))} ({form})")

    @contextmanager
    def _over(self, name: str, tables: Mapping[str, pa.Table | Sequence[Path]]) -> Iterator[None]:
        try:
            for table, source in tables.items():
                if isinstance(source, pa.Table):
                    self._connection.register(table, source)
                else:
                    self._view(table, [str(path) for path in source])
            yield
        except duckdb.Error as error:
            raise WhenceError(
                f"{name}: {error}; more memory (--set memory_mb=N) or room on the disk may help, else make the index "
                "again"
            ) from error
        finally:
            for table, source in tables.items():
                if isinstance(source, pa.Table):
                    self._connection.unregister(table)

    def _view(self, table: str, paths: Sequence[str]) -> None:
        quoted = ", ".join(map(_quote, paths))
        self._connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM read_parquet([{quoted}])"
        )


def _quote(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
