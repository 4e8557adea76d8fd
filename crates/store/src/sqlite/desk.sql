-- Version 6. The desk: when a case was taken and read, what staff add to it, and who they are (docs/privacy.md).

ALTER TABLE reports ADD COLUMN taken_at INTEGER;
ALTER TABLE reports ADD COLUMN read_at INTEGER;
ALTER TABLE reports ADD COLUMN came_back_at INTEGER;
ALTER TABLE reports ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
ALTER TABLE reports ADD COLUMN advocate INTEGER NOT NULL DEFAULT 0 CHECK (advocate IN (0, 1));
-- The only accounts that may know of it, with a line feed before and after each.
ALTER TABLE reports ADD COLUMN named TEXT;
-- Earlier versions did not write down when a case was taken or read: no earlier than it came.
UPDATE reports SET taken_at = received_at WHERE owner IS NOT NULL;
UPDATE reports SET read_at = received_at WHERE state IN ('in_hand', 'closed');

-- Lists of what is open, each in the order of the queue. Every one of them is read from where a page ended,
-- and counted from the index alone: in a row all this lies behind the sealed report.
DROP INDEX reports_by_owner;
CREATE INDEX reports_open
    ON reports (turn_band, due_at, reference, state, read_at, received_at, advocate, named)
    WHERE state <> 'closed';
CREATE INDEX reports_to_read
    ON reports (turn_band, due_at, reference, state, read_at, received_at, advocate, named)
    WHERE state <> 'closed' AND read_at IS NULL;
CREATE INDEX reports_of_owner
    ON reports (owner, turn_band, due_at, reference, state, read_at, received_at, advocate, named)
    WHERE state <> 'closed' AND owner IS NOT NULL;
CREATE INDEX reports_of_unit
    ON reports (unit, turn_band, due_at, reference, state, read_at, received_at, advocate, named)
    WHERE state <> 'closed' AND unit IS NOT NULL;
CREATE INDEX reports_of_area
    ON reports (area, turn_band, due_at, reference, state, read_at, received_at, advocate, named)
    WHERE state <> 'closed' AND area IS NOT NULL;
CREATE INDEX reports_for_advocates
    ON reports (turn_band, due_at, reference, state, read_at, received_at, advocate, named)
    WHERE state <> 'closed' AND advocate = 1;
-- Lists of what is closed, the last first: they are read from their end.
CREATE INDEX closed_reports ON reports (closed_at, reference) WHERE state = 'closed';
CREATE INDEX closed_reports_of_owner ON reports (owner, closed_at, reference)
    WHERE state = 'closed' AND owner IS NOT NULL;
CREATE INDEX closed_reports_of_unit ON reports (unit, closed_at, reference)
    WHERE state = 'closed' AND unit IS NOT NULL;
CREATE INDEX closed_reports_of_area ON reports (area, closed_at, reference)
    WHERE state = 'closed' AND area IS NOT NULL;
CREATE INDEX closed_reports_for_advocates ON reports (closed_at, reference)
    WHERE state = 'closed' AND advocate = 1;
-- What came since, what was taken and not opened, and what is past its day but for what is held.
CREATE INDEX reports_by_arrival ON reports (received_at);
CREATE INDEX reports_taken ON reports (taken_at) WHERE state = 'taken';
DROP INDEX reports_by_age;
CREATE INDEX reports_by_age ON reports (state, received_at, held) WHERE held = 0;

-- What staff add to a case: their words are in `sealed`. A row is never changed, and goes only with its report.
CREATE TABLE case_entries (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL,
    kind      TEXT NOT NULL,
    lane      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    by        TEXT NOT NULL,
    of        INTEGER, -- the number of the entry that it is about
    due_at    INTEGER,
    sealed    BLOB NOT NULL
) STRICT;
CREATE INDEX case_entries_of_case ON case_entries (reference, number);

-- Who may sign in. A name has no line feed, because `reports.named` has one before and after each.
CREATE TABLE officers (
    id         BLOB PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (name <> '' AND instr(name, char(10)) = 0),
    role       TEXT NOT NULL,
    unit       TEXT,
    state      TEXT NOT NULL, -- invited, active or revoked
    added_at   INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

-- Keys that their devices hold; what is here proves a sign-in and makes none.
CREATE TABLE passkeys (
    credential BLOB PRIMARY KEY,
    officer    BLOB NOT NULL,
    transports INTEGER NOT NULL,
    fixed      BLOB NOT NULL,
    changing   BLOB NOT NULL,
    added_at   INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX passkeys_of_officer ON passkeys (officer);

-- Links that were given out: each is deleted as it is used.
CREATE TABLE invitations (
    token_hash BLOB PRIMARY KEY,
    officer    BLOB NOT NULL,
    kind       TEXT NOT NULL, -- enrol or demo
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX invitations_of_officer ON invitations (officer);
CREATE INDEX invitations_by_end ON invitations (expires_at);

-- Who is signed in. `id` is a hash of what the cookie holds.
CREATE TABLE desk_sessions (
    id         BLOB PRIMARY KEY,
    officer    BLOB NOT NULL,
    began_at   INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    proven_at  INTEGER, -- when a passkey was used last
    locked_at  INTEGER
) STRICT;
CREATE INDEX desk_sessions_of_officer ON desk_sessions (officer);
CREATE INDEX desk_sessions_by_end ON desk_sessions (expires_at);

-- Sign-ins and enrolments under way. Each is taken once.
CREATE TABLE ceremonies (
    id         BLOB PRIMARY KEY,
    officer    BLOB,
    purpose    TEXT NOT NULL,
    state      BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX ceremonies_of_officer ON ceremonies (officer) WHERE officer IS NOT NULL;
CREATE INDEX ceremonies_by_end ON ceremonies (expires_at);

-- What somebody had typed and not sent, sealed, until they are back.
CREATE TABLE kept_words (
    officer    BLOB NOT NULL,
    place      BLOB NOT NULL,
    sealed     BLOB NOT NULL,
    kept_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (officer, place)
) STRICT;
CREATE INDEX kept_words_by_end ON kept_words (expires_at);

-- The audit by what somebody looks for: a report, an actor, the first word of an action.
CREATE INDEX audit_of_reference ON audit (reference, number) WHERE reference IS NOT NULL;
CREATE INDEX audit_of_actor ON audit (actor, number) WHERE actor IS NOT NULL;
CREATE INDEX audit_of_action ON audit (substr(action, 1, instr(action || ' ', ' ') - 1), number)
    WHERE action IS NOT NULL;
