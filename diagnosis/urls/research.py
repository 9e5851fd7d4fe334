"""Addresses of the research: questions, methods, samples, what was not examined, sources."""

from django.urls import path

from diagnosis.views import research

RESEARCH = "<int:pk>/badanie/"

urlpatterns = [
    path(RESEARCH, research.research, name="research"),
    path(f"{RESEARCH}<str:part>/edycja/", research.research_part, name="research_part"),
]
