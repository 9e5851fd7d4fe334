"""Lines of the technical log: one JSON object each, with the request's number and no personal data.

Only the fields named here are written. Messages lose query strings, e-mail addresses and long numbers;
an exception is written as its class and where it came from, without its text, because texts of
exceptions quote what people typed (``Key (email)=(…) already exists``). What a developer needs beyond
that is found by the request's number in the history and the access log.
"""

import datetime as dt
import logging
import re
import traceback
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from cus.audit.context import current_request, known_user_id, page_of, request_id

# What a line may carry beside its message, when the caller gave it; nothing of it is typed by people.
EXTRAS = ("status", "method", "ms", "task", "job")
ROOT = Path(__file__).resolve().parent.parent.parent
MOST_FRAMES = 25
# Some messages of Django quote a whole field that was sent; looking through a megabyte would keep a process for hours.
MOST_CHARACTERS = 1_000
HIDDEN = (
    (re.compile(r"\?\S*"), "?…"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"\d[\d -]{7,}\d"), "<number>"),
)


class SafeJsonFormatter(JsonFormatter):
    """Writes the fields of this module's list and nothing else."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        # Another handler's formatter may have left the whole text of the exception in the record.
        record = logging.makeLogRecord(record.__dict__ | {"stack_info": None, "exc_text": None})
        return super().format(record)

    def formatException(self, ei) -> str:  # noqa: N802 - the base class names it
        """Return the class of the exception and where it came from."""
        return where_of(ei[1]) if ei[1] is not None else ""

    def add_fields(self, log_data, record, message_dict) -> None:
        """Fill in the line; the vendor's way would write every extra that a library attached."""
        request = getattr(record, "request", None) or current_request()
        log_data |= {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            "request_id": request_id(),
            "user": known_user_id(request),
            "page": page_of(request),
        }
        log_data |= {name: record.__dict__[name] for name in EXTRAS if name in record.__dict__}
        job = record.__dict__.get("job")
        if isinstance(job, dict):  # procrastinate gives the whole job, arguments included
            log_data |= {"job": job.get("id"), "task": job.get("task_name")}
        if record.exc_info and record.exc_info[1] is not None:
            log_data["error"] = self.formatException(record.exc_info)


def message_of(record: logging.LogRecord) -> str:
    """Return the message without what people typed; an address becomes the name of its page."""
    text = record.getMessage()
    path = getattr(getattr(record, "request", None), "path", "")
    if len(path) > 1:
        text = text.replace(path, "<address>")
    return hide(text)


def hide(text: str) -> str:
    """Replace query strings, e-mail addresses and long numbers; a very long text is cut between two words."""
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS].rpartition(" ")[0].rstrip(" -0123456789") + "…"
    for pattern, shown in HIDDEN:
        text = pattern.sub(shown, text)
    return text


def where_of(error: BaseException) -> str:
    """Describe an exception: its chain of classes, database codes, and the frames that led to it."""
    parts = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < 5:
        parts.append(_class_of(seen))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return " < ".join(parts) + "".join(f"\n  {_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)


def _class_of(error: BaseException) -> str:
    named = f"{type(error).__module__}.{type(error).__qualname__}"
    said = getattr(error, "diag", None)  # of psycopg: names of the schema, never values
    facts = [getattr(said, name, None) for name in ("sqlstate", "table_name", "column_name", "constraint_name")]
    return " ".join([named, *filter(None, facts)])


def _file(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-3:])


class PlainFormatter(logging.Formatter):
    """The same, safe, for a person who reads the console of ``make run``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and where an exception came from."""
        at = dt.datetime.fromtimestamp(record.created).astimezone()
        error = record.exc_info[1] if record.exc_info else None
        line = f"{at:%H:%M:%S} {record.levelname} {record.name} {request_id()[:8]} {message_of(record)}"
        return line + (f"\n{where_of(error)}" if error is not None else "")
