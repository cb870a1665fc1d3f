"""What happens to a signing: its moves, and its file."""
