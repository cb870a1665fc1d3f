"""Whom the office serves, and which people may act for them."""
