"""`Hazard`: a named danger of a step and a sentence that says what is in danger."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.diff import Change

DATA_LOSS = "data_loss"
ROW_SECURITY_OFF = "row_security_off"
TABLE_REWRITE = "table_rewrite"


@dataclass(frozen=True, order=True)
class Hazard:
    """`name` is what a user agrees to (`--allow data_loss`); hazards without `consent` are only told."""

    name: str
    sentence: str
    consent: bool = True


_DROPS = {
    "schema": "drops the schema with whatever is left in it",
    "table": "drops the table and every row in it",
    "column": "drops the column and every value in it",
    "sequence": "drops the sequence and the numbers it has given",
    "row": "deletes the row",
    "bucket": "deletes the bucket; objects in it can no longer be reached",
}


def hazards(change: Change, *, replaced: bool = False) -> tuple[Hazard, ...]:
    """The dangers of one change; `replaced` when it is dropped only to be created again."""
    item, found = change.item, []
    if change.verb == "drop" and item.kind in _DROPS:
        found.append(Hazard(DATA_LOSS, f"{item.ref}: {_DROPS[item.kind]}"))
    if item.kind == "column" and "type" in change.fields:
        before, after = (getattr(side, "type") for side in (change.before, change.after))
        found.append(Hazard(TABLE_REWRITE, f"{item.ref}: {before} -> {after} may rewrite the table under lock", consent=False))
    if item.kind == "row_security" and _weakens(change) and not replaced:
        found.append(Hazard(ROW_SECURITY_OFF, f"{item.ref}: rows are no longer filtered by policies"))
    return tuple(found)


def _weakens(change: Change) -> bool:
    was = change.before is not None and getattr(change.before, "enabled")
    stays = change.after is not None and getattr(change.after, "enabled")
    return bool(was and not stays)
