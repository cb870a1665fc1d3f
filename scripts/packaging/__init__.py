"""The parts of `make package` and `make deploy`."""
