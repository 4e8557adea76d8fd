-- Version 1. Everything a person wrote is in `sealed` columns; see docs/privacy.md for the rest.

-- The queue: a row is a report is a queue entry.
CREATE TABLE reports (
    reference    TEXT PRIMARY KEY,
    received_at  INTEGER NOT NULL, -- seconds since 1970, on a whole minute
    band         INTEGER NOT NULL CHECK (band BETWEEN 1 AND 4),
    due_at       INTEGER NOT NULL,
    rule_version INTEGER NOT NULL,
    area         TEXT,
    state        TEXT NOT NULL,
    owner        TEXT,
    key_hash     BLOB NOT NULL UNIQUE,
    answers_mac  BLOB NOT NULL,
    sealed       BLOB NOT NULL
) STRICT;

CREATE INDEX reports_by_turn ON reports (state, band, due_at);

-- Unfinished answers, locked under a key that only the browser holds.
CREATE TABLE drafts (
    id         BLOB PRIMARY KEY,
    sealed     BLOB NOT NULL,
    revision   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_by_end ON drafts (expires_at);

-- What officers did.
CREATE TABLE audit (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    action    TEXT NOT NULL,
    reference TEXT NOT NULL
) STRICT;
