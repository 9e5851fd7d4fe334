"""The public page that answers for a check code."""

from django.urls import path

from cus.documents import views

app_name = "documents"
urlpatterns = [path("", views.check, name="check")]
