"""What is kept of clients, of who may act for them, and of what they ask about that."""
