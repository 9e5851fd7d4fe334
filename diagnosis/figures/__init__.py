"""What figures mean, apart from the database and pages: areas, ages, census bases, files, series."""
