import type { ApplyChange } from './apply-change.ts';
import { addGuardPolicy, GuardDeclaration, hasGuardPolicy } from './guard-policies.ts';

/** Takes in what somebody elsewhere said of the project's guards; it holds here too unless something later was declared. */
export const applyGuardPolicy: ApplyChange = (db, projectId, payload) => {
  const parsed = GuardDeclaration.safeParse(payload);
  if (!parsed.success) return false;
  if (!hasGuardPolicy(db, parsed.data.id)) addGuardPolicy(db, projectId, parsed.data);
  return true;
};
