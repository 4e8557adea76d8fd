-- Version 2. How many reports named a university in a month, apart from the reports themselves.

CREATE TABLE campus_months (
    month   TEXT NOT NULL, -- such as 2026-11
    campus  TEXT NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (month, campus)
) STRICT, WITHOUT ROWID;
