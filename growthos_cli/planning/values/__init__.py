"""What becomes of rows and their values while tables and types change."""
