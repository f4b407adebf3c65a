"""The placeholders of predicates: {roles}, {owner} and {bucket} in scopes, others in row classes. Other braces are SQL's own and stay."""

from __future__ import annotations

import re
from collections.abc import Mapping

from growthos_cli.intent import BucketAccess, TableAccess
from growthos_cli.names import literal, qualified

_PLACEHOLDER = re.compile(r"\{(roles|owner|bucket)\}")
_BRACED = re.compile(r"\{(\w+)\}")


def filled(predicate: str, values: Mapping[str, str]) -> str:
    """The predicate with every placeholder that has a value replaced."""
    return _BRACED.sub(lambda match: values.get(match[1], match[0]), predicate.strip())


def unfilled(predicate: str, values: Mapping[str, str]) -> list[str]:
    """The placeholders that have no value, sorted."""
    return sorted(set(_PLACEHOLDER.findall(predicate)) - set(values))


def placeholder_values(access: TableAccess | BucketAccess, roles: tuple[str, ...]) -> dict[str, str]:
    """What the placeholders stand for where these roles were given a scope of this table or bucket.

    The owner column bears its table's name: alone it would mean another table's column inside a sub-select.
    """
    values = {"roles": ", ".join(map(literal, roles))}
    if isinstance(access, BucketAccess):
        values["bucket"] = literal(access.bucket)
    if access.owner:
        values["owner"] = f"({access.owner})" if isinstance(access, BucketAccess) else qualified(access.table, access.owner)
    return values
