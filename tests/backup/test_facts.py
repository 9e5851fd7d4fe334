"""Two databases are the same when their objects mean the same, however the server prints them."""

from cus.backup.facts import Facts, differences

BEFORE = (
    "O CREATE TRIGGER stays BEFORE UPDATE ON public.x FOR EACH ROW WHEN (((old.state)::text = ANY "
    "((ARRAY['approved'::character varying, 'revoked'::character varying])::text[]))) EXECUTE FUNCTION stays()"
)
RESTORED = (
    "O CREATE TRIGGER stays BEFORE UPDATE ON public.x FOR EACH ROW WHEN (((old.state)::text = ANY "
    "(ARRAY[('approved'::character varying)::text, ('revoked'::character varying)::text]))) EXECUTE FUNCTION stays()"
)


def holding(trigger: str) -> Facts:
    """A database with one trigger and nothing else."""
    return Facts(tables={}, sequences={}, objects={"triggers": [trigger]}, connect=[], migrations=[])


def test_a_list_of_texts_printed_otherwise_after_a_restore_is_the_same():
    assert differences(holding(BEFORE), holding(RESTORED)) == []


def test_another_condition_is_another_trigger():
    assert differences(holding(BEFORE), holding(RESTORED.replace("'revoked'", "'draft'")))


def test_a_missing_or_switched_off_trigger_is_told():
    assert differences(holding(BEFORE), holding("D" + RESTORED[1:]))
    assert differences(holding(BEFORE), Facts(tables={}, sequences={}, objects={}, connect=[], migrations=[]))
