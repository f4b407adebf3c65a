"""What was read from somewhere is made once more as it was, secrets included."""

from __future__ import annotations

import os
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.foreign import ForeignDataWrapper, ForeignServer, UserMapping
from growthos_cli.catalog.options import Secret
from growthos_cli.db.home import Home
from growthos_cli.db.rebuilt import rebuilt
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace
from growthos_cli.platform import PLAIN


def test_a_secret_is_made_again_as_it_is(home: Home) -> None:
    workspace = Workspace(home, Path(), Manifests.of_platform(PLAIN.name), os.environ, lambda _stage: None)
    mapping = UserMapping("away", "public", (("password", Secret.of("hush")),))
    catalog = Catalog.of([ForeignDataWrapper("w"), ForeignServer("away", "w"), mapping])
    with rebuilt(workspace.server, template_of(PLAIN), PLAIN, catalog) as conn:
        assert conn.execute("select umoptions from pg_catalog.pg_user_mapping").fetchall() == [(["password=hush"],)]
