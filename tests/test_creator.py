"""Default privileges of whoever creates, told apart from those of a role that is named."""

from __future__ import annotations

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.creator import CREATOR, acting, named_by_nobody, of_creator
from growthos_cli.catalog.made import Made
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import DefaultPrivilege


def gives(role: str, grantee: str, *privileges: str, schema: str = "s", withheld: tuple[str, ...] = ()) -> DefaultPrivilege:
    return DefaultPrivilege(role, schema, "table", grantee, privileges, withheld=withheld)


def test_what_is_said_twice_of_who_acts_adds_up() -> None:
    said = Catalog.of([gives(CREATOR, "a", "select"), gives("me", "a", "insert"), gives("other", "a", "delete")])
    found = acting(said, "me")
    assert sorted(found, key=lambda item: item.ref) == [gives("me", "a", "insert", "select"), gives("other", "a", "delete")]


def test_what_the_creator_gives_itself_goes_along() -> None:
    assert list(acting(Catalog.of([gives(CREATOR, CREATOR, schema="", withheld=("select",))]), "me")) == [
        gives("me", "me", schema="", withheld=("select",))
    ]


def test_roots_that_are_claimed_and_what_is_given_go_along() -> None:
    unnamed, named = gives(CREATOR, "a", "select"), gives("me", "a", "select")
    said = Catalog(claims=frozenset({unnamed.root}), given=frozenset({unnamed.ref}))
    assert acting(said, "me") == Catalog(claims=frozenset({named.root}), given=frozenset({named.ref}))
    assert of_creator(acting(said, "me"), "me") == said


def test_only_the_roots_that_are_meant_are_of_the_creator() -> None:
    there = Catalog.of([gives("me", "a", "select"), gives("me", "b", "select", schema="t")])
    meant = named_by_nobody({gives(CREATOR, "a", "select").root, gives("me", "b", "select", schema="t").root, Ref("table", ("s", "t"))})
    assert list(of_creator(there, "me", meant)) == [gives("me", "b", "select", schema="t"), gives(CREATOR, "a", "select")]


def test_other_kinds_stay_as_they_are_made() -> None:
    said = Catalog(Made.of({item.ref: item for item in [gives(CREATOR, "a", "select")]}))
    found = acting(said, "me").objects
    assert isinstance(found, Made)
    assert list(found.values()) == [gives("me", "a", "select")]
    nothing = Catalog.of([gives("me", "a", "select")])
    assert acting(nothing, "me") is nothing
