"""URLs of uploads, and of the documents in a dossier."""
