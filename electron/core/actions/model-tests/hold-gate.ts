import { judgeGate } from '../../../../shared/domain/model-tests/judge-gate.ts';
import type { GateVerdict } from '../../../../shared/test-report.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { reportOn } from '../../store/test-reports.ts';
import type { Context } from '../context.ts';
import type { Candidate } from './answer-rows.ts';
import { gateBasis } from './gate-basis.ts';
import { runSuite } from './run-suite.ts';
import { suiteOf } from './suite-of.ts';

/** What people are advised by is guarded in every project. */
const ADVISING: ReadonlySet<string> = new Set(['champion', 'canary']);

/**
 * What the gate of an alias says of a version that is to have it: from the report that is recorded of it, else the suite
 * is run first. Null for an alias that the suite does not guard. Fails as `runSuite` does.
 */
export async function holdGate(
  context: Context,
  candidate: Candidate,
  alias: string,
): Promise<Result<GateVerdict | null>> {
  const declared = suiteOf(context, candidate.model);
  if (!ADVISING.has(alias) && !declared.suite.aliases.includes(alias)) return ok(null);
  const known = reportOn(context.store, candidate.model.id, gateBasis(context, declared, candidate));
  if (known !== null) return ok(judgeGate(declared, known));
  const report = await runSuite(context, declared, candidate);
  return report.ok ? ok(judgeGate(declared, report.value)) : report;
}

/** Why a version may not have an alias, and what a person can do. */
export function refuseGate(ref: string, alias: string, gate: GateVerdict): Result<never> {
  const [why, next] = reasonOf(gate);
  return fail(
    'gate.refused',
    `${ref} does not become ${alias}: ${why}`,
    `${next} Or override, with a reason that is signed and shown for ever.`,
    {
      gate,
    },
  );
}

function reasonOf({ because, results }: GateVerdict): readonly [string, string] {
  if (because === 'noEvidence' || because === 'noReport') {
    return [
      'no answer of it could be judged on rows whose truth is known.',
      'Declare a test set with the true answers for its model, and test it.',
    ];
  }
  const isAgainst = (verdict: string, required: boolean): boolean =>
    verdict === 'failed' || (verdict === 'notApplicable' && required);
  const names = results.flatMap(({ verdict, test }) =>
    isAgainst(verdict, test.required) ? [test.title ?? test.id] : [],
  );
  return [`it does not pass ${names.join(', ')}.`, 'Look at its test results, and train it again.'];
}
