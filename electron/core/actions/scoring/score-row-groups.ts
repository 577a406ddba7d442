import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { mergeProfiles } from '../../../../shared/domain/profile-merge.ts';
import type { Metrics } from '../../../../shared/model.ts';
import type { ColumnProfile } from '../../../../shared/profile.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { TreePlan } from '../../../../shared/tree-plan.ts';
import { workAhead } from '../../../../shared/work-ahead.ts';
import { askModel } from '../../engine/load-model.ts';
import { groupByRows } from '../../readers/row-groups.ts';
import { writeAhead } from '../../store/chunks.ts';
import { type VersionChunk, versionChunks } from '../../store/version-chunks.ts';
import type { Context } from '../context.ts';
import { sealRange } from './seal-range.ts';
import type { ServingModel } from './serving-model.ts';

export type ScoredRows = {
  readonly chunks: readonly VersionChunk[];
  /** Profiles of the answers. */
  readonly answers: Readonly<Record<string, ColumnProfile>>;
  readonly metrics: Metrics | null;
};

/** Fewer are sooner scored by ONNX Runtime than its trees are read. */
const LEAST_WALKED_ROWS = 2_048;

/** One for each of a small laptop's processors. */
const RANGES_AHEAD = 2;

/**
 * Scores a version range by range, two more ahead of the one that is kept, so that no thread waits for it; answers are written ahead under the lease. Where
 * the version holds the model's target, a reader judges them all at the end. Emits `{ done, of }` in rows. Fails with
 * `predict.cancelled` and as `sealRange` does; whatever was begun has ended then.
 */
export async function scoreRowGroups(
  context: Context,
  serving: ServingModel,
  version: DatasetVersion,
  leaseId: string,
): Promise<Result<ScoredRows>> {
  const { store, readers, signal, progress } = context;
  const plan = await planFor(context, serving, version);
  if (!plan.ok) return plan;
  const ranges = groupByRows(versionChunks(store, version.id));
  const sealing = workAhead(ranges, RANGES_AHEAD, async (range) => ({
    range,
    sealed: signal.aborted ? refuseCancelled() : await sealRange(context, serving, version, range, plan.value),
  }));
  const chunks: VersionChunk[] = [];
  let answers: ScoredRows['answers'] = {};
  for await (const { range, sealed } of sealing) {
    if (!sealed.ok) return sealed;
    await writeAhead(store, leaseId, sealed.value.chunks);
    const [{ ordinal, firstRow, rows } = { ordinal: 0, firstRow: 0, rows: 0 }] = range;
    chunks.push(...sealed.value.chunks.map(({ sha256 }, column) => ({ column, ordinal, sha256, firstRow, rows })));
    answers = mergeAnswers(answers, sealed.value.answers);
    progress({ done: firstRow + rows, of: version.rows });
  }
  const { spec } = serving.model;
  const judged = await readers.run('answers.judge', { spec, versionId: version.id, chunks }, { signal });
  return judged.ok ? ok({ chunks, answers, metrics: judged.value }) : judged;
}

/** None for quantities: scaled up, what two ways of summing round differently is too much of a small one's size. */
async function planFor(
  context: Context,
  { model }: ServingModel,
  version: DatasetVersion,
): Promise<Result<TreePlan | null>> {
  if (version.rows < LEAST_WALKED_ROWS || model.spec.task === 'regression') return ok(null);
  const planned = await askModel(context, model, 'model.plan', { sha256: model.sha256 }, context.signal);
  return planned.ok ? ok(planned.value.plan) : planned;
}

const refuseCancelled = (): Result<never> => fail('predict.cancelled', 'Scoring was cancelled; nothing was kept.');

const mergeAnswers = (before: ScoredRows['answers'], more: ScoredRows['answers']): ScoredRows['answers'] =>
  Object.fromEntries(
    Object.entries(more).map(([name, profile]) => {
      const known = before[name];
      return [name, known === undefined ? profile : mergeProfiles(known, profile)];
    }),
  );
