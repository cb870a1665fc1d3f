"""The people of the office: their roles, their clients, and looking along with a client."""
