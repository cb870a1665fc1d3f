"""The signings table."""
