"""Where Postgres's own rule about a change is not a list: what cannot be altered after all, since when it can, in which order.

Sources: the reference pages of ALTER TABLE, ALTER POLICY, CREATE FUNCTION, CREATE TRIGGER (PostgreSQL 15 to 18).
"""

from __future__ import annotations

import re

from growthos_cli.catalog.in_place import attribute_steps, label_steps
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.signatures import arguments
from growthos_cli.planning.rule import NEVER, OLDEST


def always(_before: Object, _after: Object) -> bool:
    return True


def unvalidated(_before: Object, after: Object) -> bool:
    return not getattr(after, "validated")


def enforced_settles_it(before: Object, after: Object, templates: list[str]) -> list[str]:
    """What begins to be enforced is validated by that, and what no longer is needs no validation."""
    settled = getattr(before, "enforced") != getattr(after, "enforced")
    return [template for template in templates if not (settled and template == "alter.validated")]


def loses_expression(before: Object, after: Object) -> bool:
    # ALTER POLICY can change USING and WITH CHECK, never take one away.
    return any(getattr(before, name) is not None and getattr(after, name) is None for name in ("using", "check"))


def moves_labels(before: Object, after: Object) -> bool:
    return label_steps(getattr(before, "labels"), getattr(after, "labels")) is None


def moves_attributes(before: Object, after: Object) -> bool:
    return attribute_steps(getattr(before, "attributes"), getattr(after, "attributes")) is None


def expression_since(before: Object, after: Object) -> int:
    """Other expressions of the same type can be set since 17; a plain column never becomes a generated one."""
    was, becomes = getattr(before, "generated"), getattr(after, "generated")
    if was == becomes or becomes is None:
        return OLDEST
    return NEVER if was is None or getattr(before, "type") != getattr(after, "type") else 17


def partitioned_since(before: Object, after: Object) -> int:
    """What a partitioned table says of partitions to come: the method since 17; that they are unlogged Postgres accepts, and forgets."""
    if getattr(after, "partition_by") is None:
        return OLDEST
    if getattr(before, "unlogged") != getattr(after, "unlogged"):
        return NEVER
    return 17 if getattr(before, "method") != getattr(after, "method") else OLDEST


_COLUMN_ORDER = (
    "alter.generated",
    "alter.type",
    "alter.storage",
    "alter.compression",
    "alter.statistics",
    "alter.options",
    "alter.server_options",
    "alter.default",
    "alter.not_null",
    "alter.not_null_name",
    "alter.not_null_validated",
    "alter.not_null_no_inherit",
    "alter.not_null_local",
    "alter.identity",
    "alter.sequence",
    "alter.sequence_type",
    "alter.sequence_unlogged",
    "alter.numbers",
)


def other_columns(before: Object, after: Object) -> bool:
    # CREATE OR REPLACE VIEW may add columns at the end; those that are there keep their names, types and places.
    was, will = ([*zip(getattr(side, "columns"), getattr(side, "types"), strict=True)] for side in (before, after))
    return bool(will[: len(was)] != was)


def column_in_order(before: Object, after: Object, templates: list[str]) -> list[str]:
    """An identity column has neither default nor nulls: it is given up before either comes, taken on after both are settled."""
    found = set(templates)
    if "alter.type" in found:
        # The new type brings its own.
        found |= {f"alter.{name}" for name in ("storage", "compression") if getattr(after, name) is not None}
    if "alter.not_null" in found:
        found -= {"alter.not_null_name", "alter.not_null_validated", "alter.not_null_no_inherit", "alter.not_null_local"}
    if "alter.not_null_validated" in found and not getattr(after, "not_null_validated"):
        found -= {"alter.not_null_name", "alter.not_null_no_inherit"}
    if "alter.identity" in found and None in (getattr(before, "identity"), getattr(after, "identity")):
        found -= {"alter.sequence", "alter.sequence_type", "alter.numbers"}
    if getattr(after, "sequence_type") is not None and {"alter.type", "alter.identity"} & found:
        found.add("alter.sequence_type")  # numbers are of the column's type at first
    loses = "alter.identity" in found and getattr(after, "identity") is None
    if loses:
        found.discard("alter.sequence_unlogged")
    # A child may have the constraint by another name, and Postgres says it once more with the new type.
    first = [*(["alter.identity"] if loses else []), *([] if getattr(after, "not_null") else ["alter.not_null"])]
    order = [*first, *_COLUMN_ORDER]
    return sorted(found, key=order.index)


def around_the_last_number(before: Object, after: Object, templates: list[str]) -> list[str]:
    """Postgres refuses bounds that leave a sequence's last number outside: it moves first, within bounds that have room for both."""
    was, will = ((getattr(item, "minimum"), getattr(item, "maximum")) for item in (before, after))
    if "alter" not in templates or None in (*was, *will, getattr(after, "start"), getattr(after, "increment")):
        return templates
    narrower = was[0] < will[0] or will[1] < was[1]
    wider = will[0] < was[0] or was[1] < will[1]
    ahead = (["widen"] if wider else []) + ["move_inside"] if narrower else []
    begins = ["begin"] if getattr(before, "start") not in (None, getattr(after, "start")) else []
    return [*ahead, *(["begin"] if narrower and begins else []), *templates, *([] if narrower else begins)]


def holds_of_more(before: Object, after: Object, _templates: list[str]) -> list[str]:
    # What is no longer validated has been made anew.
    return [] if set(getattr(after, "valid_checks")) <= set(getattr(before, "valid_checks")) else ["alter.valid_checks"]


def gives_up_not_null(before: Object, after: Object) -> bool:
    # Attached once more, it has those of the table above alone.
    return not set(getattr(before, "not_null")) <= set(getattr(after, "not_null"))


def goes_back_or_stays(before: Object, after: Object) -> bool:
    """Of extensions: few know the way to an older version, and some are bound to the schema in which they were made."""
    was, becomes = (getattr(side, "version") for side in (before, after))
    older = was != becomes and None not in (was, becomes) and _numbers(becomes) < _numbers(was)
    return older or (getattr(before, "schema") != getattr(after, "schema") and not getattr(before, "relocatable"))


def _numbers(version: str) -> list[tuple[int, str]]:
    """A version so that the newer one is greater: 1.10 comes after 1.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"[0-9]+|[^0-9.]+", version)]


def forgets_version(_before: Object, after: Object) -> bool:
    return getattr(after, "version") is None


def enabled_outermost(_before: Object, after: Object, templates: list[str]) -> list[str]:
    """A subscription is changed while it is disabled: it goes off before all else, and on after it."""
    return sorted(templates, key=lambda template: (template == "alter.enabled") == bool(getattr(after, "enabled")))


def without_its_slot(item: Object) -> tuple[str, ...]:
    # Within a transaction nobody may drop a subscription that has a slot: the slot stays on its publisher.
    # Postgres would leave its comment behind.
    return ("uncomment", *(("disable", "forget_slot") if getattr(item, "slot_name") is not None else ()))


def with_its_not_null(item: Object) -> tuple[str, ...]:
    # Postgres leaves what children keep of the column with a constraint that counts as inherited, although nobody hands it down.
    return ("free_not_null",) if getattr(item, "children") == "children" and getattr(item, "not_null") else ()


def allowed_to(_item: Object) -> tuple[str, ...]:
    return ("allow_delete",)


USES = ("hashes", "merges")


def uses_since(before: Object, after: Object) -> int:
    """What joins may do with an operator can be added since 17, and never be taken away: plans may count on it."""
    changed = [name for name in USES if getattr(before, name) != getattr(after, name)]
    if any(getattr(before, name) for name in changed):
        return NEVER
    return 17 if changed else OLDEST


def other_signature(before: Object, after: Object) -> bool:
    """What `create or replace` refuses of a routine's arguments: other names or modes, a default taken away, and another one of a
    type that calls decide."""
    old, new = (arguments(getattr(side, "arguments")) for side in (before, after))
    if [head for head, _ in old] != [head for head, _ in new]:
        return True
    fewer = sum(value is not None for _, value in new) < sum(value is not None for _, value in old)
    return fewer or any("any" in head and old_value != value for (head, old_value), (_, value) in zip(old, new, strict=True))
