"""The tables of uploads and of documents."""
