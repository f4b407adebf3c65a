"""An empty project: growthos.yaml, and a first table to be edited."""

from __future__ import annotations

import os
from pathlib import Path

from growthos_cli.errors import GrowthosError
from growthos_cli.flows.files import make_folder, write
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.manifest.yaml_text import document
from growthos_cli.names import visible
from growthos_cli.platform import SUPABASE, Platform

_PLATFORM = "# supabase: its schemas and roles are the platform's; postgres: there is nothing but Postgres\n"
_ENVIRONMENTS = """\
# environments:                    # connection strings come from the environment or from pg_service.conf, never from this file
#   staging: {url_variable: STAGING_DATABASE_URL}
#   production: {service: production, protected: true}
"""
_TABLE = """\
# A first table: take the number signs away, or delete the file. Every key is in docs/manifests.md; `growthos schema` tells editors.
#
# table: notes
# comment: What somebody wrote down.
# columns:
#   id:         {type: uuid, default: gen_random_uuid(), primary_key: true}
#   owner_id:   {type: uuid, not_null: true}
#   body:       {type: text, not_null: true}
#   created_at: {type: timestamptz, not_null: true, default: now()}
# indexes:
#   - [owner_id]
"""
_POLICY = """\
# policies:
#   notes_own: {command: select, to: [authenticated], using: owner_id = (select auth.uid())}
# grants:
#   authenticated: [select]
"""
TABLE_FILE = "tables/notes.yaml"


def begin(folder: Path, name: str, platform: Platform) -> list[str]:
    """Writes the files of an empty project; their paths below the folder. Raises GrowthosError where one stands already."""
    texts = {
        PROJECT_FILE: document({"project": name, "platform": platform.name}) + _PLATFORM + _ENVIRONMENTS,
        TABLE_FILE: _TABLE + (_POLICY if platform == SUPABASE else ""),
    }
    for path in texts:
        if os.path.lexists(folder / path):
            raise GrowthosError(f"{visible(str(folder / path))} stands there already; name another folder, or go on with that project")
    for path, text in texts.items():
        make_folder((folder / path).parent)
        write(folder / path, text)
    return sorted(texts)
