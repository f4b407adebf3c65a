"""Columns that only some roles may change: a trigger per table, because a grant or a policy cannot compare old with new."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.access.branches import database_role, granted, in_order
from growthos_cli.access.compiled import Compiled, marked
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.declared import Declared
from growthos_cli.intent import Guard, TableAccess
from growthos_cli.names import literal, qualified, quote


def guards(declared: Declared) -> Iterator[Compiled]:
    """The function `<table>_guard` and its trigger, for every table whose guards name roles.

    Without a role function nobody could ever pass: then nothing is made, and problems.py says so.
    """
    for access in declared.tables:
        guarded = role_guards(access)
        if not guarded or declared.project.role_function is None:
            continue
        name, mark = f"{access.table}_guard", guarded[0].mark
        function = Function(
            schema=access.schema,
            name=name,
            types="",
            arguments="",
            returns="trigger",
            language="plpgsql",
            body=_body(declared, access, declared.project.role_function),
            settings=(("search_path", '""'),),
        )
        trigger = Trigger(
            schema=access.schema,
            table=access.table,
            name=name,
            timing="before",
            events=("update",),
            function_schema=access.schema,
            function=name,
            columns=tuple(guard.column for guard in guarded),
            when=" or ".join(_differs(guard.column) for guard in guarded),
        )
        yield marked(function, mark)
        yield marked(trigger, mark)


def role_guards(access: TableAccess) -> list[Guard]:
    """The guards that let somebody through, in the order of the table's columns."""
    place = {column: number for number, column in enumerate(access.columns)}
    return sorted((guard for guard in access.guards if guard.roles), key=lambda guard: place.get(guard.column, len(place)))


def grantees(declared: Declared, access: TableAccess, command: str) -> list[str]:
    """The database roles that reach the table's rows by the command through access, the caller first.

    Whoever else runs it there is server-side code, a definer function or a foreign key's action.
    """
    roles = {database_role(declared, cell.role) for cell in granted(access) if cell.command == command}
    return [declared.project.caller, *sorted(roles - {declared.project.caller})]


def _body(declared: Declared, access: TableAccess, role_function: tuple[str, str]) -> str:
    callers = ", ".join(map(literal, grantees(declared, access, "update")))
    refusals = "".join(_refusal(declared, access, guard) for guard in role_guards(access))
    return f"""
declare
  caller_role text;
begin
  -- Server-side code and definer functions run as somebody else and may change every column.
  if current_user not in ({callers}) then
    return new;
  end if;
  caller_role := {qualified(*role_function)}();
{refusals}  return new;
end
"""


def _refusal(declared: Declared, access: TableAccess, guard: Guard) -> str:
    roles = in_order(declared, guard.roles)
    message = f"only {_spoken(roles)} may change {access.table}.{guard.column}"
    # A caller without a role has null, and null is in no list: only a plain true lets pass.
    return f"""\
  if {_differs(guard.column)}
    and (caller_role in ({", ".join(map(literal, roles))})) is not true
  then
    raise insufficient_privilege using message = {literal(message)};
  end if;
"""


def _differs(column: str) -> str:
    return f"old.{quote(column)} is distinct from new.{quote(column)}"


def _spoken(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
