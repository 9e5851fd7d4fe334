"""An import that somebody reads first: cells to values, a plan, its preview, and all of it written or nothing.

Each app says what its columns are and what a row means there; the words of cells, the plan, the files that wait,
the pages and the command are common. How it goes is told in ``docs/adr/0022``.
"""
