"""Error pages."""

from django.shortcuts import render


def csrf_failure(request, reason: str = ""):
    """Explain an expired form; what was typed stays in the browser (back button)."""
    return render(request, "ui/csrf_failure.html", status=403)
