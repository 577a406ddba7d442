import type { ApplyChange } from './apply-change.ts';
import { addSuite, hasSuite, SuiteDeclaration } from './test-suites.ts';

/** Takes in what somebody elsewhere asks of a model's versions; it holds here too unless something later was declared. */
export const applyTestSuite: ApplyChange = (db, projectId, payload) => {
  const parsed = SuiteDeclaration.safeParse(payload);
  if (!parsed.success) return false;
  if (!hasSuite(db, parsed.data.id)) addSuite(db, projectId, parsed.data);
  return true;
};
