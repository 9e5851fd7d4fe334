"""Reports of providers: when they are due, how they live, what is odd in them, how they become figures."""
