import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ThreadTopic } from '../../../../shared/thread.ts';
import { findAlert } from '../../store/alerts.ts';
import { resolveModel } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { findRun } from '../../store/runs.ts';
import { topicOfThread } from '../../store/threads.ts';

/**
 * What `about` names: the id of a run or an alert, an id or ref of a model version, or the id of something that only a
 * thread from elsewhere tells of. Fails with `thread.unknownTopic`.
 */
export function findTopic(db: ReadableDb, projectId: string, about: string): Result<ThreadTopic> {
  const topic = topicHere(db, projectId, about) ?? topicOfThread(db, projectId, about);
  if (topic !== null) return ok(topic);
  return fail(
    'thread.unknownTopic',
    `There is no run, model version or alert "${about}" here.`,
    'Give the id of a run or an alert, or a model such as referral@3.',
  );
}

/** Null for what is on another laptop only. */
function topicHere(db: ReadableDb, projectId: string, about: string): ThreadTopic | null {
  const run = findRun(db, projectId, about);
  if (run !== null) return { kind: 'run', id: run.id, label: run.outcome?.modelRef ?? run.modelName };
  const alert = findAlert(db, projectId, about);
  if (alert !== null) return { kind: 'alert', id: alert.id, label: alert.modelRef };
  const model = resolveModel(db, projectId, about);
  return model && { kind: 'modelVersion', id: model.id, label: model.ref };
}
