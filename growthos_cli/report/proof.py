"""What becoming every caller has shown, as lines and as a document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from growthos_cli.access.proof import Disagreement, Proof, ProvenCell, ProvenGuard
from growthos_cli.access.row_classes import reach, shown_classes
from growthos_cli.access.subjects import Subject
from growthos_cli.declared import Declared
from growthos_cli.intent import COMMANDS
from growthos_cli.names import visible
from growthos_cli.report import documents
from growthos_cli.report.counts import counted
from growthos_cli.report.lines import DANGER, GOOD, WARNING, Line, line
from growthos_cli.report.matrix import roles_of

_SHOWN = 5
"""Disagreements told per subject; the JSON has all of them."""


def proof_lines(proof: Proof) -> Iterator[Line]:
    """Disagreements by subject, what could not be shown, and the sum."""
    for subject, found in groupby(proof.disagreements, lambda each: each.subject):
        several = list(found)
        yield line(f"error {visible(str(subject))}: {counted(len(several), 'statement')} did not do what the matrix says", DANGER)
        for each in several[:_SHOWN]:
            yield line(f"  {_told(each)}")
        if len(several) > _SHOWN:
            yield line(f"  and {len(several) - _SHOWN} more; --json lists all of them")
    for scope, cells in groupby(sorted(proof.unknown, key=lambda cell: (cell.scope, cell.subject)), lambda cell: cell.scope):
        where = sorted({str(cell.subject) for cell in cells})
        others = f" and {len(where) - 1} more" if len(where) > 1 else ""
        yield line(f"unproven scope {visible(scope)} of {visible(where[0])}{others}: it does not say what it `covers`", WARNING)
    for ref in proof.missing:
        yield line(f"unproven {visible(str(ref))}: it has no rows to try; give it `samples`", WARNING)
    refused = sum(not cell.allowed for cell in proof.cells)
    yield line(
        f"{counted(len(proof.persons), 'person')} on {counted(len(proof.subjects), 'subject')}: "
        f"{counted(len(proof.cells), 'cell')} ({refused} of them denied), {counted(len(proof.guards), 'guarded column')}, "
        f"{counted(proof.statements, 'statement')}"
    )
    if proof.agrees:
        yield line("Postgres does what the matrix says", GOOD)


def _told(found: Disagreement) -> str:
    row = f" on a row of class {visible(found.row_class)} ({visible(found.key)})" if found.key else ""
    return f"{visible(found.form)} as {visible(found.person)}{row}: expected {found.expected}; {visible(found.happened)}"


def matrix_document(declared: Declared, subjects: list[Subject]) -> list[dict[str, Any]]:
    """Every role, table or bucket and command with its scope and the row classes that it reaches."""
    entries = []
    for each in subjects:
        for role in roles_of(declared, each):
            for command in COMMANDS:
                right = reach(declared, each.access, role, command)
                classes = None if right.classes is None else [name for name in shown_classes(declared, each) if name in right.classes]
                entries.append(
                    {
                        "object": documents.ref(each.ref),
                        "role": role,
                        "command": command,
                        "scope": right.scope,
                        "classes": classes,
                        "when": list(right.when),
                    }
                )
    return entries


def proof_document(proof: Proof) -> dict[str, Any]:
    """Every cell and guard that was tried, and every statement that disagreed."""
    return {
        "agrees": proof.agrees,
        "persons": list(proof.persons),
        "statements": proof.statements,
        "cells": [_cell(cell) for cell in proof.cells],
        "guards": [_guard(guard) for guard in proof.guards],
        "disagreements": [_disagreement(each) for each in proof.disagreements],
        "without_rows": [documents.ref(ref) for ref in proof.missing],
    }


def _cell(cell: ProvenCell) -> dict[str, Any]:
    return {
        "person": cell.person,
        "role": cell.role,
        "object": documents.ref(cell.subject),
        "command": cell.command,
        "class": cell.row_class,
        "scope": cell.scope,
        "rows": cell.rows,
        "allowed": cell.allowed,
        "expected": cell.expected,
        "agrees": cell.agrees,
    }


def _guard(guard: ProvenGuard) -> dict[str, Any]:
    return {
        "person": guard.person,
        "role": guard.role,
        "object": documents.ref(guard.subject),
        "column": guard.column,
        "allowed": guard.allowed,
        "agrees": guard.agrees,
    }


def _disagreement(each: Disagreement) -> dict[str, Any]:
    return {
        "person": each.person,
        "object": documents.ref(each.subject),
        "statement": each.form,
        "class": each.row_class or None,
        "row": each.key or None,
        "expected": each.expected,
        "happened": each.happened,
    }
