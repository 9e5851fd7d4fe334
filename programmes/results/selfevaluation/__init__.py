"""The self-evaluation of a partnership: its outline, what the system proposes for it, how it becomes a document."""
