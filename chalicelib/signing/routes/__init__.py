"""URLs of signing: signings, ceremonies, paper, the office's acts, and proof."""
