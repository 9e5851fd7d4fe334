"""Load reference data and the demo centre, both idempotent, in one process; print who may sign in.

Run by ``make run`` as the application role. Standard output carries the demo accounts alone.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    """Check the database, then call the loaders that exist."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus.settings.local")
    import django
    from django.conf import settings
    from django.core.management import call_command, get_commands

    django.setup()
    call_command("check", databases=["default"], stdout=sys.stderr)
    commands = get_commands()
    for name in ["load_reference", *(["load_demo"] if settings.DEMO_MODE else [])]:
        if name in commands:
            call_command(name, stdout=sys.stderr)
    if settings.DEMO_MODE and "demo_accounts" in commands:
        call_command("demo_accounts")


if __name__ == "__main__":
    main()
