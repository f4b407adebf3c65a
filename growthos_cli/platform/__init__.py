"""What a platform owns in a database: names we may refer to and never plan, and statements its `postgres` is refused.

Pure data, known without a connection. Two platforms: `SUPABASE` and `PLAIN` (Postgres by itself).
"""

from growthos_cli.platform.platforms import PLAIN, PLATFORMS, SUPABASE, Platform, platform_named
from growthos_cli.platform.privileges import LEGACY_DEFAULT_PRIVILEGES
from growthos_cli.platform.refusals import refusal
from growthos_cli.platform.supabase import (
    API_ROLES,
    HOST_TABLES,
    PLATFORM_EXTENSIONS,
    PLATFORM_PUBLICATIONS,
    PLATFORM_ROLES,
    PLATFORM_SCHEMAS,
    PLATFORM_TRIGGERS,
)

__all__ = [
    "API_ROLES",
    "HOST_TABLES",
    "LEGACY_DEFAULT_PRIVILEGES",
    "PLAIN",
    "PLATFORMS",
    "PLATFORM_EXTENSIONS",
    "PLATFORM_PUBLICATIONS",
    "PLATFORM_ROLES",
    "PLATFORM_SCHEMAS",
    "PLATFORM_TRIGGERS",
    "SUPABASE",
    "Platform",
    "platform_named",
    "refusal",
]
