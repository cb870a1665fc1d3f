"""Tasks: what an office asks of people, and the moves that are allowed."""
