"""Backup and restore: one encrypted, checksummed archive of database and files, proved before it counts."""
