"""The names that every Supabase project brings along (Supabase environment, state of autumn 2026)."""

from __future__ import annotations

API_ROLES = ("anon", "authenticated", "service_role")
"""The roles that a request through the Data API runs as."""

BYPASSING_ROLES = frozenset({"service_role"})
"""Those of them that hold BYPASSRLS."""

LOGIN_ROLE = "authenticator"
"""What the Data API signs in as; each request then becomes one of the API_ROLES."""

PLATFORM_ROLES = frozenset(
    {
        *API_ROLES,
        "authenticator",
        "postgres",
        "supabase_admin",
        "supabase_auth_admin",
        "supabase_storage_admin",
        "supabase_realtime_admin",
        "supabase_replication_admin",
        "supabase_read_only_user",
        "supabase_etl_admin",
        "supabase_functions_admin",
        "supabase_privileged_role",
        "supabase_superuser",
        "dashboard_user",
        "pgbouncer",
        "cli_login_postgres",
        "pgsodium_keyholder",
        "pgsodium_keyiduser",
        "pgsodium_keymaker",
        "pgtle_admin",
    }
)
"""Roles that exist, or in older projects may exist, without anybody having declared them."""

PLATFORM_SCHEMAS = frozenset(
    {
        "auth",
        "storage",
        "realtime",
        "_realtime",
        "extensions",
        "graphql",
        "graphql_public",
        "vault",
        "pgbouncer",
        "pgsodium",
        "pgsodium_masks",
        "pgtle",
        "cron",
        "net",
        "pgmq",
        "_analytics",
        "supabase_functions",
        "supabase_migrations",
        "supautils",
    }
)
"""Schemas that are never planned. `supautils` holds the refusals of the embedded database (decision 0002)."""

_AUTH_TABLES = """
    audit_log_entries flow_state identities instances mfa_amr_claims mfa_challenges mfa_factors one_time_tokens
    refresh_tokens saml_providers saml_relay_states sessions sso_domains sso_providers users
""".split()
_STORAGE_TABLES = "buckets buckets_analytics objects s3_multipart_uploads s3_multipart_uploads_parts".split()

HOST_TABLES = frozenset(
    {
        *(("auth", table) for table in _AUTH_TABLES),
        *(("storage", table) for table in _STORAGE_TABLES),
        ("realtime", "messages"),
    }
)
"""(schema, table) of the platform on which `postgres` may create and drop policies and triggers (supautils policy_grants)."""

PLATFORM_TRIGGERS = frozenset(
    {
        ("storage", "buckets", "enforce_bucket_name_length_trigger"),
        ("storage", "buckets", "protect_buckets_delete"),
        ("storage", "objects", "protect_objects_delete"),
        ("storage", "objects", "update_objects_updated_at"),
        # Projects of 2025 carry these until storage migrations 0042 to 0054 take the prefixes table away again.
        ("storage", "objects", "objects_delete_delete_prefix"),
        ("storage", "objects", "objects_insert_create_prefix"),
        ("storage", "objects", "objects_update_create_prefix"),
        ("realtime", "subscription", "tr_check_filters"),
    }
)
"""(schema, table, trigger) that ship with the platform. `postgres` could drop them, so a plan must know them."""

PLATFORM_PUBLICATIONS = frozenset({"supabase_realtime", "supabase_realtime_messages_publication"})
"""Publications whose existence is the platform's; membership of tables in `supabase_realtime` is the user's."""

PLATFORM_EXTENSIONS = {
    "plpgsql": "pg_catalog",
    "pgcrypto": "extensions",
    "uuid-ossp": "extensions",
    "pg_stat_statements": "extensions",
    "supabase_vault": "vault",
}
"""Extension -> schema, as installed in a new project. The embedded server has substitutes for what it lacks."""

PLATFORM_EVENT_TRIGGERS = frozenset(
    {
        "issue_pg_cron_access",
        "issue_pg_graphql_access",
        "issue_pg_net_access",
        "issue_graphql_placeholder",
        "pgrst_ddl_watch",
        "pgrst_drop_watch",
        "supautils_refuse_alteration",
        "supautils_refuse_drop",
    }
)
"""Event triggers that nobody declared; the last two are the embedded database's own."""

_BY_SECRET_KEY = "The Data API signs in as authenticator and becomes it for requests with the secret key."
_OF_THE_PLATFORM = "Its attributes are the platform's; no request of the Data API runs as it."
_BY_THE_PLATFORM = "Only the platform creates objects as supabase_admin, and only it may change these."

ACCEPTED_FINDINGS = {
    ("bypass-role-of-login", "role service_role"): _BY_SECRET_KEY,
    ("owner-past-row-security", "role postgres"): _OF_THE_PLATFORM,
    ("default-privileges-open", "role supabase_admin"): _BY_THE_PLATFORM,
}
"""(check, object) -> why: findings that every project has and that `postgres` cannot end."""
