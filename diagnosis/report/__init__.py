"""The report of a diagnosis: chapters built from the rooms, written as page, PDF and DOCX from one structure."""
