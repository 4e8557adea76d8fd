-- Version 5. What becomes of a report, and an audit in which no entry can be changed unseen (domain/src/audit.rs).

ALTER TABLE reports
    ADD COLUMN version BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN unit TEXT,
    ADD COLUMN outcome TEXT,
    ADD COLUMN closed_at BIGINT,
    ADD COLUMN band_by_hand BIGINT CHECK (band_by_hand BETWEEN 1 AND 4);
-- The band that counts in the queue. `band` stays what was sealed.
ALTER TABLE reports ADD COLUMN turn_band BIGINT GENERATED ALWAYS AS (coalesce(band_by_hand, band)) STORED;

DROP INDEX reports_by_turn;
CREATE INDEX reports_by_turn ON reports (state, turn_band, due_at, reference COLLATE "C")
    INCLUDE (received_at, owner, area);
CREATE INDEX reports_by_owner ON reports (owner, state) WHERE owner IS NOT NULL;
CREATE INDEX reports_by_unit ON reports (state, unit, turn_band, due_at, reference COLLATE "C");

-- `reference` may be absent; what an entry says, and its salt, may be erased, and the chain still holds. Entries of
-- before this version have no link.
ALTER TABLE audit ALTER COLUMN number DROP IDENTITY;
ALTER TABLE audit
    ALTER COLUMN actor DROP NOT NULL,
    ALTER COLUMN action DROP NOT NULL,
    ALTER COLUMN reference DROP NOT NULL,
    ADD COLUMN salt BYTEA,
    ADD COLUMN commitment BYTEA,
    ADD COLUMN link BYTEA;
UPDATE audit SET reference = NULL WHERE reference = '';

-- The last entry, which whoever appends the next one locks and changes in the same commit.
CREATE TABLE audit_head (
    one    BOOLEAN PRIMARY KEY CHECK (one),
    number BIGINT NOT NULL,
    link   BYTEA NOT NULL
);
INSERT INTO audit_head SELECT TRUE, coalesce(max(number), 0), decode(repeat('00', 32), 'hex') FROM audit;

-- What is to be told to officers' screens and programs: that something changed, never what.
CREATE TABLE outbox (
    number    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    reference TEXT
);
