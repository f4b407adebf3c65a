"""Access proven by execution: every person tries every command on every class of rows, and the answers are held against the matrix."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from growthos_cli.access.proof import Proof
from growthos_cli.access.row_classes import Reach, reach
from growthos_cli.access.subjects import Subject, subjects
from growthos_cli.db.callers import acting
from growthos_cli.db.classified import classified, texts
from growthos_cli.db.connect import Connection, connect, session_settings
from growthos_cli.declared import Declared
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.rehearsal import rehearsal
from growthos_cli.flows.trial import Trial
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import COMMANDS, Person, TableAccess
from growthos_cli.names import suggestion, visible


def prove(workspace: Workspace, names: Collection[str] = (), conninfo: str | None = None) -> Proof:
    """Tries everything in a throwaway database, or in the rehearsal that `conninfo` names. Nothing of it lasts.

    `names` are the tables and buckets to try, all when there are none. Raises GrowthosError for a name that is nobody's, and when no
    personas are declared.
    """
    chosen = chosen_subjects(workspace.declared, names)
    if conninfo is None:
        with rehearsal(workspace) as made:
            return _proof(workspace, chosen, made)
    return _proof(workspace, chosen, conninfo)


def chosen_subjects(declared: Declared, names: Collection[str]) -> list[Subject]:
    """The subjects of these names, which may leave out the schema; all when there are no names."""
    every = list(subjects(declared))
    known = {spelling: each for each in every for spelling in (".".join(each.ref.path), each.ref.path[-1])}
    for name in names:
        if name not in known:
            raise GrowthosError(f"no manifest declares a table or bucket {visible(name)}{suggestion(name, known)}")
    return [each for each in every if not names or any(known[name] is each for name in names)]


def _proof(workspace: Workspace, chosen: Sequence[Subject], conninfo: str) -> Proof:
    people = workspace.declared.personas.people
    found: list[Trial] = []
    with connect(conninfo, application_name="growthos access test") as conn:
        for subject in chosen:
            workspace.progress(f"becoming {len(people)} people on {subject.ref}")
            values = texts(conn, subject, [*subject.written, *subject.primary_key, *_guarded(subject)])
            found += [_tried(conn, workspace, subject, person, values) for person in people]
    return _told(workspace.declared, found)


def _guarded(subject: Subject) -> list[str]:
    return [guard.column for guard in subject.access.guards] if isinstance(subject.access, TableAccess) else []


def _tried(
    conn: Connection, workspace: Workspace, subject: Subject, person: Person, values: Mapping[str, Mapping[str, str | None]]
) -> Trial:
    declared = workspace.declared
    rights = [reach(declared, subject.access, person.matrix_role, command) for command in COMMANDS]
    rows = classified(conn, declared, subject, person, _conditions(rights))
    trial = Trial(conn, declared, subject, person, rows)
    if rows:
        with acting(conn, person, declared.project.caller, workspace.platform):
            session_settings(conn, statement_timeout="30s")
            trial.run(values)
    return trial


def _conditions(rights: list[Reach]) -> list[str]:
    return list(dict.fromkeys(when for each in rights for when in each.when))


def _told(declared: Declared, found: list[Trial]) -> Proof:
    tried_on = tuple(dict.fromkeys(trial.subject.ref for trial in found))
    return Proof(
        persons=tuple(person.name for person in declared.personas.people),
        subjects=tried_on,
        cells=tuple(cell for trial in found for cell in trial.cells()),
        guards=tuple(guard for trial in found for guard in trial.guards),
        disagreements=tuple(each for trial in found for each in trial.disagreements),
        missing=tuple(ref for ref in tried_on if not any(trial.rows for trial in found if trial.subject.ref == ref)),
        statements=sum(trial.statements for trial in found),
    )
