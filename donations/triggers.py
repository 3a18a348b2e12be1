"""Makes the database itself refuse to change or delete a ledger row."""

TABLE = "donations_ledgerentry"
REFUSAL = "the ledger is append-only"

SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{action.lower()} BEFORE {action} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for action in ("UPDATE", "DELETE")
]
# INSERT OR REPLACE deletes the old row without asking the trigger above.
SQLITE.append(
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_no_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (
        SELECT 1 FROM {TABLE} WHERE id = NEW.id OR (kind = NEW.kind AND source_id = NEW.source_id)
        OR (kind = 'city_share' AND NEW.kind = 'city_share' AND campaign_id = NEW.campaign_id)
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """  # noqa: S608 - our own name
)
POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
    """,
    f"""
    CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()
    """,
]
ACTIONS = {"sqlite": ("update", "delete", "replace"), "postgresql": ("change", "truncate")}
REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{action}" for action in ACTIONS["sqlite"]],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{action} ON {TABLE}" for action in ACTIONS["postgresql"]],
}


def install_ledger_triggers(using: str = "default", **_signal) -> None:
    """Create the triggers, also where an older version of them is there."""
    from django.db import connections

    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return  # migrated backwards
    with connection.cursor() as cursor:
        for statement in (*REMOVE["sqlite"], *SQLITE) if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def missing_triggers(using: str = "default") -> list[str]:
    """Names of the triggers that should be there and are not."""
    from django.db import connections

    connection = connections[using]
    expected = [f"{TABLE}_no_{action}" for action in ACTIONS[connection.vendor]]
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in expected if name not in there]


def remove_ledger_triggers(using: str = "default") -> None:
    """For a test database that is emptied between tests; nothing else has a reason."""
    from django.db import connections

    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in REMOVE[connection.vendor]:
            cursor.execute(statement)
