"""Who may sign in and how: users, credentials, sessions, codes and links."""
