"""`Symptom`: something that engineers see, and in which projects it can occur."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from growthos_cli.flows.book import Book


def always(_: Book) -> bool:
    return True


def has(kind: str) -> Callable[[Book], bool]:
    """Where something of this kind is declared."""
    return lambda book: any(item.kind == kind for item in book.catalog)


def on_supabase(book: Book) -> bool:
    return book.declared.project.platform == "supabase"


def has_role_function(book: Book) -> bool:
    return book.declared.project.role_function is not None


def has_guards(book: Book) -> bool:
    """Where a trigger refuses some roles a column; what is nobody's has no grant."""
    return any(guard.roles for access in book.declared.tables for guard in access.guards)


@dataclass(frozen=True)
class Symptom:
    """`seen`, `means` and `then` are Markdown; `checks` find the cause; `told` is False where the symptom cannot occur."""

    seen: str
    means: str
    then: str
    checks: tuple[str, ...] = ()
    told: Callable[[Book], bool] = always
