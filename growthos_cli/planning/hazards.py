"""`Hazard`: a named danger of a step and a sentence that says what is in danger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.catalog.role import Role
from growthos_cli.diff import Change
from growthos_cli.planning.values.conversions import KNOWN_TO_POSTGRES, Types, keeps_rows, keeps_values
from growthos_cli.planning.values.kept import KeptRows
from growthos_cli.planning.values.type_dangers import HazardName, of_type
from growthos_cli.secrecy import unknown

DATA_LOSS: Literal["data_loss"] = "data_loss"
ROW_SECURITY_OFF: Literal["row_security_off"] = "row_security_off"
TABLE_REWRITE: Literal["table_rewrite"] = "table_rewrite"
SECRET_UNKNOWN: Literal["secret_unknown"] = "secret_unknown"

HAZARDS: tuple[HazardName, ...] = get_args(HazardName)
"""Every name that consent can be given to."""


@dataclass(frozen=True, order=True)
class Hazard:
    """`name` is what a user agrees to (`--allow data_loss`); hazards without `consent` are only told."""

    name: HazardName
    sentence: str
    consent: bool = True


_DROPS = {
    "role": "drops the role from the whole server, with its password and its memberships",
    "schema": "drops the schema",
    "extension": "drops the extension with the tables and values that it keeps",
    "table": "drops the table and every row in it",
    "column": "drops the column and every value in it",
    "sequence": "drops the sequence and the numbers it has given",
    "row": "deletes the row",
    "user_mapping": "drops the user mapping and the secrets in it",
    "subscription": "drops the subscription and how far it has come; a slot on its publisher stays and has to be dropped there",
    "bucket": "deletes the bucket; objects in it can no longer be reached",
}


def holds(ref: Ref) -> bool:
    """True for what keeps something of its own that a drop would lose."""
    return ref.kind in _DROPS


def hazards(change: Change, *, comes_back: Object | None = None, types: Types = KNOWN_TO_POSTGRES) -> tuple[Hazard, ...]:
    """The dangers of one change; `comes_back` is what a dropped object will be created again as."""
    item = change.item
    found = [Hazard(name, f"{item.ref}: {told}") for name, told in of_type(change, comes_back)]
    if change.verb == "drop" and item.kind in _DROPS and not _derived(item, comes_back):
        found.append(Hazard(DATA_LOSS, f"{item.ref}: {_DROPS[item.kind]}"))
    if isinstance(change.before, Column) and isinstance(change.after, Column):
        found += _of_column(change.before, change.after, types)
    if isinstance(item, KeptRows) and change.after is None:
        told = f"{Ref('table', item.path())}: its rows are put aside, and back through {item.target_schema}.{item.target}, under lock"
        found.append(Hazard(TABLE_REWRITE, told, consent=False))
    if change.verb == "drop" and item.kind == "materialized_view" and comes_back is not None:
        found.append(Hazard(TABLE_REWRITE, f"{item.ref}: its query runs again", consent=False))
    if item.kind == "row_security" and _weakens(change) and comes_back is None:
        found.append(Hazard(ROW_SECURITY_OFF, f"{item.ref}: rows are no longer filtered by policies"))
    if isinstance(item, Role):
        found += _of_role(change.before, item)
    if change.before is None and (secrets := unknown(item)):
        told = f"{item.ref}: {', '.join(secrets)} not known here, a placeholder is written; set it by hand"
        found.append(Hazard(SECRET_UNKNOWN, told, consent=False))
    return tuple(found)


def _of_role(before: Object | None, role: Role) -> Iterator[Hazard]:
    if before is None and role.login:
        yield Hazard(SECRET_UNKNOWN, f"{role.ref}: it has no password; set one by hand where it is to sign in with one", consent=False)
    gains = [name for name in ("superuser", "bypassrls") if isinstance(before, Role) and getattr(role, name) and not getattr(before, name)]
    if gains:
        yield Hazard(ROW_SECURITY_OFF, f"{role.ref}: becomes {' and '.join(gains)}, so that no policy filters what it sees")


def _of_column(before: Column, after: Column, types: Types) -> Iterator[Hazard]:
    told = f"{after.ref}: {before.type} -> {after.type}"
    if before.type != after.type and not keeps_values(before.type, after.type, types):
        yield Hazard(DATA_LOSS, f"{told} may cut, round or refuse values")
    elif before.type != after.type and not keeps_rows(before.type, after.type):
        yield Hazard(TABLE_REWRITE, f"{told} may rewrite the table under lock", consent=False)
    if before.identity and not after.identity:
        yield Hazard(DATA_LOSS, f"{after.ref}: drops the identity's sequence and the numbers it has given")


def _derived(item: Object, comes_back: Object | None) -> bool:
    """True for what loses nothing: a generated column that is generated again, a mapping whose secrets are known, a foreign table."""
    if (isinstance(item, Table) and item.server is not None) or (isinstance(item, Column) and item.foreign):
        return True
    if isinstance(item, Table) and isinstance(comes_back, Table):
        return True  # its rows are put back
    if item.kind == "user_mapping" and comes_back is not None:
        return not unknown(comes_back)
    return all(isinstance(side, Column) and side.generated is not None for side in (item, comes_back))


def _weakens(change: Change) -> bool:
    was = change.before is not None and getattr(change.before, "enabled")
    stays = change.after is not None and getattr(change.after, "enabled")
    return bool(was and not stays)
