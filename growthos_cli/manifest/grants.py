"""The key `grants` of a table: privileges beyond those that access and the project give."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import visible


def add_table_grants(subject: Subject, draft: Draft) -> None:
    """One grant per grantee on the table, or one per column."""
    for grantee, value in subject.node.map("grants").pairs():
        if isinstance(value, List):
            draft.grant(subject.ref, grantee.text, tuple(item.text for item in value.scalars()), grantee.mark)
        if isinstance(value, Map):
            for privilege in value.entries:
                for column in value.scalars(privilege):
                    what = f"the grant to {visible(grantee.text)}"
                    draft.expect(column.mark, what, "column", subject.schema, subject.table, column.text)
                    on = Ref("column", (subject.schema, subject.table, column.text))
                    draft.grant(on, grantee.text, (privilege,), column.mark)
