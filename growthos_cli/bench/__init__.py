"""What is measured and how it is judged: sizes, questions, plans read, budgets. Values only; connects to nothing."""
