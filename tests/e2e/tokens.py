"""The keys of a Supabase project: JSON web tokens signed with its secret (HS256, RFC 7519)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time


def signed(secret: str, **claims: object) -> str:
    """A token with these claims, good for an hour unless `exp` says otherwise."""
    header = {"alg": "HS256", "typ": "JWT"}
    unsigned = f"{_part(header)}.{_part({'exp': int(time.time()) + 3600, **claims})}"
    signature = hmac.digest(secret.encode(), unsigned.encode(), hashlib.sha256)
    return f"{unsigned}.{_text(signature)}"


def unsigned(**claims: object) -> str:
    """A token that claims to need no signature."""
    return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(claims)}."


def _part(value: dict[str, object]) -> str:
    return _text(json.dumps(value).encode())


def _text(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()
