"""Signings, ceremonies and their proof: what they are and which rules they follow."""
