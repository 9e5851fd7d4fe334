"""The draft resolution and its justification: preview, form, files."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.models import Resolution
from cus.documents.docx import docx_of
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.drafts.keeping import keeping
from cus.workflow import CONFLICT, Refusal, Refused, refuse_if
from programmes import actions
from programmes.forms.papers import PAPER_TABLES, CouncilPaperForm
from programmes.papers.building import justification_of, paper_of, resolution_of, texts_of
from programmes.papers.data import justification_document, resolution_document
from programmes.papers.policies import refusal_to_write
from programmes.views.fetching import seen_version, version_for
from programmes.views.rooms import SAVED, posted, room_of, try_to_save

FILES = {
    "uchwala": (resolution_of, resolution_document, "projekt-uchwaly"),
    "uzasadnienie": (justification_of, justification_document, "uzasadnienie"),
}


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def papers(request, pk: int):
    """Both papers as they read now, with their files."""
    version = version_for(request.user, pk)
    paper = paper_of(version)
    context = {
        "version": version,
        "paper": paper,
        "texts": texts_of(version, paper),
        "refusal": refusal_to_write(request.user, version),
        "acts": list(Resolution.objects.visible_to(request.user).in_force(timezone.localdate())),
    }
    return render(request, "programmes/papers/papers.html", context)


@require_POST
@requires(Act.PROGRAMME_COUNCIL, see=seen_version)
def papers_start(request, pk: int):
    """Write the proposed texts down and open the form."""
    actions.start_paper(by=request.user, version=version_for(request.user, pk))
    return redirect("programmes:papers_edit", pk)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_version)
def papers_edit(request, pk: int):
    """Change the texts; what is typed is kept as a draft."""
    version = version_for(request.user, pk)
    refusal = refusal_to_write(request.user, version)
    refuse_if(refusal if request.method == "GET" else None)
    paper = paper_of(version)
    if paper is None:
        return redirect("programmes:papers", pk)
    kept = keeping(request, "programmes.papers", paper)
    room = room_of(CouncilPaperForm, PAPER_TABLES, posted(request, kept), paper)
    status = 200
    if kept.sent:
        status = try_to_save(room, kept, refusal, partial(_save, request.user, paper, room))
        if status == SAVED:
            messages.success(request, "Zapisano projekt uchwały i uzasadnienie.")
            return redirect("programmes:papers", pk)
    context = {"version": version, "room": room, "form": room.form, "kept": kept.shown(*room.everything)}
    return render(request, "programmes/papers/edit.html", context, status=status)


def _save(user, paper, room, seen: int):
    return actions.save_paper(by=user, paper=paper, seen=seen, values=room.values(), rows=room.rows())


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def papers_document(request, pk: int, name: str):
    """One of the papers as PDF; „?plik=docx” gives it to work on.

    Raises:
        Refused: it holds a character that cannot be printed.
    """
    if name not in FILES:
        raise Http404
    gather, wrap, file = FILES[name]
    version = version_for(request.user, pk)
    file = f"{file}-{version.name or 'programu'}"
    document = wrap(gather(version))
    try:
        if request.GET.get("plik") == "docx":
            return docx_response(docx_of(document), name=file)
        return pdf_response(render_pdf(document), name=file)
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error
