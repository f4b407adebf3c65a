"""The JSON of the commands: plain values with the keys that docs/json.md promises."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from growthos_cli.catalog.codec import encoded
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.diff import Change
from growthos_cli.errors import Mark, Problem
from growthos_cli.findings import Finding, Waived
from growthos_cli.planning.hazards import Hazard
from growthos_cli.planning.steps import Step
from growthos_cli.report.changes import Place
from growthos_cli.report.counts import by_kind, by_verb

if TYPE_CHECKING:
    # For their names alone: the document of an error must not need what may have failed to load.
    from growthos_cli.checks.summary import Summary
    from growthos_cli.db.connect import Target
    from growthos_cli.flows.compare import Comparison
    from growthos_cli.flows.database import Database
    from growthos_cli.flows.fidelity import Imported
    from growthos_cli.flows.provision import Outcome
    from growthos_cli.flows.publish import Standing
    from growthos_cli.flows.validate import Verdict
    from growthos_cli.flows.workspace import Workspace

Document = dict[str, Any]


def text(document: Document) -> str:
    """The document in ASCII, so that no name in it can do anything to a terminal."""
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def target(found: Target, role: str = "", server_version: int = 0) -> Document:
    """A target without its connection string."""
    return {"name": found.name, "address": found.address, "embedded": found.embedded, "role": role, "server_version": server_version}


def comparison(found: Comparison, workspace: Workspace) -> Document:
    """What every document about a target begins with."""
    return {
        "manifests": str(workspace.folder) if workspace.declares else None,
        "desired": found.against,
        "target": target(found.target, found.role, found.server_version),
        "equal": found.equal,
        "objects": by_kind(found.desired.objects),
        "summary": by_verb(found.plan.changes),
        "hazards": [hazard(each) for each in found.plan.hazards],
        "unmanaged": [ref(item.ref) for item in found.strangers],
        "unmodelled": unmodelled(found.unmodelled),
    }


def unmodelled(found: Iterable[tuple[str, int]]) -> list[Document]:
    return [{"kind": kind, "count": count} for kind, count in found]


def outcome(found: Outcome, workspace: Workspace) -> Document:
    """What was found, and what was done about it: the comparison is the one before."""
    return {**comparison(found.before, workspace), "applied": found.applied}


def imported(found: Imported, title: str) -> Document:
    """What `import` wrote, and what of the database no manifest says."""
    of_access = [each for each in found.kept.carried if each.access]
    access = [ref(of) for of in sorted(each.table or min(each.refs) for each in of_access)]
    return {
        "source": title,
        "folder": str(found.folder),
        "platform": found.platform.name,
        "files": found.files,
        "removed": found.removed,
        "kept": sorted(found.kept.files),
        "access_kept": [] if found.kept.recognised else access,
        "access_recognised": access if found.kept.recognised else [],
        "objects": by_kind(found.objects.objects),
        "equal": found.equal,
        "changes": [change(each, lambda _ref, _field: None) for each in found.changes],
        "unsaid": [{"object": ref(of), "field": name or None} for of, name in found.unsaid],
        "missing": [ref(each) for each in found.missing],
        "problems": [problem(each) for each in found.problems],
        "unmodelled": unmodelled(found.unmodelled),
    }


def verdict(found: Verdict) -> Document:
    return {
        "findings": [finding(each) for each in found.findings],
        "waived": [waived(each) for each in found.waived],
        "answers": answers(found.summary),
    }


def answers(found: Summary) -> Document:
    """What is asked of every environment; names of functions and tables are lists, as the paths of objects are."""
    counted = {"tables": found.tables, "functions": found.functions, "policies": found.policies, "triggers": found.triggers}
    return {
        "role_function": list(found.role_function) if found.role_function else None,
        "signatures": [encoded(function) for function in found.signatures],
        "without_row_security": [ref(each) for each in found.unprotected],
        "buckets": [encoded(bucket) for bucket in found.buckets or ()],
        **counted,
    }


def database(found: Database, url: str | None) -> Document:
    """The embedded database; a server that does not run has no pid and no URL."""
    server = found.server
    return {
        "running": server is not None,
        "version": found.version or None,
        "pid": server.pid if server else None,
        "home": str(found.home.root),
        "data": str(found.data) if found.data else None,
        "size": found.size,
        "url": url,
    }


def standing(found: Standing, folder: Path, number: int) -> Document:
    """The pages of a folder; after writing, what they were before."""
    lists = {"stale": list(found.stale), "missing": list(found.missing), "orphaned": list(found.orphaned)}
    return {"folder": str(folder), "pages": number, **lists}


def ref(found: Ref) -> Document:
    return {"kind": found.kind, "path": list(found.path)}


def change(found: Change, place: Place) -> Document:
    """`before` and `after` are whole objects, null where there is none; `fields` are the names that differ."""
    return {
        "verb": found.verb,
        "object": ref(found.ref),
        "fields": list(found.fields),
        "before": _object(found.before),
        "after": _object(found.after),
        "declared_in": mark(place(found.ref, found.fields[0] if found.fields else "") if found.after else None),
    }


def _object(item: Object | None) -> Document | None:
    return encoded(item) if item else None


def step(number: int, found: Step) -> Document:
    return {
        "number": number,
        "verb": found.verb,
        "objects": [ref(each) for each in found.refs],
        "sql": found.sql,
        "lock": found.lock or None,
        "ahead": found.ahead,
        "hazards": [hazard(each) for each in found.hazards],
    }


def hazard(found: Hazard) -> Document:
    return {"name": found.name, "sentence": found.sentence, "consent": found.consent}


def finding(found: Finding) -> Document:
    return {
        "check": found.check,
        "level": str(found.level),
        "object": ref(found.ref),
        "detail": found.detail,
        "evidence": list(found.evidence),
        "remedy": found.remedy,
        "explains": [ref(each) for each in sorted(found.explains)],
        "declared_in": mark(found.mark),
    }


def waived(found: Waived) -> Document:
    """A finding that a manifest accepts; `declared_in` is the waiver's place."""
    return {**finding(found.finding), "reason": found.reason, "declared_in": mark(found.mark)}


def mark(found: Mark | None) -> Document | None:
    return {"file": found.file, "line": found.line, "column": found.column} if found else None


def problem(found: Problem) -> Document:
    return {"message": found.message, "declared_in": mark(found.mark)}
