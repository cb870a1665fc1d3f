"""What happens around accounts, signing in, and what proves who somebody is."""
