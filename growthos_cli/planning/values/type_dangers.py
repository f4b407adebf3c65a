"""What the rows of columns lose when the type that they are made of changes or is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from growthos_cli.catalog.in_place import attribute_steps, label_steps
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.types import CompositeType, Domain, Enum, RangeType
from growthos_cli.diff import Change
from growthos_cli.names import visible
from growthos_cli.planning.values.conversions import keeps_values

HazardName = Literal["data_loss", "row_security_off", "table_rewrite", "secret_unknown", "value_renamed"]

_DATA_LOSS: HazardName = "data_loss"
_VALUE_RENAMED: HazardName = "value_renamed"


def of_type(change: Change, comes_back: Object | None) -> Iterator[tuple[HazardName, str]]:
    """(name of the hazard, what happens) of a change of a type; `comes_back` is what a dropped one will be created again as."""
    before, after = change.before, change.after or comes_back
    if isinstance(before, Enum) and isinstance(after, Enum):
        yield from _of_labels(before, after, in_place=change.after is not None)
    elif isinstance(before, CompositeType) and isinstance(after, CompositeType):
        yield from _of_attributes(before, after)
    elif isinstance(before, Domain) and isinstance(after, Domain) and not keeps_values(before.type, after.type):
        yield _DATA_LOSS, f"{before.type} -> {after.type} may cut, round or refuse values"
    elif isinstance(before, RangeType) and isinstance(after, RangeType) and before.subtype != after.subtype:
        yield _DATA_LOSS, f"ranges of {before.subtype} -> ranges of {after.subtype} may refuse values"


def _of_labels(before: Enum, after: Enum, *, in_place: bool) -> Iterator[tuple[HazardName, str]]:
    if in_place:
        for step in label_steps(before.labels, after.labels) or ():
            if step.renamed is not None:
                yield _VALUE_RENAMED, f"rows that hold '{visible(step.renamed)}' will read '{visible(step.label)}'"
    elif lost := [label for label in before.labels if label not in after.labels]:
        yield _DATA_LOSS, f"rows that hold {', '.join(repr(visible(label)) for label in lost)} are refused, and the plan with them"


def _of_attributes(before: CompositeType, after: CompositeType) -> Iterator[tuple[HazardName, str]]:
    will = dict(after.attributes)
    for name, type_ in before.attributes:
        if name not in will:
            yield _DATA_LOSS, f"drops the attribute {visible(name)} and every value in it"
        elif not keeps_values(type_, will[name]) and type_ != will[name]:
            yield _DATA_LOSS, f"{visible(name)}: {type_} -> {will[name]} may cut, round or refuse values"
    if attribute_steps(before.attributes, after.attributes) is None:
        yield _DATA_LOSS, "arrays of it are read by position, and the attributes have another order"
