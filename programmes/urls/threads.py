"""Addresses of the golden thread and of the coverage matrix."""

from django.urls import path

from programmes.views import threads

THREADS = [
    path("<int:pk>/nitka/", threads.thread, name="thread"),
    path("<int:pk>/pokrycie/", threads.coverage, name="coverage"),
    path("nitka/potrzeba/<uuid:key>/", threads.thread_of_need, name="thread_of_need"),
    path("nitka/usluga/<slug:slug>/", threads.thread_of_service, name="thread_of_service"),
]
