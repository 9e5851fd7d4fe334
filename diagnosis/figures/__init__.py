"""What figures mean: areas, ages, census bases, files of statistics, series, comparison. Nothing here writes.

``own``, ``plan`` and ``shown`` read the database; the rest is pure.
"""
