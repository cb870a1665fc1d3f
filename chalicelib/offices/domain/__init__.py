"""Offices, what they look like, and what they ask of their clients."""
