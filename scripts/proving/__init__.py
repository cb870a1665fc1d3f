"""Holds the events table against the chain, and brings back what the chain says was there."""
