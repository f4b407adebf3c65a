"""Callers of two companies who try what went wrong before; the fixtures are those of the whole."""
