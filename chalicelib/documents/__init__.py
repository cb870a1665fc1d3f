"""Files of a client: uploads, documents, their versions and where they are filed."""
