"""The key `triggers` of a table."""

from __future__ import annotations

import re

from growthos_cli.catalog.routines import Trigger
from growthos_cli.manifest.attached import add_extensions
from growthos_cli.manifest.constraints import expect_columns
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.paths import in_schema
from growthos_cli.manifest.problems import shown
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import suggestion, visible

EVENTS = ("insert", "update", "delete", "truncate")
_TIMINGS = {"before": "before", "after": "after", "instead_of": "instead of"}
"""Key -> the word of the catalog; the last is for views."""
_UPDATE_OF = "update of "


def add_triggers(subject: Subject, draft: Draft) -> None:
    for name, node in subject.node.maps("triggers"):
        _add_trigger(subject, name, node, draft)


def _add_trigger(subject: Subject, name: Scalar, node: Map, draft: Draft) -> None:
    what = f"trigger {visible(name.text)}"
    timings = [key for key in _TIMINGS if key in node]
    if len(timings) != 1:
        usual = ("before", "after") if subject.of == "table" else tuple(_TIMINGS)
        found = f"has {' and '.join(timings)}; keep one of them" if timings else f"needs {' or '.join(usual)}"
        draft.report(name.mark, f"{what} {found}")
    timing = timings[0] if timings else "before"
    events, columns = _events(what, node.scalars(timing), draft)
    if subject.columns:
        expect_columns(draft, what, (subject.schema, subject.table), columns)
    schema, function = in_schema(node.text("execute"))
    if node.text("execute"):
        draft.expect(node.mark_of("execute"), what, "trigger_function", schema, function)
    trigger = Trigger(
        subject.schema,
        subject.table,
        name.text,
        timing=_TIMINGS[timing],
        events=events,
        function_schema=schema,
        function=function,
        columns=tuple(column.text for column in columns),
        for_each=node.text("for_each", "row"),
        when=node.optional("when"),
        arguments=node.texts("arguments"),
        old_table=node.optional("old_table"),
        new_table=node.optional("new_table"),
        enabled=node.text("enabled", "origin"),
        of=subject.of,
    )
    places = {"timing": node.key_mark(timing), "events": node.mark_of(timing), "function": node.mark_of("execute")}
    if draft.add(completed(trigger, node), name.mark, node, places):
        draft.comment(trigger.ref, node, of=subject.of)
        add_extensions(trigger.ref, node, draft)


def _events(what: str, items: tuple[Scalar, ...], draft: Draft) -> tuple[tuple[str, ...], tuple[Scalar, ...]]:
    """Events in Postgres's order, and the columns of `update of`.

    `[update of status, amount]` is a list of two in YAML, so what follows `update of` belongs to it until the next event.
    """
    events: list[str] = []
    columns: list[Scalar] = []
    of = False
    for item in items:
        if item.text in EVENTS:
            of, event = False, item.text
        elif item.text.startswith(_UPDATE_OF):
            further, of, event = of, True, "update"
            columns.append(_part(item, _unquoted(item.text.removeprefix(_UPDATE_OF).strip()), len(_UPDATE_OF)))
            if further:
                continue
        elif of:
            columns.append(item)
            continue
        else:
            near = suggestion(item.text, EVENTS) or f"; events are {', '.join(EVENTS)} and `update of` a column"
            draft.report(item.mark, f"{what} has no event {shown(item.text)}{near}")
            continue
        if event in events:
            draft.report(item.mark, f"{what} names the event {event} twice")
        events.append(event)
    return tuple(event for event in EVENTS if event in events), tuple(columns)


def spelled_events(events: tuple[str, ...], columns: tuple[str, ...]) -> list[str]:
    """What `_events` reads back: a column is quoted where it would be taken for something else."""
    words: list[str] = []
    for event in events:
        if event != "update" or not columns:
            words.append(event)
            continue
        for number, column in enumerate(columns):
            plain = re.fullmatch(r"\w+", column) and column not in EVENTS
            words.append(column if plain and number else f"{_UPDATE_OF}{column if plain else _quoted(column)}")
    return words


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if len(text) > 2 and text[0] == text[-1] == '"' else text


def _part(item: Scalar, text: str, offset: int) -> Scalar:
    return Scalar(item.file, item.line, item.column + offset, text, item.plain)
