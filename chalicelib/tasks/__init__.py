"""What an office asks of people: read or approve; and how that ends."""
