"""Parts of the administrator's panel shared by the apps: model admin, rows in place, list fields."""
