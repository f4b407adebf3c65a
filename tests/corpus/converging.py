"""One database brought to what another is, as `growthos apply --prune --allow all` does it."""

from __future__ import annotations

import psycopg

from growthos_cli.db.apply import apply
from growthos_cli.db.connect import connect
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.plan import plan
from growthos_cli.platform import PLAIN


def converge(url: str, desired_url: str) -> None:
    """Plans, applies, and sees that a second plan is empty."""
    desired = _read(desired_url).catalog
    live = _read(url)
    made = plan(live.catalog, desired, role=live.role, prune=True)
    if made.changes:
        with connect(url) as conn:
            apply(conn, made, PLAIN, ())
    after = _read(url)
    left = plan(after.catalog, desired, role=after.role, prune=True)
    assert [(change.verb, str(change.ref), change.fields) for change in left.changes] == []
    assert after.unmodelled == _read(desired_url).unmodelled


def _read(url: str) -> Extraction:
    with psycopg.connect(url, autocommit=True) as conn:
        return extract(conn, PLAIN)
