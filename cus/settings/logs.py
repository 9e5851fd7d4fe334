"""Technical logs: everything through one safe handler; nothing is mailed."""


def logging_settings(*, formatter: str = "json", requests: str = "INFO") -> dict:
    """Return a logging configuration, for Django and for gunicorn.

    ``formatter`` is ``json`` (a JSON object a line) or ``plain`` (for a person at the console);
    ``requests`` the level of the line that every answered request gives.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "cus.audit.lines.SafeJsonFormatter", "json_ensure_ascii": False},
            "plain": {"()": "cus.audit.lines.PlainFormatter"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": formatter}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            # Django's own handlers would mail whole requests to ADMINS.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
            "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "cus.request": {"level": requests},
            # They say at every start of every command which tasks there are.
            "procrastinate.blueprints": {"level": "WARNING"},
            "procrastinate.periodic": {"level": "WARNING"},
            # Tells each step of each document.
            "weasyprint.progress": {"level": "WARNING"},
        },
    }
