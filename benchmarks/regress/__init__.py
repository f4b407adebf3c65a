"""The schemas that PostgreSQL's own regression tests make on their way, and the objects that its tests of pg_dump print."""
