-- The registry of one issuer. Persons stand here as keyed hashes only; times are seconds since 1970 UTC.

CREATE TABLE setting (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  content VARCHAR(200) NOT NULL
);

-- Who holds the lock of row 1 writes; everybody else waits.
CREATE TABLE audit_head (
  id INTEGER NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  mac VARCHAR(43) NOT NULL,
  seal VARCHAR(43) NOT NULL
);

CREATE TABLE audit (
  seq BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  deed VARCHAR(20) NOT NULL,
  subject VARCHAR(2048) NOT NULL,
  detail VARCHAR(4096) NOT NULL,
  mac VARCHAR(43) NOT NULL
);

CREATE TABLE status_list (
  list_no INTEGER NOT NULL PRIMARY KEY,
  entries INTEGER NOT NULL,
  capacity INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  decoys_set INTEGER NOT NULL,
  revision BIGINT NOT NULL,
  seed VARCHAR(43) NOT NULL
);

CREATE TABLE award (
  credential_id VARCHAR(255) NOT NULL,
  version INTEGER NOT NULL,
  list_no INTEGER NOT NULL,
  list_index INTEGER NOT NULL,
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(20),
  person VARCHAR(43),
  journal_key VARCHAR(43),
  achievement VARCHAR(2048) NOT NULL,
  awarded_at BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  key_id VARCHAR(4096),
  digest VARCHAR(43),
  PRIMARY KEY (credential_id, version),
  UNIQUE (list_no, list_index),
  UNIQUE (journal_key)
);

CREATE INDEX award_person ON award (person);

CREATE TABLE claim (
  claim_id VARCHAR(64) NOT NULL PRIMARY KEY,
  credential_id VARCHAR(255) NOT NULL,
  code_mac VARCHAR(43) NOT NULL,
  file_mac VARCHAR(43) NOT NULL,
  expires_at BIGINT NOT NULL,
  attempts_left INTEGER NOT NULL,
  state VARCHAR(12) NOT NULL
);

CREATE INDEX claim_credential ON claim (credential_id);
