import { createHash } from 'node:crypto';
import type { Canary } from '../../../../shared/canary.ts';
import { saysTheSame } from '../../../../shared/domain/says-the-same.ts';
import { newestMove } from '../../store/alias-moves.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { recordHead, type RecordValues } from '../../store/records.ts';
import { subjectCode } from '../../store/subjects.ts';
import type { Context } from '../context.ts';
import { siteColumn, siteIn } from './score-values.ts';
import { type DeployedModel, servingChampion, servingUnder } from './serving-model.ts';

/** What is known of a visit before anything is said of it; null where it has no id or code. */
export type Visited = {
  readonly recordId: string | null;
  readonly subjectCode: string | null;
  readonly values: RecordValues;
};

/**
 * Who is asked about a visit, one after the other until one answers: the canary where the record is its own, then the
 * champion. Empty where no version is in use.
 */
export function advisingModels(context: Context, visited: Visited): readonly DeployedModel[] {
  const { store, projectId } = context;
  const champion = servingChampion(store, projectId);
  if (champion === null) return [];
  const canary = servingCanary(store, projectId, champion);
  return canary !== null && isOwn(context, canary, visited) ? [canary.serving, champion] : [champion];
}

/** A version that advises on a part of the records. */
export type ServingCanary = { readonly serving: DeployedModel; readonly canary: Canary };

/** The canary; null where there is none, where it is the champion, and where it tells something else than the champion. */
export function servingCanary(db: ReadableDb, projectId: string, champion: DeployedModel): ServingCanary | null {
  const serving = servingUnder(db, projectId, 'canary');
  const canary = newestMove(db, projectId, 'canary')?.canary ?? null;
  if (serving === null || canary === null || serving.model.id === champion.model.id) return null;
  return saysTheSame(serving.model.spec, champion.model.spec) ? { serving, canary } : null;
}

function isOwn(context: Context, { serving, canary }: ServingCanary, visited: Visited): boolean {
  if (canary.by === 'sites') return canary.sites.includes(siteIn(siteColumn(context), visited.values) ?? '');
  const key = keyOf(context.store, visited);
  return key !== null && isInShare(canary.share, serving.model.id, key);
}

/** A child that comes again is told by the same version: its code counts, and without one the record's id. */
function keyOf(db: ReadableDb, { recordId, subjectCode: typed }: Visited): string | null {
  const known = recordId === null ? null : (recordHead(db, recordId)?.subjectId ?? null);
  const code = known === null ? typed : subjectCode(db, known);
  return code === null || code === '' ? recordId : code;
}

const BITS = 48;

/**
 * Whether a record is of the share, the same on every laptop, by sha256 over the version and the key. A share that grows
 * keeps those that it had.
 */
export function isInShare(share: number, modelVersionId: string, key: string): boolean {
  const hash = createHash('sha256').update(`${modelVersionId}\n${key}`).digest();
  return hash.readUIntBE(0, BITS / 8) / 2 ** BITS < share;
}
