"""The only writes to frozen documents and to their verifications."""

from cus.documents.actions.checks import findings, order_check, run_check
from cus.documents.actions.frozen import document_of, file_of, fill_file, freeze, read_sealed, seal_of

__all__ = [
    "document_of",
    "file_of",
    "fill_file",
    "findings",
    "freeze",
    "order_check",
    "read_sealed",
    "run_check",
    "seal_of",
]
