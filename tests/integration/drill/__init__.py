"""Kills and faults during flows, at moments that a seed decides."""
