"""Identifiers and literals as Postgres writes them. Knows nothing of any kind.

Source: quote_identifier() in ruleutils.c and quote_literal_cstr() in quote.c.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

MAX_IDENTIFIER_BYTES = 63
"""NAMEDATALEN - 1; Postgres cuts longer names silently, so two of them can collide."""

_PLAIN = re.compile(r"[a-z_][a-z0-9_]*\Z")

# Words that Postgres 15 to 18 treat as reserved or as column/type names; quoting one too many is harmless.
_KEYWORDS = frozenset(
    """all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case
    cast char character check coalesce collate collation column concurrently constraint create cross current_catalog
    current_date current_role current_schema current_time current_timestamp current_user dec decimal default
    deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant
    greatest group grouping having ilike in initially inner inout int integer intersect interval into is isnull join
    json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
    json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national
    natural nchar none normalize not notnull null nullif numeric offset on only or order out outer over overlaps
    overlay placing position precision primary real references returning right row select session_user setof similar
    smallint some string substring symmetric system_user table tablesample then time timestamp to trailing treat trim
    true union unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat
    xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable""".split()
)


def quote(name: str) -> str:
    """The identifier, quoted only where Postgres would quote it: `users`, `"order"`, `"a""b"`."""
    if _PLAIN.match(name) and name not in _KEYWORDS:
        return name
    return '"' + name.replace('"', '""') + '"'


def qualified(*path: str) -> str:
    """A dotted name of quoted parts: `public.users`."""
    return ".".join(map(quote, path))


def literal(value: str | None) -> str:
    """A string literal that is safe whatever `standard_conforming_strings` says; `null` for None."""
    if value is None:
        return "null"
    escaped = value.replace("'", "''")
    if "\\" in escaped:
        return "E'" + escaped.replace("\\", "\\\\") + "'"
    return f"'{escaped}'"


def dollar_quoted(body: str, tag: str = "body") -> str:
    """The body between dollar quotes whose tag does not occur in it."""
    fence, n = f"${tag}$", 0
    while fence in body or body.endswith(fence[:-1]):
        n += 1
        fence = f"${tag}{n}$"
    return f"{fence}{body}{fence}"


def fits(name: str) -> bool:
    """True when Postgres keeps the whole name."""
    return len(name.encode()) <= MAX_IDENTIFIER_BYTES


def visible(text: str) -> str:
    """Catalog text made safe to print: control, bidirectional and invisible characters are shown escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


# Controls, formats (bidirectional marks among them), surrogates, private and unassigned characters; line and paragraph separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _shown(char: str) -> str:
    if unicodedata.category(char) not in _HIDDEN:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'using'?` when a known word is near, else nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
