import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { addGuardPolicy, declaredGuards, guardPolicy } from '../store/guard-policies.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';

/**
 * Changes what is named of what the project does where a value looks wrong, on all its laptops. Fails with
 * `guards.noRule` where it is to fall back to a rule that nobody wrote.
 */
export async function setGuards(
  context: Context,
  { missing, unit, range, unlike }: Parsed<'guards.set'>,
): Promise<Result<Output<'guards.set'>>> {
  const { store, projectId, actorId, deviceId, now, newId } = context;
  const { rule } = requireProject(store, projectId).definition;
  if (rule === undefined && [missing, unit, range, unlike].includes('rule')) return refuseRule();
  return store.transaction((db) => {
    const before = guardPolicy(db, projectId);
    const policy = {
      missing: missing ?? before.missing,
      unit: unit ?? before.unit,
      range: range ?? before.range,
      unlike: unlike ?? before.unlike,
    };
    const declaration = { id: newId(), policy, actorId, deviceId, declaredAtMs: now() };
    addGuardPolicy(db, projectId, declaration);
    recordChange(db, context, {
      kind: 'guards.declared',
      lane: 'guards',
      entityKind: 'guardPolicy',
      entityId: declaration.id,
      payload: declaration,
    });
    return ok(declaredGuards(db, projectId, now()));
  });
}

const refuseRule = (): Result<never> =>
  fail(
    'guards.noRule',
    'This project has no written rule that could decide in place of the model.',
    'Choose to be told (flag) or to be asked (ask), or write a rule into the project.',
  );
