"""Files that people add to what the centre keeps: scans of signed copies, opinions, research papers."""
