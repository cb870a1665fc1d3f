"""What waits for the office, and how a task stands in its lists."""
