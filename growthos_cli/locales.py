"""ICU's names of locales, which PostgreSQL 15 keeps as they were written and later ones turn into language tags."""

from __future__ import annotations

_KEYS = {
    "calendar": "ca",
    "colalternate": "ka",
    "colbackwards": "kb",
    "colcasefirst": "kf",
    "colcaselevel": "kc",
    "collation": "co",
    "colnormalization": "kk",
    "colnumeric": "kn",
    "colreorder": "kr",
    "colstrength": "ks",
    "currency": "cu",
    "numbers": "nu",
}
_VALUES = {
    "dictionary": "dict",
    "gb2312han": "gb2312",
    "identical": "identic",
    "no": "false",
    "non-ignorable": "noignore",
    "phonebook": "phonebk",
    "primary": "level1",
    "quaternary": "level4",
    "secondary": "level2",
    "tertiary": "level3",
    "traditional": "trad",
    "true": "",
    "yes": "",
}
_KEY_LENGTH = 2


def same_locale(one: str | None, other: str | None) -> bool:
    """True where two names mean one locale, as far as their spelling tells."""
    return one == other or (one is not None and other is not None and _tag(one) == _tag(other))


def _tag(locale: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """The language with its script and region, and what is said besides: key and value."""
    name = locale.lower().replace("_", "-")
    if name in ("c", "posix"):
        return "en-us", frozenset({("va", "posix")})
    language, at, words = name.partition("@")
    said = dict(word.partition("=")[::2] for word in words.split(";") if word) if at else {}
    language, _, extension = language.partition("-u-")
    key = ""
    for part in extension.split("-") if extension else ():
        if len(part) == _KEY_LENGTH:
            key = part
            said[key] = ""
        else:
            said[key] = f"{said[key]}-{part}".strip("-") if key else part
    return language or "und", frozenset((_KEYS.get(key, key), _VALUES.get(value, value)) for key, value in said.items())
