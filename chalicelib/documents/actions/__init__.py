"""What can be done with uploads and documents."""
