"""Roles, memberships and settings are those of a Supabase project."""

from __future__ import annotations

from typing import Any

from platform_server import Caller, Server

from growthos_cli.platform import PLATFORM_ROLES

# login, superuser, inherit, createrole, createdb, replication, bypassrls
ATTRIBUTES = {
    "anon": "--i----",
    "authenticated": "--i----",
    "authenticator": "l------",
    "dashboard_user": "--icdr-",
    "pgbouncer": "l-i----",
    "postgres": "l-icdrb",
    "service_role": "--i---b",
    "supabase_admin": "lsicdrb",
    "supabase_auth_admin": "l--c---",
    "supabase_etl_admin": "l-i--rb",
    "supabase_privileged_role": "--i----",
    "supabase_read_only_user": "l-i---b",
    "supabase_realtime_admin": "-------",
    "supabase_replication_admin": "l-i--r-",
    "supabase_storage_admin": "l--c---",
}

MEMBERSHIPS = {
    ("anon", "authenticator", ""),
    ("authenticated", "authenticator", ""),
    ("service_role", "authenticator", ""),
    ("authenticator", "supabase_storage_admin", ""),
    ("pg_monitor", "supabase_read_only_user", ""),
    ("pg_read_all_data", "supabase_read_only_user", ""),
    ("pg_monitor", "supabase_etl_admin", ""),
    ("pg_read_all_data", "supabase_etl_admin", ""),
    ("supabase_privileged_role", "supabase_etl_admin", ""),
    ("supabase_privileged_role", "postgres", ""),
    ("anon", "postgres", "admin"),
    ("authenticated", "postgres", "admin"),
    ("service_role", "postgres", "admin"),
    ("pg_monitor", "postgres", "admin"),
    ("pg_read_all_data", "postgres", "admin"),
    ("pg_signal_backend", "postgres", "admin"),
    # Not of Supabase: they stand in for supautils.
    ("supabase_auth_admin", "postgres", ""),
    ("supabase_storage_admin", "postgres", ""),
    ("supabase_realtime_admin", "postgres", ""),
}


def read_attributes(admin: Caller) -> dict[object, object]:
    return dict(
        admin.rows("""
            select rolname, concat(
              case when rolcanlogin then 'l' else '-' end, case when rolsuper then 's' else '-' end,
              case when rolinherit then 'i' else '-' end, case when rolcreaterole then 'c' else '-' end,
              case when rolcreatedb then 'd' else '-' end, case when rolreplication then 'r' else '-' end,
              case when rolbypassrls then 'b' else '-' end)
            from pg_catalog.pg_roles where rolname !~ '^pg_'
        """)
    )


def read_memberships(admin: Caller) -> set[tuple[Any, ...]]:
    return set(
        admin.rows("""
            select roleid::regrole::text, member::regrole::text, case when admin_option then 'admin' else '' end
            from pg_catalog.pg_auth_members where member::regrole::text !~ '^pg_'
        """)
    )


def test_roles_have_the_attributes_of_a_project(admin: Caller) -> None:
    assert read_attributes(admin) == ATTRIBUTES


def test_every_role_of_the_cluster_is_known_to_be_the_platforms(admin: Caller) -> None:
    assert set(read_attributes(admin)) <= PLATFORM_ROLES


def test_memberships_are_those_of_a_project(admin: Caller, server: Server) -> None:
    newer = {("authenticator", "postgres", "admin"), ("pg_create_subscription", "postgres", "admin")} if server.major >= 16 else set()
    assert read_memberships(admin) == MEMBERSHIPS | newer


def test_roles_carry_their_settings(admin: Caller) -> None:
    settings = dict(admin.rows("select setrole::regrole::text, setconfig from pg_catalog.pg_db_role_setting where setdatabase = 0"))
    assert settings == {
        "anon": ["statement_timeout=3s"],
        "authenticated": ["statement_timeout=8s"],
        "authenticator": ["statement_timeout=8s", "lock_timeout=8s"],
        "postgres": [r'search_path="\$user", public, extensions'],
        "supabase_admin": ['search_path="$user", public, auth, extensions', "log_statement=none", "statement_timeout=0"],
        "supabase_auth_admin": ["search_path=auth", "idle_in_transaction_session_timeout=60000", "log_statement=none"],
        "supabase_storage_admin": ["search_path=storage", "log_statement=none"],
        "supabase_read_only_user": ["default_transaction_read_only=on"],
    }


def test_loading_the_cluster_files_again_mends_and_changes_nothing_else(admin: Caller, server: Server) -> None:
    roles, memberships = read_attributes(admin), read_memberships(admin)
    admin.connection.rollback()
    admin.connection.autocommit = True
    admin.connection.execute("alter role anon login bypassrls")
    server.load("cluster", "postgres")
    assert (read_attributes(admin), read_memberships(admin)) == (roles, memberships)


def test_postgres_cannot_turn_into_the_services(caller: Caller, server: Server) -> None:
    # PostgreSQL 15 knows no membership without SET (decision 0002).
    expected = "ok" if server.major < 16 else '42501 permission denied to set role "supabase_storage_admin"'
    assert caller.run("set role supabase_storage_admin") == expected
    assert caller.run("set role supabase_admin") == '42501 permission denied to set role "supabase_admin"'


def test_postgres_inherits_no_right_to_create_in_the_platforms_schemas(caller: Caller) -> None:
    # USAGE everywhere comes with pg_read_all_data.
    rights = caller.rows("""
        select nspname, pg_catalog.has_schema_privilege(oid, 'usage'), pg_catalog.has_schema_privilege(oid, 'create')
        from pg_catalog.pg_namespace
        where nspname in ('auth', 'storage', 'realtime', 'vault', 'graphql_public', 'supautils', 'extensions', 'public')
        order by nspname
    """)
    assert rights == [
        ("auth", True, False),
        ("extensions", True, True),
        ("graphql_public", True, False),
        ("public", True, True),
        ("realtime", True, False),
        ("storage", True, False),
        ("supautils", True, False),
        ("vault", True, False),
    ]
