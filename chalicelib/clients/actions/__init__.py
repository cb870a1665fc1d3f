"""What is done with clients, with the people who act for them, and with what they ask."""
