"""What an owner who is no superuser must have in a connection, and how it changes although there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from growthos_cli.catalog.options import Secret
from growthos_cli.catalog.replication import Subscription
from growthos_cli.diff import Change


def let_in(change: Change, major: int) -> Iterator[Change]:
    """The change, one after the other. A subscription whose owner needs a password, which superusers gave away without one, takes no other
    connection that has none either: for so long it needs none."""
    before, after = change.before, change.after
    if major < _PASSWORDS_SINCE or not (isinstance(before, Subscription) and isinstance(after, Subscription)):
        yield change
        return
    if "connection" not in change.fields or not before.password_required or _has_password(after):
        yield change
        return
    free, connected = replace(before, password_required=False), replace(after, password_required=False)
    yield Change(before, free)
    yield Change(free, connected)
    if after != connected:
        yield Change(connected, after)


_PASSWORDS_SINCE = 16
"""Since when whoever owns a subscription may be no superuser."""


def _has_password(item: Subscription) -> bool:
    """Whether a password stands in the connection, in either of its forms; a doubtful one counts as none."""
    told = item.connection.value if isinstance(item.connection, Secret) else item.connection
    return told is not None and re.search(r"(^|[\s?&])password\s*=|^\w+://[^/@:]*:[^/@]+@", told) is not None
