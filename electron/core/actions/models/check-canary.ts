import type { Canary } from '../../../../shared/canary.ts';
import { saysTheSame } from '../../../../shared/domain/says-the-same.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { newestMove } from '../../store/alias-moves.ts';
import { resolveModel } from '../../store/models.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';

/** The alias of a version that advises on a part of the records. */
export const CANARY = 'canary';

type Wanted = { readonly model: ModelVersion; readonly alias: string; readonly canary: Canary | null };

/**
 * Null where an alias may be given so. Fails with `canary.noRecords` where it is not said which records a canary has, with
 * `canary.otherAlias` where that is said of another alias, with `canary.noChampion`, `canary.isChampion`,
 * `canary.otherAnswers` where it cannot stand in for the version in use, and with `canary.noSites` where the project's
 * records name no site.
 */
export function refuseCanary(
  { store, projectId }: Pick<Context, 'store' | 'projectId'>,
  { model, alias, canary }: Wanted,
): Result<never> | null {
  if (alias !== CANARY) return canary === null ? null : refuseOtherAlias(alias);
  if (canary === null) return refuseNoRecords(model);
  const champion = newestMove(store, projectId, 'champion');
  const inUse = champion === null ? null : resolveModel(store, projectId, champion.modelVersionId);
  if (inUse === null) {
    return fail('canary.noChampion', 'No version is in use that a canary could stand in for.', 'Put one in use first.');
  }
  if (inUse.id === model.id) {
    return fail('canary.isChampion', `${model.ref} is in use for every record already.`, 'Take another version.');
  }
  if (!saysTheSame(inUse.spec, model.spec)) {
    return fail('canary.otherAnswers', `${model.ref} tells something else than ${inUse.ref}, which is in use.`);
  }
  const { columns } = requireProject(store, projectId).definition;
  const isSited = columns.some(({ role }) => role === 'site');
  return canary.by === 'share' || isSited ? null : refuseNoSites();
}

const refuseNoRecords = ({ ref }: ModelVersion): Result<never> =>
  fail(
    'canary.noRecords',
    `It is not said which records ${ref} advises on as canary.`,
    'Give a share of the records, or sites.',
  );

const refuseOtherAlias = (alias: string): Result<never> =>
  fail(
    'canary.otherAlias',
    `${alias} is no part of the records.`,
    'Only the alias canary takes a share of the records, or sites.',
  );

const refuseNoSites = (): Result<never> =>
  fail('canary.noSites', 'The records of this project name no site.', 'Give a share of the records instead.');
