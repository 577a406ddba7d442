import { type CompiledForm, compileForm } from '../../../../shared/forms/compile-form.ts';
import { epochMsOfText } from '../../../../shared/forms/expression/dates.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { openForm } from '../../../../shared/forms/fill-form.ts';
import { type Form, textIn } from '../../../../shared/forms/form.ts';
import type { AnswerProblem, FormState } from '../../../../shared/forms/form-state.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { recordOf, textAt } from '../../../../shared/forms/look-at-form.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Submission } from '../../../../shared/submission.ts';
import type { RecordValues } from '../../store/records.ts';
import type { Context } from '../context.ts';

export type ReadAnswers = {
  readonly values: RecordValues;
  /** When the form was finished, as far as the phone's clock can be believed. */
  readonly filledInAtMs: number;
};

/**
 * Judges what was answered on a phone by the form, as of the moment when it was filled in. What the phone calculated
 * stays: it may be an id or a moment that would be another one here. Fails with `submission.answersRefused`.
 */
export function readAnswers(context: Context, form: Form, { answers, sender }: Submission): Result<ReadAnswers> {
  const { compiled } = compileForm(form);
  if (compiled === null) throw new Error(`form ${form.formId} was stored and has errors`);
  const filledInAtMs = finishedAtMs(compiled, answers.values, context.now());
  const environment = environmentAt(filledInAtMs, context, sender.name);
  const state = openForm(compiled, form.defaultLanguage, environment, answers);
  const [problem] = state.problems;
  if (problem !== undefined) return refuseAnswer(state, ...problem, environment);
  const asSent: FormState = { ...state, values: new Map(Object.entries(answers.values)), irrelevant: new Set() };
  return ok({ values: recordOf(asSent), filledInAtMs });
}

/** Local time is the laptop's: phones of one clinic stand in one time zone. */
function environmentAt(nowMs: number, { newId }: Context, userName: string): Environment {
  return {
    nowMs,
    offsetMinutes: (epochMs) => -new Date(epochMs).getTimezoneOffset(),
    newId,
    random: Math.random,
    userName,
  };
}

/** A phone is sent months later at most; a clock further off than that, or ahead, is not believed. */
const LONGEST_WAIT_MS = 400 * 86_400_000;

function finishedAtMs({ root }: CompiledForm, values: Submission['answers']['values'], nowMs: number): number {
  const noted = (['end', 'start'] as const).flatMap((kind) =>
    root.children.flatMap(({ item, path }) =>
      item?.kind === 'question' && item.metadata === kind ? [epochMsOfText(values[path] ?? '', () => 0)] : [],
    ),
  );
  return noted.find((atMs) => atMs !== null && atMs <= nowMs && atMs > nowMs - LONGEST_WAIT_MS) ?? nowMs;
}

const why: Readonly<Record<AnswerProblem, string>> = {
  required: 'an answer is needed',
  type: 'the answer is not of the kind that is asked for',
  constraint: 'the answer is not allowed',
  choice: 'the answer is none of the choices',
};

/** In the form's own language, as the person at the phone would have read it there. */
function refuseAnswer(state: FormState, path: string, problem: AnswerProblem, environment: Environment): Result<never> {
  const node = state.tree.byPath.get(path);
  const said = node === undefined ? '' : messageAt(state, node, problem, environment);
  const value = state.values.get(path) ?? '';
  const question = node === undefined ? path : labelOf(state, node);
  return fail(
    'submission.answersRefused',
    `"${question}"${value === '' ? '' : ` (${value})`}: ${said === '' ? why[problem] : said}`,
    'Correct it on the phone and send it again.',
    { path, problem, count: state.problems.size },
  );
}

function messageAt(state: FormState, node: FormNode, problem: AnswerProblem, environment: Environment): string {
  const { item } = node.definition;
  if (item?.kind !== 'question' || (problem !== 'required' && problem !== 'constraint')) return '';
  return textAt(state, node, problem === 'required' ? item.requiredMessage : item.constraintMessage, environment);
}

const labelOf = ({ compiled, language }: FormState, { definition, name }: FormNode): string =>
  textIn(definition.item?.label ?? {}, language, compiled.form) || name;
