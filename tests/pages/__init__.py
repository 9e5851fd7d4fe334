"""Every page of the application: words, HTML, forms that come back with faults, a real browser."""
