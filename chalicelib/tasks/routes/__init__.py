"""URLs of tasks: lists, acts, and publishing."""
