"""What every module stands on; no business words here."""
