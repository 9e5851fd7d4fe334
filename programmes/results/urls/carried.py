"""Addresses of carrying over to the next diagnosis."""

from django.urls import path

from programmes.results.views import carried

CARRIED = [path("przeniesienia/", carried.carried_list, name="carried")]
