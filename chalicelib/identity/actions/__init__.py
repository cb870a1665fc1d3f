"""What people do to get in, to get out, and to their own settings."""
