"""growthos: declare a Postgres schema and its row-level security in YAML, and keep databases equal to it."""

__version__ = "0.1.0"
