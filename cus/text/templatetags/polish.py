"""Template filters for Polish text."""

from django import template

register = template.Library()
