import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { alertRulesOf, setAlertRules as keepRules } from '../store/alerts.ts';
import { recordChange } from '../store/change.ts';
import type { Context } from './context.ts';

/** Changes how the project is told of what is found, from now on and for what is open already. */
export async function setAlertRules(
  context: Context,
  { severities, quiet }: Parsed<'alert.setRules'>,
): Promise<Result<Output<'alert.setRules'>>> {
  const { store, projectId, actorId, deviceId, now } = context;
  return store.transaction((db) => {
    const before = alertRulesOf(db, projectId);
    const rules = {
      severities: { ...before.severities, ...severities },
      quiet: quiet === undefined ? before.quiet : quiet,
    };
    keepRules(db, { rules, projectId, actorId, deviceId, setAtMs: now() });
    recordChange(db, context, {
      kind: 'alert.rulesSet',
      lane: 'alertRules',
      entityKind: 'project',
      entityId: projectId,
      payload: rules,
    });
    return ok(rules);
  });
}
