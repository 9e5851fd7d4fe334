"""The database beneath the application: the embedded server, its roles and their rights."""
