"""What the project is made of: dependencies and their locks."""
