"""Adding, handing out and removing files; each only through the object that the file belongs to."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.attachments import actions
from cus.attachments.forms import AttachmentForm
from cus.attachments.models import Attachment
from cus.attachments.policies import refusal_to_add
from cus.attachments.registry import Attachable, of_slug, of_type
from cus.workflow import Refused, refuse_if


def _subject_or_404(user, attachable: Attachable | None, pk: int) -> models.Model:
    """The object, if this person sees it.

    Raises:
        Http404: there is no such object, or it is not theirs to see.
    """
    if attachable is None:
        raise Http404
    return get_object_or_404(attachable.model._default_manager.visible_to(user), pk=pk)


def _attachment_or_404(user, key) -> tuple[Attachment, models.Model]:
    """The file without its content, and what it belongs to, if this person may read it.

    Raises:
        Http404: there is no such file, or it is not theirs to read.
    """
    attachment = get_object_or_404(Attachment.objects.defer("content"), key=key)
    attachable = of_type(attachment.subject_type)
    subject = _subject_or_404(user, attachable, attachment.subject_id)
    if attachment.kind not in attachable.readable_kinds(user):
        raise Http404
    return attachment, subject


@require_http_methods(["GET", "POST"])
def add(request, slug: str, pk: int):
    """Add a file to an object."""
    attachable = of_slug(slug)
    subject = _subject_or_404(request.user, attachable, pk)
    refuse_if(refusal_to_add(request.user, subject))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AttachmentForm(*sent, kinds=attachable.kinds)
    if form.is_valid() and _attached(request, form, subject):
        return redirect(f"{subject.get_absolute_url()}#zalaczniki")
    context = {"form": form, "subject": subject, "subject_name": capital_name(subject)}
    return render(request, "attachments/add.html", context, status=422 if request.method == "POST" else 200)


def capital_name(subject: models.Model) -> str:
    """What kind of thing the object is, to begin a sentence with."""
    name = str(subject._meta.verbose_name)
    return name[:1].upper() + name[1:]


def _attached(request, form: AttachmentForm, subject: models.Model) -> bool:
    upload = form.cleaned_data["file"]
    name = form.name_of(upload)
    try:
        actions.attach(
            by=request.user,
            subject=subject,
            kind=form.cleaned_data["kind"],
            description=form.cleaned_data["description"],
            name=name,
            content=form.content,
        )
    except Refused as error:
        field = error.refusal.field if error.refusal.field in form.fields else None
        form.add_error(field, error.refusal.message)
        return False
    except ValidationError as error:
        form.add_error("file", error)
        return False
    messages.success(request, f"Dodano plik {name}.")
    return True


@require_safe
def download(request, key):
    """Hand the file out, always as a download: nothing in it may run under this application's name."""
    attachment, _ = _attachment_or_404(request.user, key)
    content = Attachment.objects.values_list("content", flat=True).get(pk=attachment.pk)
    response = HttpResponse(bytes(content), content_type=attachment.file_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{iri_to_uri(attachment.name).replace(',', '%2C')}"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def remove(request, key):
    """Remove the file."""
    attachment, subject = _attachment_or_404(request.user, key)
    actions.remove(by=request.user, attachment=attachment)
    messages.success(request, f"Usunięto plik {attachment.name}.")
    return redirect(f"{subject.get_absolute_url()}#zalaczniki")
