"""What is kept of users, their credentials, challenges and sessions, and how it is found."""
