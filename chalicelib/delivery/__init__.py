"""One message to one person, sent once."""
