"""What shows that no event was altered: hashes of them, in batches that nobody can take back."""
