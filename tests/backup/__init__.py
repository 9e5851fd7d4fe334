"""Backup and restore: drills, damage, and runs broken off."""
