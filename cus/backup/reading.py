"""Reading a backup through: every byte decrypted, every sum compared. Without a key: what shows from outside."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage

from cus.backup.archive import BROKEN, MANIFEST, joined, outer_faults, sum_of, unpack
from cus.backup.errors import BackupError
from cus.backup.manifest import Manifest, from_bytes

UNFINISHED = ".part"


def read_through(
    path: Path,
    identities: list[pyrage.x25519.Identity],
    *,
    keep: Callable[[str, Iterator[bytes]], None] | None = None,
) -> Manifest:
    """Decrypt the whole file and compare every entry with the manifest; return the manifest.

    ``keep`` gets every entry but the manifest (name, chunks) while it is read, and must read it to its end.
    Raises:
        BackupError: anything at all is not as it was written.
    """
    found: dict[str, str] = {}
    manifests: list[bytes] = []

    def take(name: str, chunks: Iterator[bytes]) -> None:
        if name in found or manifests:
            raise BackupError(BROKEN)
        if name == MANIFEST:
            manifests.append(joined(chunks))
            return
        sum_ = hashlib.sha256()
        summed = _summed(chunks, sum_)
        if keep:
            keep(name, summed)
        for _ in summed:
            pass
        found[name] = sum_.hexdigest()

    unpack(path, identities, take)
    if not manifests:
        raise BackupError(BROKEN)
    manifest = from_bytes(manifests[0])
    faults = manifest.faults(found)
    if faults:
        raise BackupError("Kopia nie zgadza się ze swoim spisem treści: " + "; ".join(faults[:5]))
    return manifest


def _summed(chunks: Iterator[bytes], sum_: "hashlib._Hash") -> Iterator[bytes]:
    for chunk in chunks:
        sum_.update(chunk)
        yield chunk


def look_at(path: Path) -> str:
    """Check what can be checked without a key; return the SHA-256 of the file.

    Raises:
        BackupError: it is no backup, not a whole one, or not the one that was written.
    """
    refuse_unfinished(path)
    faults = outer_faults(path)
    if faults:
        raise BackupError(f"{path.name}: {faults[0]}. Weź inną kopię.")
    sum_ = sum_of(path)
    noted = path.with_name(f"{path.name}.sha256")
    if not noted.exists():
        raise BackupError(f"Obok kopii nie ma pliku {noted.name}, więc bez klucza nie da się jej sprawdzić.")
    if noted.read_text(encoding="ascii", errors="replace").split()[:1] != [sum_]:
        raise BackupError(f"{path.name}: skrót pliku jest inny niż w {noted.name}. Kopia jest uszkodzona.")
    return sum_


def refuse_unfinished(path: Path) -> None:
    """Refuse what is not there, and what a broken-off run has left.

    Raises:
        BackupError: so it is.
    """
    if not path.is_file():
        raise BackupError(f"Nie ma pliku {path}.")
    if path.name.endswith(UNFINISHED):
        raise BackupError(f"{path.name} to niedokończona kopia. Weź plik, którego nazwa kończy się na „.tar.age”.")
