"""What Postgres said to a statement, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg


def sentence(error: psycopg.Error) -> str:
    """What Postgres said, on one line: message, detail and hint."""
    parts = [error.diag.message_primary or str(error).splitlines()[0], error.diag.message_detail, error.diag.message_hint]
    return "; ".join(" ".join(part.split()) for part in parts if part) + (f" ({error.sqlstate})" if error.sqlstate else "")
