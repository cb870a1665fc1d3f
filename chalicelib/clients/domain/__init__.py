"""Clients, the rights that people have there, and what is asked of the office about them."""
