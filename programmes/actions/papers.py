"""Writing the papers for the council."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.actions.locking import lock_version
from programmes.gaps import with_everything
from programmes.models import CouncilPaper, CouncilPaperPart, PaperPartKind, ProgrammeVersion
from programmes.papers.policies import refusal_to_write
from programmes.papers.proposals import proposed_texts

KINDS = {"paragraphs": PaperPartKind.PARAGRAPH, "reasons": PaperPartKind.REASON}


@transaction.atomic
def start_paper(*, by, version: ProgrammeVersion) -> CouncilPaper:
    """Write down the proposed texts, so that they can be changed; what somebody has begun stays.

    Raises:
        Refused: no right, or the council has already decided.
    """
    version = lock_version(version)
    refuse_if(refusal_to_write(by, version))
    paper = CouncilPaper.objects.filter(version=version).first()
    if paper is not None:
        return paper
    texts = proposed_texts(with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get())
    paper = CouncilPaper.objects.create(
        version=version, council=texts.council, subject=texts.subject[:400], legal_basis=texts.legal_basis
    )
    for name, kind in KINDS.items():
        CouncilPaperPart.objects.bulk_create(
            CouncilPaperPart(paper=paper, kind=kind, position=at, title=part.title, text=part.text)
            for at, part in enumerate(getattr(texts, name))
        )
    return paper


@transaction.atomic
def save_paper(
    *,
    by,
    paper: CouncilPaper,
    seen: int,
    values: Mapping[str, object],
    rows: Mapping[str, Sequence[Mapping[str, object]]],
) -> CouncilPaper:
    """Save the draft resolution and its justification; ``rows`` are parts by the names of ``KINDS``, in order.

    Raises:
        Refused: no right, the council has already decided, or a resolution without a paragraph.
        StaleEdit: somebody saved in the meantime.
    """
    version = lock_version(paper.version)
    refuse_if(refusal_to_write(by, version))
    paper = CouncilPaper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if seen != paper.edit_version:
        raise StaleEdit(paper)
    if not rows.get("paragraphs"):
        raise Refused(Refusal("Uchwała musi mieć co najmniej jeden paragraf."))
    for name, value in values.items():
        setattr(paper, name, value)
    paper.edit_version += 1
    paper.full_clean(validate_unique=False)
    paper.save()
    for name, kind in KINDS.items():
        replace_rows(getattr(paper, name), parent={"paper": paper, "kind": kind}, contents=rows.get(name, ()))
    return paper
