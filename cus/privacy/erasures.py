"""The register of erasures: ordered, done, exported beside each backup, replayed on a restored one."""

import base64
import json
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from cus.privacy import keyring
from cus.privacy.actions import index_secret
from cus.privacy.erasing import hasher, perform
from cus.privacy.models import Erasure, IndexKey
from cus.privacy.people import Report

FORMAT = 1


@transaction.atomic
def order(*, report: Report, chosen: Iterable[str], reason: str, by) -> Erasure:
    """Write down what is to be erased: of ``chosen`` places only those that the report found and that may go.

    The caller has checked the right. The plan holds keyed hashes, not the words.
    """
    from cus.privacy.tasks import erase  # the task imports this module

    chosen, hashed = set(chosen), hasher(index_secret())
    places = [one for one in report.erasable if one.place in chosen]
    terms = {(words, hashed(normal)) for one in places for words, normal in one.normals}
    erasure = Erasure(reason=reason, author=by)
    erasure.plan = {
        "terms": [{"words": words, "hash": known} for words, known in sorted(terms)],
        "places": [{"model": one.entry.model, "field": one.entry.field, "row": one.row} for one in places],
        "keys": [str(one.key) for one in report.sealed if one.place in chosen and not one.destroyed],
    }
    erasure.save()
    erase.defer(erasure_id=erasure.pk)
    return erasure


def carry_out(erasure: Erasure) -> Erasure:
    """Do an ordered erasure; a second run changes nothing more."""
    changed = perform(erasure, hashed=hasher(index_secret()))
    erasure.rows += changed
    erasure.done_at = erasure.done_at or timezone.now()
    erasure.save(update_fields=["rows", "done_at"])
    return erasure


def export_to(path: Path) -> int:
    """Write the register to ``path``: keyed hashes and places only; return how many erasures."""
    index = IndexKey.objects.first()
    erasures = list(Erasure.objects.order_by("ordered_at", "pk"))
    content = {
        "format": FORMAT,
        # Wrapped by the master key: without it the hashes say nothing, with it a restored database can use them.
        "index_key": index and {"master": index.master_id, "wrapped": base64.b64encode(bytes(index.wrapped)).decode()},
        "erasures": [
            {
                "key": str(one.key),
                "reason": one.reason,
                "ordered_at": one.ordered_at.isoformat(),
                "plan": one.plan,
            }
            for one in erasures
        ],
    }
    Path(path).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(erasures)


def replay_from(path: Path) -> int:
    """Erase again, in the database at hand, everything that the register at ``path`` names; return how many.

    Raises:
        ValueError: the file is not such a register. NoMasterKey: its key was wrapped by an unknown master key.
    """
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    if content.get("format") != FORMAT:
        raise ValueError(f"{Path(path).name} is not a register of erasures")
    if not content["erasures"]:
        return 0
    kept = content["index_key"]
    secret = keyring.unwrap(kept["master"], base64.b64decode(kept["wrapped"]), IndexKey.owner)
    _keep_index_key(kept)
    for one in content["erasures"]:
        erasure, _ = Erasure.objects.get_or_create(
            key=one["key"], defaults={"reason": one["reason"], "plan": one["plan"], "ordered_at": one["ordered_at"]}
        )
        erasure.rows += perform(erasure, hashed=hasher(secret))
        erasure.done_at = erasure.done_at or timezone.now()
        erasure.save(update_fields=["rows", "done_at"])
    return len(content["erasures"])


def _keep_index_key(kept: dict) -> None:
    """A backup older than the first blind index has no key of its own."""
    IndexKey.objects.get_or_create(
        id=IndexKey.SINGLETON,
        defaults={"master_id": kept["master"], "wrapped": base64.b64decode(kept["wrapped"])},
    )
