"""The way of an approved programme: the mayor, the councils, the voivode, the journal, BIP."""

from tests.access.rows import STAFF, everybody, form, only, page

OD = "OD"


def stage(name: str, *at: str, seen: bool = False) -> list:
    """Rows of a stage: open at the versions ``at``, refused at a draft; ``seen``: readers see those versions."""
    unseen = "" if seen else "AR"
    rows = [
        form(f"programmes:{name}", f"{one}.pk", get=only(OD, unseen=unseen), post=only(OD, 422, unseen=unseen))
        for one in at
    ]
    return [
        *rows,
        form(
            f"programmes:{name}",
            "programme_submitted.pk",
            get=only(OD, 409, unseen="AR"),
            post=only(OD, 409, unseen="AR"),
        ),
    ]


COUNCIL = [
    page("programmes:way", "programme_draft.pk", get=only(STAFF, others=404)),
    page("programmes:way", "programme_sent.pk", get=only(STAFF, others=404)),
    page("programmes:way", "programme_amended.pk", get=only(STAFF, others=404)),
    page("programmes:way", "programme_in_force.pk", get=everybody()),
    form("programmes:revoke", "programme_approved.pk", get=only("D", unseen="AR"), post=only("D", 422, unseen="AR")),
    form("programmes:revoke", "programme_adopted.pk", get=only("D", 409), post=only("D", 409)),
    *stage("withdraw", "programme_draft", "programme_sent"),
    *stage("send_to_mayor", "programme_approved"),
    *stage("mayor_return", "programme_sent"),
    *stage("change", "programme_in_force", seen=True),
    *stage("adopt", "programme_sent"),
    *stage("reject", "programme_sent"),
    *stage("undo_rejection"),
    form("programmes:undo_rejection", "programme_in_force.pk", get=only(OD, 409), post=only(OD, 409)),
    *stage("amend", "programme_sent"),
    *stage("adopt_amended", "programme_amended"),
    *stage("send_to_voivode", "programme_adopted", "programme_in_force", seen=True),
    *stage("publish", "programme_adopted", seen=True),
    form("programmes:publish", "programme_in_force.pk", get=only(OD, 409), post=only(OD, 409)),
    *stage("bip", "programme_adopted", "programme_in_force", seen=True),
    *stage("annul", "programme_adopted", "programme_in_force", seen=True),
    *stage("repeal", "programme_adopted", "programme_in_force", seen=True),
    *stage("adopt_next", seen=True),
    form("programmes:adopt_next", "programme_in_force.pk", get=only(OD, 409), post=only(OD, 409)),
    form(
        "programmes:correct",
        "programme_in_force.pk",
        "programme_in_force.resolution.pk",
        get=only(OD),
        post=only(OD, 422),
    ),
    form(
        "programmes:correct",
        "programme_adopted.pk",
        "programme_in_force.resolution.pk",
        get=everybody(404),
        post=everybody(404),
    ),
]
