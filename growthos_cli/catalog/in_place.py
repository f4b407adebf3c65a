"""What `alter type` can do: the way from one list of labels, or of attributes, to another. None where there is no way."""

from __future__ import annotations

from dataclasses import dataclass

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LabelStep:
    """One `alter type` of an enum: `renamed` becomes `label`, or `label` is added `before` or `after` another, or at the end."""

    label: str
    renamed: str | None = None
    before: str | None = None
    after: str | None = None


def label_steps(old: tuple[str, ...], new: tuple[str, ...]) -> list[LabelStep] | None:
    """Labels are added anywhere; a single one that has another name at the same place is renamed. None goes away or moves in place."""
    if len(old) == len(new):
        differing = [place for place, label in enumerate(old) if label != new[place]]
        if len(differing) == 1 and old[differing[0]] not in new:
            return [LabelStep(new[differing[0]], renamed=old[differing[0]])]
    if tuple(label for label in new if label in old) != old:
        return None
    there, steps = list(old), []
    for place, label in enumerate(new):
        if place < len(there) and there[place] == label:
            continue
        if place == len(there):
            steps.append(LabelStep(label))
        elif place == 0:
            steps.append(LabelStep(label, before=there[0]))
        else:
            steps.append(LabelStep(label, after=there[place - 1]))
        there.insert(place, label)
    return steps


def added_labels(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The labels that are added in place: what Postgres lets nobody use before the transaction that adds them has ended."""
    return tuple(step.label for step in label_steps(old, new) or () if step.renamed is None)


@dataclass(frozen=True)
class AttributeSteps:
    """The parts of one `alter type` of a composite type."""

    dropped: tuple[str, ...]
    added: Attributes
    retyped: Attributes


def attribute_steps(old: Attributes, new: Attributes) -> AttributeSteps | None:
    """Attributes are dropped anywhere, added at the end and get other types; none moves in place."""
    was, will = dict(old), dict(new)
    kept = [name for name in was if name in will]
    if list(will)[: len(kept)] != kept:
        return None
    return AttributeSteps(
        tuple(name for name in was if name not in will),
        new[len(kept) :],
        tuple((name, will[name]) for name in kept if was[name] != will[name]),
    )
