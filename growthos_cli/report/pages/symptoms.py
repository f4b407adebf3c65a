"""What engineers see when something is wrong, and what it means. Data only.

Source of the codes: PostgreSQL's appendix A (errcodes) and PostgREST's error reference.
"""

from __future__ import annotations

from growthos_cli.report.pages.symptom import Symptom, has, has_guards, has_role_function, on_supabase

SYMPTOMS = (
    Symptom(
        "42501 `permission denied for table …`",
        "The caller's database role has no grant for the command; row security was not even asked. A policy or a trigger that reads another"
        " table is refused in the same words, naming that table.",
        "Compare the table's grants with the list on its page. Give the role its scope under `access`, which grants exactly that command.",
        ("drift",),
    ),
    Symptom(
        "42501 `permission denied for schema …`",
        "The role lacks `usage` on the schema.",
        "Name the role under `usage` of the schema.",
        ("drift",),
    ),
    Symptom(
        "42501 `permission denied for function …`",
        "The caller, or a policy that runs as the caller, calls a function that the role may not execute.",
        "Name the role under `execute` of the function.",
        ("drift", "role-function"),
        has("function"),
    ),
    Symptom(
        "42501 `new row violates row-level security policy`",
        "No permissive policy is true for the row that was to be written, or a restrictive one is false. With `returning`, `on conflict` or"
        " an upsert the row must also be one that the caller may select.",
        "Find the cell of role and command in the access matrix, and put the row's values into the scope's SQL.",
        ("row-security-without-policy", "write-without-select", "drift"),
        has("policy"),
    ),
    Symptom(
        "42501 `only … may change …`",
        "A guarded column was changed by a role that its guard does not name.",
        "See the guarded columns. The rest of the statement can be sent again without that column.",
        (),
        has_guards,
    ),
    Symptom(
        "no rows, and no error",
        "Row security filters: no scope holds for this caller, the session is another one than was thought, or the account has no role.",
        "Look at the access matrix for the role, then at the rows as their owner. A role without a scope sees nothing, by design.",
        ("row-security-without-policy", "role-function"),
        has("row_security"),
    ),
    Symptom(
        "rows of others, and no error",
        "Row security is off, a policy was added by hand, or a policy is wider than the manifest.",
        "Treat it as an incident: `growthos validate`, then `growthos apply`, then find out who read what.",
        ("row-security-disabled", "policy-always-true", "policy-made-meaningless", "view-past-row-security", "unmanaged"),
    ),
    Symptom(
        "an update or delete reports 0 rows",
        "The caller may select the row, but no policy for this command holds for it.",
        "Compare the scopes of `select` and of the command in the table's access.",
        ("write-without-select", "drift"),
        has("policy"),
    ),
    Symptom(
        "everybody is nobody: all lists are empty at once",
        "The function that tells the caller's role is missing, was replaced, or finds no row for its callers.",
        "`growthos validate` names it first and gives the SQL that restores it.",
        ("role-function",),
        has_role_function,
    ),
    Symptom(
        "42P17 `infinite recursion detected in policy`",
        "A policy reads the table that it stands on, directly or through the policy of another table.",
        "Let the policy call a function with `security: definer` that reads the table in its stead.",
        ("policy-recursion",),
        has("policy"),
    ),
    Symptom(
        "54001 `stack depth limit exceeded`",
        "The same ring, closed through a function that runs as its caller, or whose owner is filtered by forced row security. The"
        " server's advice to raise `max_stack_depth` does not help.",
        "Make the function `security: definer`.",
        ("helper-recursion", "role-function"),
        has("function"),
    ),
    Symptom(
        "57014 `canceling statement due to statement timeout`",
        "A policy calls a function for every row, no index serves a scope's comparison, or the statement waits for a lock.",
        "Explain the query as the caller, not as the owner. Calls belong in `(select …)`; what a scope compares belongs in an index.",
        ("policy-call-per-row", "volatile-in-policy", "policy-column-without-index", "role-function"),
    ),
    Symptom(
        "42P01 `relation … does not exist`",
        "A table is missing, or a function with an empty search path names it without its schema.",
        "The context of the error names the function. Write the name with its schema.",
        ("missing-table", "not-provisioned"),
    ),
    Symptom(
        "42883 `function … does not exist`",
        "A function is missing, is called with other types, or is called without its schema from a body with an empty search path.",
        "Compare the call with the signature in the function reference.",
        ("missing-function", "role-function"),
        has("function"),
    ),
    Symptom(
        '42703 or `record "new" has no field …`',
        "A trigger's function names a column that its table does not have: it was renamed, dropped, or the function serves another table.",
        "The context of the error names the function; the table's page lists its triggers.",
        ("drift",),
        has("trigger"),
    ),
    Symptom(
        "23514 `violates check constraint …`",
        "A value is not in its column's vocabulary, or a rule of the table is broken; often a trigger writes it in the caller's name.",
        "The table's page lists what every check holds and every column's values.",
        ("drift",),
        has("check"),
    ),
    Symptom(
        "23503 on insert or update",
        "The row refers to one that is not there, or is another tenant's where the key includes the tenant.",
        "The table's page lists its foreign keys.",
        ("missing-foreign-key-target",),
        has("foreign_key"),
    ),
    Symptom(
        "23503 on delete",
        "A foreign key whose action is `restrict` or `no action` still refers to the row.",
        "The table's page tells by which keys it is referred to, and with which action.",
        ("drift",),
        has("foreign_key"),
    ),
    Symptom(
        "23505 `duplicate key value`",
        "The row is already there: a double submission, or a remainder of one that was deleted elsewhere.",
        "The constraint's name tells the key; the table's page its columns.",
    ),
    Symptom(
        "23502 on a column that has a default",
        "The default is gone, mostly together with a sequence or function that it called.",
        "`growthos diff` shows the column.",
        ("missing-sequence", "drift"),
    ),
    Symptom(
        "something happens twice: two audit rows, two messages",
        "Two triggers call the same function; one of them is declared by no manifest.",
        "The table's page lists its triggers; `growthos diff` shows the one too many.",
        ("unmanaged", "drift"),
        has("trigger"),
    ),
    Symptom(
        "`Bucket not found`",
        "The bucket is missing, or is named differently from what the client asks for.",
        "Compare the name with the storage matrix, letter by letter.",
        ("bucket-missing", "bucket-in-policy"),
        has("bucket"),
    ),
    Symptom(
        "an upload is refused as a violation of row-level security on `objects`",
        "The path does not begin with the folder that the scope expects, or an overwriting upload lacks `select` or `update`.",
        "See the storage matrix, and what tells a file's owner there.",
        ("bucket-in-policy", "storage-policy-without-path", "drift"),
        has("bucket"),
    ),
    Symptom(
        "a file is served to everybody who has its address",
        "The bucket is public: policies decide who lists its files, not who reads them.",
        "See which buckets are declared public.",
        ("bucket-publicity", "bucket-public", "bucket-listable"),
        has("bucket"),
    ),
    Symptom(
        "a screen does not refresh by itself",
        "The table is in no publication, or its row security hides the row from the listener.",
        "See the published tables.",
        ("drift",),
        has("publication_table"),
    ),
    Symptom(
        "PGRST202, PGRST204 or PGRST205 right after a change",
        "The API still holds the schema of before.",
        "`notify pgrst, 'reload schema';`",
        ("missing-function", "missing-table"),
        on_supabase,
    ),
    Symptom(
        "PGRST203 or 42725 `function … is not unique`",
        "There are two signatures of one name, one of them left behind by an earlier version.",
        "`growthos apply` drops the one that no manifest declares.",
        ("overloaded-function", "drift"),
        has("function"),
    ),
    Symptom(
        "PGRST116, or `single()` fails",
        "The query found no row or several. No row is what row security leaves of one that the caller may not see.",
        "Ask without `single()` as the same caller, and compare with the access matrix.",
        (),
        on_supabase,
    ),
    Symptom(
        "PGRST301 or PGRST303",
        "The session's token has expired or was signed with another key; Postgres was not asked.",
        "Sign in again; after a change of keys, give every client the new one.",
        (),
        on_supabase,
    ),
    Symptom(
        "a person signs in and may do nothing",
        "The account has no row that tells its role, or one that no longer counts.",
        "Ask for that row by the account's id, as its owner; the role function's comment tells which rows count.",
        ("role-function",),
        has_role_function,
    ),
    Symptom(
        "53300 `remaining connection slots are reserved`, or a pooler's `max client connections`",
        "More sessions than the server or its pooler lets in, often idle ones.",
        "Count `pg_stat_activity` by role, application and state. Short requests belong on the pooler's transaction mode.",
    ),
    Symptom(
        "25006 `cannot execute … in a read-only transaction`",
        "The target is a replica, its disk is full and the host made it read-only, or a setting was left on a pooled connection.",
        "`select pg_is_in_recovery()`, then `show default_transaction_read_only`.",
    ),
    Symptom(
        "55P03, 40P01, or a change that hangs",
        "Another session holds a lock that the change needs.",
        "End that session's transaction and run the command again: nothing was half applied.",
    ),
    Symptom(
        "`growthos diff` finds what nobody wrote",
        "Somebody changed the target by hand.",
        "Take the change into the manifest, or `growthos apply` to undo it.",
        ("drift", "unmanaged"),
    ),
)
