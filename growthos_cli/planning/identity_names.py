"""The name that the sequence of an identity has, where another sequence has it before or after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, without_identity
from growthos_cli.diff import Change


def given_up(telling: Iterable[Change], changes: Mapping[Ref, Change], dropped: Collection[Ref]) -> Iterator[Column]:
    """Columns as they are meanwhile: an identity is given up first where a sequence of its own sequence's name takes its place, and the
    other way round."""
    for change in telling:
        was, becomes = change.before, change.after
        if not isinstance(was, Column) or not isinstance(becomes, Column):
            continue
        serial = was.default is not None and Ref("sequence", (was.schema, becomes.sequence_name)) in dropped
        if serial and becomes.identity and not was.identity:
            yield replace(was, default=None)
        if was.identity and not becomes.identity:
            taken = changes.get(Ref("sequence", (was.schema, was.sequence_name)))
            if taken is not None and taken.verb == "create":
                yield without_identity(was)


def takes_numbers(item: Object, sequence: str) -> bool:
    """Whether an expression or a body may name the sequence."""
    texts = (getattr(item, name, None) for name in ("default", "query", "sql_body", "arguments", "commands"))
    return any(sequence in str(text) for text in texts if text)
