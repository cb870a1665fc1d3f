"""What the office must do: what it is about, who finds it, who took it."""
