-- Version 3. The first of the queue, and the oldest of a state, are found without reading the others.

DROP INDEX reports_by_turn;
CREATE INDEX reports_by_turn ON reports (state, band, due_at, reference);
CREATE INDEX reports_by_age ON reports (state, received_at);
