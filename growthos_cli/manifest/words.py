"""Closed vocabularies that several keys of the grammar share: what can be granted on what."""

from __future__ import annotations

ABSENT = "absent"
"""How a manifest says that what every database has is not to be there."""

NAMED = "named"
"""How a manifest says that a role is somebody else's to make."""

TABLE_PRIVILEGES = ("select", "insert", "update", "delete", "truncate", "references", "trigger", "maintain")
COLUMN_PRIVILEGES = ("select", "insert", "update", "references")
SEQUENCE_PRIVILEGES = ("select", "update", "usage")
ONESELF = "current_user"
"""Who is granted something by default, where that is whoever creates."""
CLASS_PRIVILEGES = {
    "tables": ("table", TABLE_PRIVILEGES),
    "sequences": ("sequence", SEQUENCE_PRIVILEGES),
    "functions": ("function", ("execute",)),
    "types": ("type", ("usage",)),
    "schemas": ("schema", ("usage", "create")),
    "large_objects": ("large object", ("select", "update")),
}
"""Key of a default privilege -> the class in the catalog, and what can be granted on it."""
