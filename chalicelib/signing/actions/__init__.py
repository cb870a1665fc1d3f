"""What people, the office and the worker do with signings."""
