"""Users, passwords, challenges and sessions: what they are and which rules they follow."""
