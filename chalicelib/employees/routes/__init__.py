"""URLs of colleagues, and of looking along with a client."""
