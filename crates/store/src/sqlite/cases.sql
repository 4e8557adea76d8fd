-- Version 5. What becomes of a report, and an audit in which no entry can be changed unseen (domain/src/audit.rs).

ALTER TABLE reports ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN unit TEXT;
ALTER TABLE reports ADD COLUMN outcome TEXT;
ALTER TABLE reports ADD COLUMN closed_at INTEGER;
ALTER TABLE reports ADD COLUMN band_by_hand INTEGER CHECK (band_by_hand BETWEEN 1 AND 4);
-- The band that counts in the queue. `band` stays what was sealed.
ALTER TABLE reports ADD COLUMN turn_band INTEGER GENERATED ALWAYS AS (coalesce(band_by_hand, band)) VIRTUAL;

DROP INDEX reports_by_turn;
CREATE INDEX reports_by_turn ON reports (state, turn_band, due_at, reference, received_at, owner, area);
CREATE INDEX reports_by_owner ON reports (owner, state) WHERE owner IS NOT NULL;
CREATE INDEX reports_by_unit ON reports (state, unit, turn_band, due_at, reference);

-- `reference` may be absent; what an entry says, and its salt, may be erased, and the chain still holds. Entries of
-- before this version have no link.
ALTER TABLE audit RENAME TO audit_before;
CREATE TABLE audit (
    number     INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    actor      TEXT,
    action     TEXT,
    reference  TEXT,
    salt       BLOB,
    commitment BLOB,
    link       BLOB
) STRICT;
INSERT INTO audit (number, at, actor, action, reference)
    SELECT number, at, actor, action, nullif(reference, '') FROM audit_before;
DROP TABLE audit_before;

-- The last entry, which whoever appends the next one changes in the same commit.
CREATE TABLE audit_head (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    link   BLOB NOT NULL
) STRICT;
INSERT INTO audit_head SELECT 1, coalesce(max(number), 0), zeroblob(32) FROM audit;

-- What is to be told to officers' screens and programs: that something changed, never what.
CREATE TABLE outbox (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    at        INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    reference TEXT
) STRICT;
