"""Starts the stand-in for AWS for one test run."""
