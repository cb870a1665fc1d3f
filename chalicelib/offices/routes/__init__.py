"""URLs of what everybody may know of the office, and of what it decides."""
