"""What a colleague with bad intent gets done."""
