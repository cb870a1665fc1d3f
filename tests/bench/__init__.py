"""Benchmarks: `python -m tests.bench [group]` prints one JSON line per figure."""
