"""Names for sets of rows that nobody has named yet: by the columns that they ask for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from growthos_cli.access.printed import mentions
from growthos_cli.access.readings import Text
from growthos_cli.access.recognise import RecognisedAccess
from growthos_cli.catalog.ref import Ref

_MOST_COLUMNS = 2
_OF_ROLES_ALONE = re.compile(r"[( ]*(?:SELECT )?[( ]*(?:SELECT )?\S+\(\)(?: AS \S+\))? in \(\{roles\}\)[) ]*")


@dataclass(frozen=True)
class NamedScopes:
    """Scopes by name, with the columns that each needs: common ones, those of each table or bucket, and what they are called there."""

    common: Mapping[str, tuple[Text, tuple[str, ...]]]
    own: Mapping[Ref, Mapping[str, Text]]
    names: Mapping[tuple[Ref, Text], str]


def named_scopes(access: Mapping[Ref, RecognisedAccess]) -> NamedScopes:
    """What more than one of them says is common."""
    users: dict[Text, list[Ref]] = defaultdict(list)
    for ref, each in sorted(access.items()):
        for text in {text for cells in each.cells.values() for text in cells.values()}:
            users[text].append(ref)
    common: dict[str, tuple[Text, tuple[str, ...]]] = {}
    own: dict[Ref, dict[str, Text]] = defaultdict(dict)
    names: dict[tuple[Ref, Text], str] = {}
    for text, refs in sorted(users.items(), key=lambda pair: (-len(pair[1]), pair[0].using, pair[0].check or "")):
        needs = _columns(text, [access[ref].columns for ref in refs])
        taken: set[str] = set(common)
        for ref in refs:
            taken |= set(own[ref])
        name = _free(_name(text, needs), taken)
        if len(refs) > 1:
            common[name] = text, needs
        else:
            own[refs[0]][name] = text
        names |= {(ref, text): name for ref in refs}
    return NamedScopes(common, {ref: found for ref, found in own.items() if found}, names)


def _columns(text: Text, of_tables: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The columns of all these tables that the text mentions, as they stand in the first."""
    first, *others = of_tables
    return tuple(name for name in first if all(name in each for each in others) and mentions(f"{text.using} {text.check or ''}", name))


def _name(text: Text, columns: tuple[str, ...]) -> str:
    if text == Text("true"):
        return "everything"
    if _OF_ROLES_ALONE.fullmatch(text.using) and text.check is None:
        return "all"
    return "by_" + "_and_".join(columns[:_MOST_COLUMNS]) if columns else "some"


def _free(name: str, taken: Collection[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free
