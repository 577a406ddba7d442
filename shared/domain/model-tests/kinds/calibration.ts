import type { TestOf } from '../../../model-tests.ts';
import type { TestOutcome } from '../../../test-report.ts';
import type { JudgedRows } from '../../judging/judged-rows.ts';
import { calibrationError } from '../calibration-error.ts';
import type { Evidence } from '../evidence.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';

/** How far what is said lies from what happens: of the class looked for, or of the likeliest of many. */
export function testCalibration(test: TestOf<'calibration'>, evidence: Evidence): TestOutcome {
  const { judged: rows, unitOf, random } = evidence;
  if (rows.spec.task === 'regression') return notApplicable('notOfThisTask');
  const n = rows.actual.length;
  if (n < test.leastRows) return notApplicable('tooFewRows', String(n));
  const { said, happened } = rows.spec.task === 'binary' ? ofPositive(rows) : ofLikeliest(rows);
  const error = calibrationError(said, happened, test.bins, unitOf, random.fork(test.id));
  if (error === null) return notApplicable('noRows');
  const measured = { name: 'calibrationError', of: null, ...error, n };
  return judged([holdAgainst(measured, { limit: test.limit, side: 'atMost' }, test.decide)]);
}

type Told = { readonly said: Float32Array; readonly happened: Float32Array };

const ofPositive = ({ outputs, actual }: JudgedRows): Told => ({
  said: Float32Array.from(actual, (_, row) => outputs[row * 2 + 1] ?? Number.NaN),
  happened: Float32Array.from(actual),
});

function ofLikeliest({ outputs, width, actual }: JudgedRows): Told {
  const said = new Float32Array(actual.length);
  const happened = new Float32Array(actual.length);
  actual.forEach((truth, row) => {
    const answer = outputs.subarray(row * width, (row + 1) * width);
    said[row] = Math.max(...answer);
    happened[row] = Number(answer.indexOf(said[row] ?? 0) === truth);
  });
  return { said, happened };
}
