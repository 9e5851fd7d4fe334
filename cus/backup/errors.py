"""What a person who makes, checks or restores a backup is told when it does not work."""


class BackupError(Exception):
    """A backup cannot be made, is not whole or cannot be restored. The text is Polish and says what to do."""
