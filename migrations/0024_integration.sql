-- Tokens for programs, and webhooks.

-- A token of the interface for programs acts for its maker within its scopes (names separated by spaces). Only the hash of its
-- secret is stored. Rows stay: the audit trail names them.
CREATE TABLE api_token (
  agency_id    uuid   NOT NULL,
  id           uuid   NOT NULL,
  officer_id   uuid   NOT NULL,
  name         text   NOT NULL,
  scopes       text   NOT NULL,
  secret_hash  bytea  NOT NULL,
  created_at   bigint NOT NULL,
  expires_at   bigint NOT NULL CHECK (created_at < expires_at),
  last_used_at bigint,
  ended_at     bigint,
  ended_by     uuid,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, officer_id) REFERENCES officer (agency_id, id)
);
CREATE INDEX api_token_by_officer ON api_token (agency_id, officer_id) WHERE ended_at IS NULL;

-- Where an agency wants to be told of events (names separated by spaces). The secret signs what is sent, so it is kept as it is;
-- the one before it signs too until previous_until. failures and failing_since count from the last success; a runner leases a
-- webhook, never a single delivery, so that one receiver hears in order.
CREATE TABLE webhook (
  agency_id       uuid   NOT NULL REFERENCES agency (id),
  id              uuid   NOT NULL,
  title           text   NOT NULL,
  url             text   NOT NULL,
  events          text   NOT NULL,
  secret          bytea  NOT NULL,
  previous_secret bytea,
  previous_until  bigint,
  state           text   NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'ended')),
  failures        bigint NOT NULL DEFAULT 0,
  failing_since   bigint,
  retry_at        bigint NOT NULL DEFAULT 0,
  looked_at       bigint NOT NULL DEFAULT 0,
  delivered_at    bigint,
  leased_by       uuid,
  leased_until    bigint,
  created_at      bigint NOT NULL,
  created_by      uuid   NOT NULL,
  ended_at        bigint,
  PRIMARY KEY (agency_id, id),
  CHECK ((previous_secret IS NULL) = (previous_until IS NULL)),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL))
);

-- What is to be told to one webhook. due_at says when it is tried next; fault is a fixed word, answer what the receiver said last.
CREATE TABLE webhook_delivery (
  agency_id  uuid   NOT NULL,
  id         uuid   NOT NULL,
  webhook_id uuid   NOT NULL,
  event      text   NOT NULL,
  payload    text   NOT NULL,
  made_at    bigint NOT NULL,
  due_at     bigint NOT NULL,
  state      text   NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts   bigint NOT NULL DEFAULT 0,
  begun_at   bigint,
  tried_at   bigint,
  settled_at bigint,
  status     bigint NOT NULL DEFAULT 0,
  fault      text   NOT NULL DEFAULT '',
  answer     text   NOT NULL DEFAULT '',
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, webhook_id) REFERENCES webhook (agency_id, id),
  CHECK ((state = 'waiting') = (settled_at IS NULL))
);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (agency_id, webhook_id, due_at, id) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_failed ON webhook_delivery (agency_id, webhook_id, id) WHERE state = 'failed';
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (agency_id, webhook_id, id);
CREATE INDEX webhook_delivery_by_time ON webhook_delivery (agency_id, settled_at);
