"""Tell who should hear, and send what was written to them."""
