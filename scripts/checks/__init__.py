"""Everything that decides whether a change is good, run on as many cores as help."""
