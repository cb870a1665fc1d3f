"""The demo: two made-up offices with their clients, people, documents and a believable history."""
