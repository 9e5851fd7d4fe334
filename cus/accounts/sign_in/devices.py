"""A browser in words: „Firefox w systemie Windows”."""

# The first word found in the header decides; browsers name their ancestors too.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
SYSTEMS = [
    ("Windows", "w systemie Windows"),
    ("iPhone", "na telefonie iPhone"),
    ("iPad", "na tablecie iPad"),
    ("Android", "na telefonie albo tablecie z systemem Android"),
    ("CrOS", "w systemie ChromeOS"),
    ("Mac OS X", "w systemie macOS"),
    ("Linux", "w systemie Linux"),
]
UNKNOWN = "Nieznana przeglądarka"


def device_of(user_agent: str) -> str:
    """Say which browser on which system; versions are left out, they change every month."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), UNKNOWN)
    system = next((words for sign, words in SYSTEMS if sign in user_agent), "")
    return f"{browser} {system}".strip()
