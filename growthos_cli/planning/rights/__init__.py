"""What creation grants, and what passes on with an owner."""
