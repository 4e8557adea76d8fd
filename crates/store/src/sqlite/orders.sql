-- Version 3. The first of the queue, and the oldest of a state, are found without reading the others; and the
-- queue is listed from its index alone, because each row lies in a page of its own.

DROP INDEX reports_by_turn;
CREATE INDEX reports_by_turn ON reports (state, band, due_at, reference, received_at, owner, area);
CREATE INDEX reports_by_age ON reports (state, received_at);
