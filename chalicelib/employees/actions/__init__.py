"""What is done with the people of the office, and as whom they look."""
