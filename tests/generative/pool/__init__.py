"""All that a drawn schema may have, in an order in which each comes after what it may need."""

from __future__ import annotations

from pool.parts import PARTS
from pool.places import PLACES
from pool.relations import RELATIONS
from pool.routines import ROUTINES
from pool.said import SAID

POOL = (*PLACES, *ROUTINES, *RELATIONS, *PARTS, *SAID)
