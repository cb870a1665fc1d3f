"""Akkoord on one machine: the stand-in for AWS, the web server and the pump. Never packaged."""
