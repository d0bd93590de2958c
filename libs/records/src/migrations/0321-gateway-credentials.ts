// A gateway's credential lapses and is replaced by the gateway itself; what it replaced is remembered, because whoever
// still shows it holds a copy. Credentials given before this lapse with nothing to ask anew, so they get no end.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  `alter table gateway add column credential_expires_at bigint`,
  `alter table gateway add column next_credential_hash text`,
  `alter table gateway add column next_expires_at bigint`,
  `alter table gateway add column retired_credential_hash text`,
  // Since when there is a sign that the credential is in use in two places; null when there is none, or it was settled.
  `alter table gateway add column suspected_clone_at bigint`,
  `alter table gateway add constraint gateway_next_whole
     check ((next_credential_hash is null) = (next_expires_at is null))`,
];

export const gatewayCredentialsMigration: Migration = {
  name: '0321-gateway-credentials',
  up: (db) => runStatements(db, ...STATEMENTS),
};
