"""Numbers of the dashboard in a template."""

from django import template

from programmes.results.dashboard import words

register = template.Library()
for name in ("people", "amount", "zloty", "measured", "reached"):
    register.filter(name, getattr(words, name))
