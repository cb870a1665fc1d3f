"""What is asked of people, and what they answer; of a signing also how it goes on."""
