"""Changes -> ordered steps: what makes way, what is kept, in which order, and the statements. Never connects."""
