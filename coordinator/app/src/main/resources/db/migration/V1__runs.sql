-- What happened, in order. A version is written once: two writers of one run cannot both succeed.
CREATE TABLE run_event (
    run     text        NOT NULL,
    version bigint      NOT NULL,
    type    text        NOT NULL,
    at      timestamptz NOT NULL,
    body    text        NOT NULL,
    PRIMARY KEY (run, version)
);

-- The catalogue: what lists and searches need, kept in step with the events by the same transaction.
CREATE TABLE run (
    ordinal      bigint GENERATED ALWAYS AS IDENTITY,
    id           text        PRIMARY KEY,
    title        text        NOT NULL,
    owner        text,
    tags         text[]      NOT NULL,
    seed         bigint      NOT NULL,
    plan_hash    text        NOT NULL,
    phase        text        NOT NULL,
    status       text,
    verdict      text,
    recovery     text,
    deviated     boolean,
    reason       text,
    created      timestamptz NOT NULL,
    started      timestamptz,
    finished     timestamptz,
    journal_sent timestamptz
);
CREATE UNIQUE INDEX run_newest ON run (ordinal);
CREATE INDEX run_unfinished ON run (ordinal) WHERE phase <> 'FINISHED';
CREATE INDEX run_journal_unsent ON run (ordinal) WHERE phase = 'FINISHED' AND journal_sent IS NULL;

-- Which run a repeated request has already started.
CREATE TABLE idempotency_key (
    key         text        PRIMARY KEY,
    run         text        NOT NULL,
    fingerprint text        NOT NULL,
    created     timestamptz NOT NULL
);
CREATE INDEX idempotency_key_age ON idempotency_key (created);
