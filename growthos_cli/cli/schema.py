"""`growthos schema`: the grammar of manifests, for editors."""

from __future__ import annotations

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE


def schema() -> int:
    """Print the JSON Schema of manifests, for editors."""
    console.begin("schema")
    from growthos_cli.manifest.grammar import json_schema
    from growthos_cli.report import documents

    console.write(documents.text(json_schema()))
    return DONE
