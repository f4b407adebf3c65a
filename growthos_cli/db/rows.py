"""`Rows`: what a query gave, packed until somebody looks at it: most comparisons need no more than to know that it is the same."""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    import psycopg

Row = tuple[Any, ...]

AT_ONCE = 1024
_PLAIN = 2
"""The format of marshal that knows no references, so that equal rows are equal bytes."""


class _Packed:
    """Packed rows, known by their digest: two databases that hold the same share them."""

    __slots__ = ("__weakref__", "content", "digest")

    def __init__(self, content: bytes, digest: bytes) -> None:
        self.content = content
        self.digest = digest


_KEPT: WeakValueDictionary[bytes, _Packed] = WeakValueDictionary()
"""All that somebody holds, by digest."""


def _packed(rows: list[Row]) -> _Packed:
    content = marshal.dumps(rows, _PLAIN)
    digest = hashlib.sha256(content).digest()
    return _KEPT.setdefault(digest, _Packed(content, digest))


class Rows:
    """The rows of a query; looking at them again and again unpacks them again and again.

    `addresses` are those of `addressed` rows, which begin with them; the rows are then what follows. `digest` is of the rows alone: where
    two are alike, so are the rows.
    """

    def __init__(self, chunks: Iterable[list[Row]] = (), *, addressed: bool = False) -> None:
        self.addresses = array("q")
        self._chunks: list[_Packed] = []
        self._count = 0
        digest = hashlib.sha256()
        for chunk in chunks:
            self._count += len(chunk)
            if addressed:
                self.addresses.extend([row[0] for row in chunk])
            self._chunks.append(_packed([row[1:] for row in chunk] if addressed else chunk))
            digest.update(self._chunks[-1].digest)
        self.digest = digest.hexdigest()

    @classmethod
    def fetched(cls, cursor: psycopg.Cursor[Row], *, addressed: bool) -> Rows:
        """All that the cursor has."""
        return cls(iter(lambda: cursor.fetchmany(AT_ONCE), []), addressed=addressed)

    @classmethod
    def streamed(cls, rows: Iterator[Row], *, addressed: bool) -> Rows:
        """All that comes, packed while the rest is on its way."""
        return cls(iter(lambda: list(islice(rows, AT_ONCE)), []), addressed=addressed)

    def without(self, paths: Container[Row]) -> Rows:
        """Addressed rows but those that begin with one of these paths of three names."""
        return Rows([[(at, *row) for at, row in zip(self.addresses, self, strict=True) if row[:3] not in paths]], addressed=True)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        for chunk in self._chunks:
            yield from marshal.loads(chunk.content)


def digest_of(*parts: Rows | None) -> str:
    """Of several together; None stands for rows that were not asked for."""
    return hashlib.sha256(" ".join(part.digest if part is not None else "-" for part in parts).encode()).hexdigest()
