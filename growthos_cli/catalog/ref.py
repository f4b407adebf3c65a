"""`Ref` and `Object`: the address of a thing, and the thing. Identity is by name, never by OID."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

from growthos_cli.names import visible


class Ref(NamedTuple):
    """Kind and path of names: `Ref("column", ("public", "users", "email"))`."""

    # A tuple, because a catalog of 400 tables looks into its dictionaries a hundred thousand times.

    kind: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        """How a person would name it: `function public.f(uuid)`, `grant on table public.users to anon`."""
        spell = _SPELLINGS.get(self.kind, ".".join)
        return f"{self.kind.replace('_', ' ')} {visible(spell(self.path))}"


_SPELLINGS: dict[str, Callable[[tuple[str, ...]], str]] = {}
"""Kind -> how its paths are written; every subclass of Object adds its own."""

_ROOTS: dict[str, Callable[[tuple[str, ...]], Ref]] = {}
"""Kind -> the root of the object at a path; every subclass of Object adds its own."""


_PATHS: dict[type[Object], Callable[[Object], tuple[str, ...]]] = {}
"""How the fields of a key are read, for every subclass of Object: a plan asks for a path a hundred thousand times."""


_COMPARED: dict[type[Object], tuple[str, ...]] = {}
"""What `compared` gives, once it was asked."""


def root_of(kind: str, path: tuple[str, ...]) -> Ref:
    """The root of the object of that kind at `path`, as far as the address tells it: its table, its function's name, or itself."""
    return _ROOTS[kind](path) if kind in _ROOTS else Ref(kind, path)


_KINDS_CALLED: dict[str, str] = {}
"""Word of statements -> the kind that it is another word for."""


def also_called(word: str, cls: type[Object]) -> None:
    """Lets addresses name objects of that kind by this word, too."""
    _KINDS_CALLED[word] = cls.kind
    _ROOTS[word] = cls.root_at


def ref_of(word: str, path: tuple[str, ...]) -> Ref:
    """The ref of what an address names."""
    return Ref(_KINDS_CALLED.get(word, word), path)


def unplanned(default: Any) -> Any:
    """A field that is carried but never compared: what it says is not a difference."""
    return field(default=default, compare=False)


def derived(default: Any) -> Any:
    """A field that is compared and that no manifest says: it follows from other objects."""
    return field(default=default, metadata={"derived": True})


class _Addressed:
    """Room for an address that is told once: a plan asks for one two hundred thousand times."""

    __slots__ = ("_ref",)
    _ref: Ref


@dataclass(frozen=True, slots=True)
class Object(_Addressed):
    """One addressable thing of a catalog. A field's name is the manifest's word, the query's alias and the template's variable.

    `kind` names the five pieces; `rank` is the place among kinds when nothing else decides the order;
    `key` are the fields that make the path of the `Ref`.
    """

    kind: ClassVar[str] = ""
    rank: ClassVar[int] = 0
    key: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        _SPELLINGS[cls.kind] = cls.spelled
        _ROOTS[cls.kind] = cls.root_at
        # An attrgetter of one name gives no tuple.
        _PATHS[cls] = attrgetter(*cls.key) if len(cls.key) > 1 else lambda item: tuple(getattr(item, name) for name in cls.key)

    @property
    def ref(self) -> Ref:
        try:
            return self._ref
        except AttributeError:
            # Without the constructor of named tuples, which takes twice as long.
            ref: Ref = tuple.__new__(Ref, (self.kind, self.path()))
            object.__setattr__(self, "_ref", ref)
            return ref

    def path(self) -> tuple[str, ...]:
        return _PATHS[type(self)](self)

    @property
    def called(self) -> Ref:
        """The address by which comments name it; its own unless statements have another word for it."""
        return self.ref

    @property
    def part_of(self) -> Ref | None:
        """The object that takes this one along when it is dropped; None for one that stands alone."""
        return None

    @property
    def always(self) -> bool:
        """Whether it comes along with something else: a side that does not say all there is takes whatever is there."""
        return False

    @property
    def claim(self) -> Ref | None:
        """What a side claims that says all there is of this sort; None where its root tells that."""
        return None

    @property
    def permanent(self) -> bool:
        """Whether what it is part of always has one, so that it never goes by itself."""
        return False

    @property
    def root(self) -> Ref:
        """What must be managed for this object to be ours to change; itself when it stands alone."""
        return self.part_of or self.ref

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        """The root of an object of this kind at `path`; itself unless the kind says otherwise."""
        return Ref(cls.kind, path)

    def requires(self) -> Iterator[Ref]:
        """Refs that must exist before this object can be created, as far as its own fields say."""
        if holder := self.part_of:
            yield holder

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        """The path as a person would write it after the kind's name."""
        return ".".join(path)

    @classmethod
    def compared(cls) -> tuple[str, ...]:
        """Names of the fields in which two objects of one ref may differ."""
        if cls not in _COMPARED:
            _COMPARED[cls] = tuple(f.name for f in fields(cls) if f.compare and f.name not in cls.key)
        return _COMPARED[cls]
