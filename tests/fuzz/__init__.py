"""Random requests: none ends in a server error, none writes what its sender may not write."""
