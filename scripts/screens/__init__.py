"""A real browser at the portal: for the browser tests and for the screenshots."""
