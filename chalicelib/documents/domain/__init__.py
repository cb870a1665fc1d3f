"""Uploads on their way in, and the documents they become."""
