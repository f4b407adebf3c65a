"""`Site`: on which page, and at which anchor, everything is told; and the links that lead there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from growthos_cli.access.branches import Access, scope_named
from growthos_cli.catalog.ref import Ref
from growthos_cli.flows.book import Area, Book
from growthos_cli.intent import NONE, Scope
from growthos_cli.manifest.paths import spelled
from growthos_cli.report.pages.markdown import Block, code, heading

SIGNATURE = "<!-- Made by `growthos docs` from the manifests: edit those, then run it again. -->"
"""The first line of every page, by which it is told from a page that a person wrote."""

INDEX = "README.md"
SECURITY = "security.md"
CREATION = "creation.md"
TROUBLESHOOTING = "troubleshooting.md"

TABLES = "tables"
FUNCTIONS = "functions"
FOLDERS = ("", TABLES, FUNCTIONS)
"""Where pages stand: at the top, and one per area below each of these."""

_LONGEST = 60


@dataclass(frozen=True)
class Address:
    """A place on a page; no anchor means its top."""

    page: str
    anchor: str = ""


Subject = Ref | Scope
"""What has a place of its own: an object of the catalog, or a scope by its definition, because a table may hide a common one's name."""


@dataclass(frozen=True)
class Site:
    book: Book
    addresses: Mapping[Subject, Address] = field(default_factory=dict)
    table_pages: Mapping[Area, str] = field(default_factory=dict)
    function_pages: Mapping[Area, str] = field(default_factory=dict)

    def anchor(self, subject: Subject) -> str:
        return self.addresses[subject].anchor

    def link(self, here: str, subject: Subject, said: str) -> str:
        """`said`, which is Markdown already, as a link to where the subject is told; by itself where it is told nowhere."""
        found = self.addresses.get(subject)
        return f"[{said}]({self.path(here, found)})" if found else said

    def path(self, here: str, address: Address) -> str:
        """The address as seen from a page."""
        page = "" if address.page == here else quote(posixpath.relpath(address.page, posixpath.dirname(here) or "."))
        return f"{page}#{address.anchor}" if address.anchor else page or posixpath.basename(here)

    def table(self, here: str, ref: Ref) -> str:
        return self.link(here, ref, code(spelled(*ref.path)))

    def function(self, here: str, ref: Ref) -> str:
        """A function by its name; an overloaded one with the types of its arguments."""
        alone = len(self.book.overloads.get(Ref("function", ref.path[:2]), ())) < 2
        return self.link(here, ref, code(spelled(*ref.path[:2]) + ("()" if alone else f"({ref.path[2]})")))

    def scope(self, here: str, access: Access, name: str) -> str:
        """A scope by its name, a dash for no rows."""
        if name == NONE:
            return "–"
        found = scope_named(self.book.declared, access, name)
        return self.link(here, found, code(name)) if found else code(name)

    def check(self, here: str, id: str) -> str:
        """A check by its id."""
        return f"[{code(id)}]({self.path(here, Address(TROUBLESHOOTING, check_anchor(id)))})"

    def head(self, here: str, title: str) -> Block:
        """How a page begins; `title` is Markdown already."""
        yield from (SIGNATURE, "")
        yield from heading(1, title)
        others = ((INDEX, "Index"), (SECURITY, "Security model"), (CREATION, "Creation guide"), (TROUBLESHOOTING, "Troubleshooting"))
        yield " · ".join(f"[{name}]({self.path(here, Address(page))})" for page, name in others if page != here)
        yield ""


def site(book: Book) -> Site:
    """Where everything of the book is told."""
    named = list(_slugs(_stem(book, area) for area in book.areas))
    tables = {area: f"{TABLES}/{name}.md" for area, name in zip(book.areas, named, strict=True) if area.tables}
    functions = {area: f"{FUNCTIONS}/{name}.md" for area, name in zip(book.areas, named, strict=True) if area.functions}
    return Site(book, dict(_addresses(book, tables, functions)), tables, functions)


def check_anchor(id: str) -> str:
    """Where the page of troubleshooting tells about a check; ids are made of letters and dashes."""
    return f"check-{id}"


def title(book: Book, area: Area) -> str:
    """The area's folder as words, `Financial management`; the project's name for the manifests folder itself. Not yet escaped."""
    words = " ".join(re.sub(r"[_-]+", " ", area.path).replace("/", " / ").split())
    return words[:1].upper() + words[1:] if words else book.declared.project.name


def _addresses(book: Book, tables: Mapping[Area, str], functions: Mapping[Area, str]) -> Iterator[tuple[Subject, Address]]:
    for area, page in tables.items():
        anchors = _Anchors()
        for ref in area.tables:
            anchor = anchors.taken(spelled(*ref.path))
            yield ref, Address(page, anchor)
            access = book.access.get(ref)
            for scope in access.scopes.values() if access else ():
                yield scope, Address(page, anchors.taken(f"{anchor}-{scope.name}"))
    for area, page in functions.items():
        anchors = _Anchors()
        for ref in area.functions:
            yield ref, Address(page, anchors.taken(spelled(*ref.path[:2])))
    anchors = _Anchors()
    for scope in book.declared.scopes.values():
        yield scope, Address(SECURITY, anchors.taken(f"scope-{scope.name}"))
    for scope in dict.fromkeys(scope for bucket in book.declared.buckets for scope in bucket.scopes.values()):
        yield scope, Address(SECURITY, anchors.taken(f"files-{scope.name}"))
    for bucket in book.catalog.kind("bucket"):
        yield bucket.ref, Address(SECURITY, anchors.taken(f"bucket-{bucket.path()[0]}"))


class _Anchors:
    """The anchors of one page, no two alike."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def taken(self, name: str) -> str:
        return next(iter(_slugs([name], self._taken)))


def _stem(book: Book, area: Area) -> str:
    return area.path or book.declared.project.name


def _slugs(names: Iterable[str], taken: set[str] | None = None) -> Iterator[str]:
    """Each name as a word for addresses and file names, no two alike, also where a file system takes `A` for `a`."""
    taken = set() if taken is None else taken
    for name in names:
        stem = re.sub(r"[^\w-]+", "-", name).strip("-")[:_LONGEST] or "x"
        slug, number = stem, 1
        while slug.casefold() in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug.casefold())
        yield slug
