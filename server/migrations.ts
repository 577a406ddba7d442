/**
 * The server's tables, one list of statements a version, forward only; a released version is never edited.
 *
 * `tenant` leads every key, so that rows can be distributed. `mutation` is what each place in a client's stream was
 * answered; `operation` is the effect, once per opUuid whichever client brings it. The first version makes only what is
 * missing: databases from before versions were counted have these tables.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS client (
       tenant text NOT NULL, "clientId" text NOT NULL, "lastMutationId" integer NOT NULL,
       "seenAtMs" double precision NOT NULL, PRIMARY KEY (tenant, "clientId"))`,
    `CREATE TABLE IF NOT EXISTS mutation (
       tenant text NOT NULL, "clientId" text NOT NULL, "mutationId" integer NOT NULL, "opUuid" text NOT NULL,
       "payloadHash" text NOT NULL, status text NOT NULL, reason text,
       PRIMARY KEY (tenant, "clientId", "mutationId"))`,
    `CREATE TABLE IF NOT EXISTS operation (
       tenant text NOT NULL, "opUuid" text NOT NULL, "clientId" text NOT NULL, "projectId" text NOT NULL,
       "scopeCursor" integer NOT NULL, lane text NOT NULL, kind text NOT NULL, "entityKind" text NOT NULL,
       "entityId" text NOT NULL, "schemaVersion" integer NOT NULL, payload text NOT NULL, "payloadHash" text NOT NULL,
       "capturedAtMs" double precision NOT NULL, "storedAtMs" double precision NOT NULL,
       PRIMARY KEY (tenant, "opUuid"), UNIQUE (tenant, "projectId", "scopeCursor"))`,
    `CREATE TABLE IF NOT EXISTS scope (
       tenant text NOT NULL, "projectId" text NOT NULL, head integer NOT NULL, PRIMARY KEY (tenant, "projectId"))`,
    `CREATE TABLE IF NOT EXISTS quarantine (
       tenant text NOT NULL, "clientId" text NOT NULL, "mutationId" integer NOT NULL, "payloadHash" text NOT NULL,
       mutation text NOT NULL, reason text NOT NULL, "quarantinedAtMs" double precision NOT NULL,
       PRIMARY KEY (tenant, "clientId", "mutationId", "payloadHash"))`,
    `CREATE TABLE IF NOT EXISTS receipt (
       tenant text NOT NULL, id text NOT NULL, body text NOT NULL, signature text NOT NULL, PRIMARY KEY (tenant, id))`,
  ],
  // The key is empty for a client from before signatures: its next contact pins it.
  [`ALTER TABLE client ADD COLUMN "deviceKey" text, ADD COLUMN "clockSkewMs" double precision NOT NULL DEFAULT 0`],
];
