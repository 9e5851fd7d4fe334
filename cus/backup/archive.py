"""The file of a backup: a tar in an age envelope, written and read as a stream.

Inside lie ``database.dump.000001`` and so on (parts of one ``pg_dump`` file in the custom format; joined
by ``cat`` they are it), ``media/…`` and, last, ``manifest.json`` with the SHA-256 of each of them. Nothing
of ours is needed to open it: ``age -d -i KEY FILE | tar x``.

The envelope authenticates every byte, so a changed or cut file does not decrypt; the manifest, which comes
last, tells a stream that was ended too early from a whole one.
"""

import contextlib
import hashlib
import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import pyrage

from cus.backup.errors import BackupError

MANIFEST = "manifest.json"
DUMP = "database.dump"
MEDIA = "media/"
BLOCK = 1024 * 1024
PART = 8 * BLOCK

# ---------------------------------------------------------------------------------------------- writing


class Packer:
    """Turns files and streams into the bytes of a tar, remembering the SHA-256 of each entry."""

    def __init__(self) -> None:
        self.sums: dict[str, str] = {}

    def entry(self, name: str, content: bytes) -> Iterator[bytes]:
        """Yield an entry whose bytes are at hand."""
        return self.stream(name, len(content), [content])

    def parts(self, name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield a stream of unknown length as numbered entries of at most ``PART`` bytes."""
        number, gathered = 0, bytearray()
        for chunk in chunks:
            gathered += chunk
            while len(gathered) >= PART:
                number += 1
                yield from self.entry(f"{name}.{number:06}", bytes(gathered[:PART]))
                del gathered[:PART]
        yield from self.entry(f"{name}.{number + 1:06}", bytes(gathered))

    def stream(self, name: str, size: int, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield an entry of ``size`` bytes.

        Raises:
            BackupError: it turned out shorter or longer, so it was being written.
        """
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        yield info.tobuf(tarfile.PAX_FORMAT)
        sum_, seen = hashlib.sha256(), 0
        for chunk in chunks:
            sum_.update(chunk)
            seen += len(chunk)
            yield chunk
        if seen != size:
            raise BackupError(f"Plik {name} zmienił się w trakcie kopiowania. Uruchom kopię jeszcze raz.")
        yield bytes(-size % tarfile.BLOCKSIZE)
        self.sums[name] = sum_.hexdigest()

    @staticmethod
    def end() -> Iterator[bytes]:
        """Yield what a tar ends with."""
        yield bytes(2 * tarfile.BLOCKSIZE)


class _Pulled:
    """A readable file made of an iterator of bytes; keeps the error that its source raised."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.rest = b""
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self.rest:
                self.rest = next(self.chunks, None) or b""
                if not self.rest:
                    return b""
        except BaseException as error:
            self.error = error
            raise
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken


class _Counted:
    """A writable file that counts and sums what goes through it."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target = target
        self.size = 0
        self.sum = hashlib.sha256()
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self.target.write(data)
        except OSError as error:
            self.error = error
            raise
        self.size += len(data)
        self.sum.update(data)
        return len(data)

    def flush(self) -> None:
        self.target.flush()


def seal(chunks: Iterator[bytes], target: IO[bytes], recipients: list[pyrage.x25519.Recipient]) -> tuple[int, str]:
    """Encrypt ``chunks`` into ``target``; return size in bytes and SHA-256 of what was written.

    Raises:
        BackupError: the source broke off.
        OSError: the target cannot be written, e.g. the disk is full.
    """
    # An empty chunk would look like the end.
    source, counted = _Pulled(chunk for chunk in chunks if chunk), _Counted(target)
    try:
        pyrage.encrypt_io(source, counted, recipients)
    except pyrage.EncryptError as error:
        raise (source.error or counted.error or BackupError(f"Szyfrowanie nie powiodło się: {error}")) from error
    return counted.size, counted.sum.hexdigest()


# ---------------------------------------------------------------------------------------------- reading

BROKEN = "Kopia jest uszkodzona albo niepełna: nie da się jej odszyfrować do końca. Weź inną kopię."
OTHER_KEY = "Ten klucz nie otwiera tej kopii. Sprawdź, czy to para do klucza publicznego z dnia, gdy powstała."


def unpack(path: Path, identities: list[pyrage.x25519.Identity], take: Callable[[str, Iterator[bytes]], None]) -> None:
    """Decrypt ``path`` and hand each entry (name, chunks) to ``take``, in order.

    Raises:
        BackupError: wrong key, or a byte is not what it was.
    """
    reading, writing = os.pipe()
    failed: list[Exception] = []
    thread = threading.Thread(target=_decrypt, args=(path, identities, writing, failed), daemon=True)
    thread.start()
    try:
        with os.fdopen(reading, "rb") as stream:
            _entries(stream, take)
            while stream.read(BLOCK):  # to the very end: the last block is checked as well
                pass
    except (tarfile.TarError, EOFError) as error:
        thread.join()
        raise failed[0] if failed else BackupError(BROKEN) from error
    finally:
        thread.join()
    if failed:
        raise failed[0]


def _entries(stream: IO[bytes], take: Callable[[str, Iterator[bytes]], None]) -> None:
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for info in tar:
            if not info.isfile():
                raise BackupError(f"W kopii jest coś, czego tam nie powinno być: {info.name}")
            content = tar.extractfile(info)
            take(info.name, iter(lambda content=content: content.read(BLOCK), b""))


def _decrypt(path: Path, identities: list, writing: int, failed: list[Exception]) -> None:
    """Decrypt into the pipe; what went wrong is left for the reader."""
    try:
        with path.open("rb") as source, os.fdopen(writing, "wb") as target:
            try:
                pyrage.decrypt_io(source, target, identities)
            finally:
                with contextlib.suppress(OSError):  # the reader may have given up first
                    target.flush()
    except pyrage.DecryptError as error:
        failed.append(BackupError(OTHER_KEY if "key" in str(error).lower() else BROKEN))
    except Exception:
        failed.append(BackupError(BROKEN))


# ---------------------------------------------------------------------------------------------- outside

VERSION = b"age-encryption.org/v1\n"
NONCE, SEALED_BLOCK, TAG = 16, 64 * 1024 + 16, 16
LONGEST_HEADER = 64 * 1024


def outer_faults(path: Path) -> list[str]:
    """Return what is wrong with the file as can be seen without a key."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(LONGEST_HEADER)
    if not head.startswith(VERSION):
        return ["to nie jest plik w formacie age"]
    mac = head.find(b"\n--- ")
    end = head.find(b"\n", mac + 1)
    if mac < 0 or end < 0:
        return ["nagłówek pliku jest niepełny"]
    payload = size - (end + 1) - NONCE
    if payload < TAG or 0 < payload % SEALED_BLOCK <= TAG:
        return ["plik jest ucięty"]
    return []


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Read a file to its end, a block at a time."""
    return iter(lambda: file.read(BLOCK), b"")


def joined(chunks: Iterable[bytes], *, limit: int = 512 * BLOCK) -> bytes:
    """Return small content whole.

    Raises:
        BackupError: it is larger than anything of its kind can be.
    """
    whole = io.BytesIO()
    for chunk in chunks:
        whole.write(chunk)
        if whole.tell() > limit:
            raise BackupError(BROKEN)
    return whole.getvalue()


def plain(value: Any) -> Any:
    """Turn tuples into lists, as JSON does, so that what is written equals what is read."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
