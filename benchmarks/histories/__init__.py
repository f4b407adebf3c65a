"""The schemas that well-known applications had one after the other, as their own migrations make them."""
