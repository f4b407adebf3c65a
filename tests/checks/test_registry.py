"""Every check keeps the one shape."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from growthos_cli import checks
from growthos_cli.checks.registry import EVERY


def test_every_file_that_has_an_id_is_registered_under_its_own_name() -> None:
    modules = [import_module(f"growthos_cli.checks.{found.name}") for found in pkgutil.iter_modules(checks.__path__)]
    named = {module.ID: module.__name__.rpartition(".")[2].replace("_", "-") for module in modules if hasattr(module, "ID")}
    registered = {check.id for check in EVERY}
    assert (set(named), named) == (registered, {id: id for id in registered})


def test_every_check_says_what_goes_wrong_how_and_what_mends_it() -> None:
    for check in EVERY:
        headings = ("Ramification: ", "\nBad:\n    ", "\nRemedy:\n    ")
        assert [heading for heading in headings if heading not in check.description] == [], check.id
