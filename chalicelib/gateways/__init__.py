"""One file per outside party; nothing else talks to the outside."""
