"""The golden thread: need → service → how many → provider → contract → indicator, with its holes.

Along a version of a programme (``version``), and across programmes from one need or one service (``across``).
"""

from programmes.threads.across import NeedThread, ServiceThread, need_thread, service_thread
from programmes.threads.links import Link
from programmes.threads.version import Thread, threads_of

__all__ = ["Link", "NeedThread", "ServiceThread", "Thread", "need_thread", "service_thread", "threads_of"]
