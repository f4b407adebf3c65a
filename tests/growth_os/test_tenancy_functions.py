"""No function tells or changes anything of another company: its rows might as well not be there.

Every function that a signed-in caller may execute is called with everything that names a row of the other company, and once more with
what names nothing at all. Both answers, errors too, must be the same.
"""

from __future__ import annotations

import re
from itertools import product
from uuid import NAMESPACE_OID, uuid5

import psycopg
import pytest
from two_companies import CALLERS, HERE, THERE, Two, ids

NOWHERE = 999
UUID = r"[0-9a-f]{8}-[0-9a-f-]{27}"
WORDS = {
    "table_name": "users",
    "operation": "select",
    "role_code": "student",
    "p_roles": "admin",
    "target_role": "student",
    "p_source": "shopify",
    "template_key": "only_there",
    "p_message_type": "whatsapp_inactive",
    # An address that is taken is no secret of a company: auth knows each address once.
    "target_email": "new@growth.example",
    "p_email": "new@growth.example",
}
"""What a text stands for by the name of its argument, so that a call gets past what would refuse any text."""

CALLED = (
    "select proname, array(select t.typname::text from unnest(p.proargtypes) with ordinality as a (oid, n)"
    "  join pg_type as t on t.oid = a.oid order by a.n), coalesce(proargnames[:pronargs], '{}')"
    " from pg_proc as p where pronamespace = 'public'::regnamespace and has_function_privilege('authenticated', oid, 'execute')"
    " order by proname"
)
TRIED = """
    create function pg_temp.tried(calls text[]) returns text[] language plpgsql as $$
    declare
      v_call text;
      v_answer text;
      v_detail text;
      v_answers text[] := '{}';
    begin
      foreach v_call in array calls loop
        begin
          execute v_call into v_answer;
        exception when others then
          get stacked diagnostics v_detail = pg_exception_detail;
          v_answer := concat_ws(' ', sqlstate, sqlerrm, v_detail);
        end;
        v_answers := v_answers || coalesce(v_answer, 'nothing');
      end loop;
      return v_answers;
    end $$;
    grant execute on function pg_temp.tried to authenticated
"""
"""What each of the calls answers, or how it is refused; one round trip for thousands."""


def calls(conn: psycopg.Connection, company: int) -> list[str]:
    """Every function, with all that names a row of this company."""
    rows = [id for _, id in ids(conn, company)]
    people = [id for table, id in ids(conn, company) if table == "users"]
    found = []
    for name, types, arguments in conn.execute(CALLED).fetchall():
        # Of two ids, the first is whose something is; of more, those after the first are of no account.
        named = {0: [], 1: [rows], 2: [people, rows]}.get(types.count("uuid"), [rows, *[["null"]] * 9])
        choices = [
            [id if id == "null" else f"'{id}'" for id in named.pop(0)] if type == "uuid" else [_literal(type, argument, company)]
            for type, argument in zip(types, arguments, strict=True)
        ]
        for values in product(*choices):
            written = ", ".join(f"{value}::{type}" for value, type in zip(values, types, strict=True))
            found.append(f"select string_agg(r::text, ' | ') from public.{name}({written}) as r")
    return found


def _literal(type: str, argument: str, company: int) -> str:
    if type == "_text":
        return "'{superadmin,admin,enrollment_manager,mentor,student}'"
    if type == "jsonb":
        return f"""'{{"company_id": {company}}}'"""
    if type in ("int4", "int8"):
        return str(company) if "company" in argument else "3"
    return f"'{WORDS.get(argument, 'x')}'"


@pytest.fixture
def prepared(two: Two) -> Two:
    """The other company's rows say yes where a function could be asked, and it has a template of its own."""
    conn = two.conn
    conn.execute("update public.recording_views set watched = true")
    conn.execute("update public.users set lms_status = 'active', last_active_at = now() - interval '30 days' where role = 'student'")
    conn.execute("delete from public.student_recovery_messages")
    conn.execute("delete from public.user_unlocks")
    conn.execute(
        "insert into public.notification_templates (company_id, key, title_md, body_md) values (%s, 'only_there', 'T', 'B')", [THERE]
    )
    conn.execute(TRIED)
    return two


def answers(two: Two, caller: str, tried: list[str]) -> list[str]:
    """Nothing of the calls lasts."""
    with two.conn.transaction(force_rollback=True), two.acting(caller):
        [found] = two.conn.execute("select pg_temp.tried(%s)", [tried]).fetchone()
    return found


def nothing_like(id: str) -> str:
    """An id that no row has, always the same for the same one."""
    return str(uuid5(NAMESPACE_OID, id))


def naming_nothing(text: str, foreign: frozenset[str]) -> str:
    """The same with ids that no row has, a company that is not there, and a template of nobody."""
    for id in foreign & set(re.findall(UUID, text)):
        text = text.replace(id, nothing_like(id))
    return text.replace(f'"company_id": {THERE}}}', f'"company_id": {NOWHERE}}}').replace("only_there", "never_there")


@pytest.mark.parametrize("caller", CALLERS)
def test_a_function_answers_about_the_other_company_as_about_nothing(prepared: Two, caller: str) -> None:
    tried = calls(prepared.conn, THERE)
    assert len(tried) > 300
    about_nothing = answers(prepared, caller, [naming_nothing(call, prepared.foreign) for call in tried])
    told = [naming_nothing(answer, prepared.foreign) for answer in answers(prepared, caller, tried)]
    assert prepared.told(about_nothing) == []
    # Ids that a call made up for a new row differ from call to call.
    known = {nothing_like(id) for id in prepared.foreign}
    settled = [[re.sub(UUID, lambda id: id[0] if id[0] in known else "new", answer) for answer in each] for each in (told, about_nothing)]
    assert [each for each in zip(tried, *settled, strict=True) if each[1] != each[2]] == []


@pytest.mark.parametrize("caller", CALLERS)
def test_a_function_changes_nothing_of_the_other_company(prepared: Two, caller: str) -> None:
    conn = prepared.conn

    def rows() -> dict[str, list[str]]:
        query = "select to_jsonb(t)::text from public.{} as t where company_id = %s order by 1"
        return {table: [row[0] for row in conn.execute(query.format(table), [THERE])] for table in prepared.tables()}

    before, tried = rows(), calls(conn, THERE)
    assert len(tried) > 300
    with prepared.acting(caller):
        conn.execute("select pg_temp.tried(%s)", [tried])
    assert rows() == before


def test_the_same_functions_do_tell_an_admin_of_his_own_company(prepared: Two) -> None:
    """So that the silence above is not for want of anything to tell."""
    here = frozenset(id for _, id in ids(prepared.conn, HERE))
    tried = calls(prepared.conn, HERE)
    about_nothing = answers(prepared, "admin", [naming_nothing(call, here) for call in tried])
    own = answers(prepared, "admin", tried)
    telling = {
        re.search(r"public\.(\w+)", call)[1]
        for call, answer, nothing in zip(tried, own, about_nothing, strict=True)
        if naming_nothing(answer, here) != nothing
    }
    assert telling >= {
        "create_notification",
        "get_sequential_unlock_status",
        "get_session_host_details",
        "get_user_lms_status",
        "has_completed_all_modules",
        "initialize_student_unlocks",
        "is_recording_watched",
        "is_assignment_passed",
        "record_recovery_message",
    }
