"""Who hears about an event."""
