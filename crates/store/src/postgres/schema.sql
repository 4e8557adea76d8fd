-- Version 1. Everything a person wrote is in `sealed` columns; see docs/privacy.md for the rest.

-- The queue: a row is a report is a queue entry.
CREATE TABLE reports (
    reference    TEXT PRIMARY KEY,
    received_at  BIGINT NOT NULL, -- seconds since 1970, on a whole minute
    band         BIGINT NOT NULL CHECK (band BETWEEN 1 AND 4),
    due_at       BIGINT NOT NULL,
    rule_version BIGINT NOT NULL,
    area         TEXT,
    state        TEXT NOT NULL,
    owner        TEXT,
    key_hash     BYTEA NOT NULL UNIQUE,
    answers_mac  BYTEA NOT NULL,
    sealed       BYTEA NOT NULL
);

CREATE INDEX reports_by_turn ON reports (state, band, due_at);

-- Unfinished answers, locked under a key that only the browser holds.
CREATE TABLE drafts (
    id         BYTEA PRIMARY KEY,
    sealed     BYTEA NOT NULL,
    revision   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX drafts_by_end ON drafts (expires_at);

-- What officers did.
CREATE TABLE audit (
    number    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        BIGINT NOT NULL,
    actor     TEXT NOT NULL,
    action    TEXT NOT NULL,
    reference TEXT NOT NULL
);
