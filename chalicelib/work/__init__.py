"""What the office must do: with why, by when, and about what."""
