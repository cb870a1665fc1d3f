"""Which event asks for what, and who hears about it."""
