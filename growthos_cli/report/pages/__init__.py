"""The database as pages of Markdown with Mermaid diagrams. Knows nothing of files; every name and comment in it may be hostile."""
