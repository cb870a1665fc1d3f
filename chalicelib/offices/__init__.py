"""The office: its name and colour, its document types and folders."""
