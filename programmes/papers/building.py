"""From a version to its papers for the council."""

from cus.centre.letterhead import letterhead
from cus.text.numbers import money
from programmes.decision import money_of
from programmes.models import CouncilPaper, ProgrammeVersion
from programmes.papers.data import Justification, MoneyRow, Resolution, ServiceRow
from programmes.papers.proposals import Part, Texts, proposed_texts
from programmes.snapshot import provider_text, quantity_text


def paper_of(version: ProgrammeVersion) -> CouncilPaper | None:
    """Return what somebody wrote for ``version``; ``None`` while only the proposal exists."""
    return CouncilPaper.objects.filter(version=version).first()


def texts_of(version: ProgrammeVersion, paper: CouncilPaper | None = None) -> Texts:
    """Return what the papers say: as written, otherwise as proposed."""
    paper = paper or paper_of(version)
    if paper is None:
        return proposed_texts(version)
    return Texts(
        council=paper.council,
        subject=paper.subject,
        legal_basis=paper.legal_basis,
        paragraphs=_parts(paper.paragraphs),
        reasons=_parts(paper.reasons),
    )


def _parts(rows) -> tuple[Part, ...]:
    return tuple(Part(title=row.title, text=row.text) for row in rows)


def resolution_of(version: ProgrammeVersion) -> Resolution:
    """Return the draft resolution of ``version``, with its number and day once the council adopted it."""
    texts = texts_of(version)
    return Resolution(
        letterhead=letterhead(),
        council=texts.council,
        subject=texts.subject,
        legal_basis=texts.legal_basis,
        paragraphs=texts.paragraphs,
        annex=version.name,
        number=version.resolution_number,
        adopted_on=version.resolution_date,
    )


def justification_of(version: ProgrammeVersion) -> Justification:
    """Return the justification of ``version`` (fetched by ``gaps.with_everything``)."""
    texts, found = texts_of(version), money_of(version)
    return Justification(
        letterhead=letterhead(),
        subject=texts.subject,
        reasons=tuple(part for part in texts.reasons if part.text.strip()),
        services=tuple(
            ServiceRow(name=item.service_name, planned=quantity_text(item), provider=provider_text(item))
            for item in version.items.all()
        ),
        years=tuple(map(str, found.years)),
        money=tuple(
            MoneyRow(source=row.source, amounts=tuple(map(money, row.amounts)), total=money(row.total))
            for row in found.rows
        ),
        totals=tuple(map(money, found.totals)),
        total=money(found.total),
    )
