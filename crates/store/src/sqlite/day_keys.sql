-- Version 4. Keys that all replicas share, a new one each day, for what browsers bring back. No draft or report is
-- locked with them; those of the day before yesterday and older are dropped.

CREATE TABLE day_keys (
    day INTEGER PRIMARY KEY, -- counted from 1970
    key BLOB NOT NULL
) STRICT;
