"""Signing: who signs what, the ceremony with its codes, the file, and the proof of it."""
