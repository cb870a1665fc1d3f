"""Settings for tests that touch nothing outside the process."""
