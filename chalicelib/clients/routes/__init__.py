"""URLs of clients, of the people who act for them, and of requests about those people."""
