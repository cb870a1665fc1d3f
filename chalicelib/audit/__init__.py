"""What happened, append-only: the history, the proof and the outbox in one."""
