import { compileForm } from '../../shared/forms/compile-form.ts';
import type { Environment } from '../../shared/forms/expression/scope.ts';
import { openForm, setAnswer } from '../../shared/forms/fill-form.ts';
import { Form } from '../../shared/forms/form.ts';
import type { FormState } from '../../shared/forms/form-state.ts';
import { type BenchRow, medianOf, rowOf, type Side } from './harness.ts';

const QUESTIONS = 200;
const ROUNDS = 15;
const FIRST_MS = 300;
const CHANGE_MS = 50;

const environment: Environment = {
  nowMs: Date.UTC(2026, 10, 23),
  offsetMinutes: () => 180,
  newId: () => '11111111-2222-4333-8444-555555555555',
  random: () => 0.5,
};

/**
 * A form of 200 questions, every one with a constraint, every second shown by the one before it, every fourth calculated
 * from all before it in a chain: how long until it can be filled in, and how long one answer takes at the chain's begin,
 * on which all of it depends. Against what a person is allowed to wait.
 */
export function bench(): Promise<readonly BenchRow[]> {
  const first: number[] = [];
  const change: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const [state, firstMs] = timed(open);
    const [, changeMs] = timed(() => setAnswer(state, '/data/q0', String(round + 10), environment));
    if (round < 0) continue;
    first.push(firstMs);
    change.push(changeMs);
  }
  return Promise.resolve([
    rowOf(`form of ${QUESTIONS} questions, opened`, 'ms', 1, sideOf('read and worked out', first), allowed(FIRST_MS)),
    rowOf(
      `form of ${QUESTIONS} questions, one answer`,
      'ms',
      1,
      sideOf('worked out again', change),
      allowed(CHANGE_MS),
    ),
  ]);
}

function open(): FormState {
  const { compiled } = compileForm(Form.parse({ formId: 'bench', title: 'Bench', items: items() }));
  if (compiled === null) throw new Error('the form of the bench has errors');
  return openForm(compiled, '', environment);
}

const items = (): readonly object[] =>
  Array.from({ length: QUESTIONS }, (_, at) => {
    const before = `\${q${at - 1}}`;
    const question = { kind: 'question', name: `q${at}`, type: 'decimal', constraint: '. >= 0 and . <= 100000' };
    if (at === 0) return { ...question, default: '5' };
    if (at % 4 === 0) return { ...question, type: 'calculate', calculation: `round(\${q${at - 4}} + 1, 2)` };
    return at % 2 === 0
      ? { ...question, relevant: `${before} > 3` }
      : { ...question, required: `\${q${at - (at % 4)}} > 50` };
  });

function timed<T>(run: () => T): readonly [T, number] {
  const started = performance.now();
  const value = run();
  return [value, performance.now() - started];
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });
const allowed = (ms: number): Side => ({ name: 'allowed', median: ms, runs: [ms] });
