"""The verbs of tasks: publish, act, close."""
