"""Personal data of the list of backups: none; what an archive holds is entered where it stands."""

from cus.privacy.register import holds_none

holds_none("backup.backuprun", "outcome", "started_at", "finished_at", "file_name", "size", "sha256", "rows", "note")
