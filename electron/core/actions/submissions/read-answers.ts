import { type CompiledForm, compileForm } from '../../../../shared/forms/compile-form.ts';
import { epochMsOfText } from '../../../../shared/forms/expression/dates.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { everyDefinition } from '../../../../shared/forms/definition.ts';
import { openForm } from '../../../../shared/forms/fill-form.ts';
import { type Form, textIn } from '../../../../shared/forms/form.ts';
import type { AnswerProblem, FormState } from '../../../../shared/forms/form-state.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { recordOf, textAt } from '../../../../shared/forms/look-at-form.ts';
import { readInstance } from '../../../../shared/forms/xform/read-instance.ts';
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
 * stays: it may be an id or a moment that would be another one here. Fails with `submission.answersRefused`,
 * `submission.unknownAnswer` and `submission.fileMissing`.
 */
export function readAnswers(context: Context, form: Form, submission: Submission): Result<ReadAnswers> {
  const { compiled } = compileForm(form);
  if (compiled === null) throw new Error(`form ${form.formId} was stored and has errors`);
  const { answers, unknown } = readInstance(compiled, submission.data);
  const [first] = unknown;
  if (first !== undefined) return refuseUnknown(first);
  const values = withPhotos(compiled, answers.values, submission.photos);
  if (!values.ok) return values;

  const filledInAtMs = finishedAtMs(compiled, values.value, context.now());
  const environment = environmentAt(filledInAtMs, context, submission.sender.name);
  const kept = { values: values.value, counts: answers.counts };
  const state = openForm(compiled, form.defaultLanguage, environment, kept);
  const [problem] = state.problems;
  if (problem !== undefined) return refuseAnswer(state, ...problem, environment);
  const asSent: FormState = { ...state, values: new Map(Object.entries(values.value)), irrelevant: new Set() };
  return ok({ values: recordOf(asSent), filledInAtMs });
}

type Values = Readonly<Record<string, string>>;

/** A record names a photo by its hash, a phone by its file. */
function withPhotos(compiled: CompiledForm, values: Values, photos: Values): Result<Record<string, string>> {
  const images = new Set(
    [...everyDefinition(compiled.root)].flatMap(({ item, path }) =>
      item?.kind === 'question' && item.type === 'image' ? [path] : [],
    ),
  );
  const named: Record<string, string> = { ...values };
  for (const [path, file] of Object.entries(values)) {
    if (!images.has(path.replace(/\[\d+\]/g, ''))) continue;
    const sha256 = Object.hasOwn(photos, file) ? photos[file] : undefined;
    if (sha256 === undefined) return refuseMissing(file);
    named[path] = sha256;
  }
  return ok(named);
}

const refuseUnknown = (path: string): Result<never> =>
  fail('submission.unknownAnswer', `The form has no question ${path}, or has it once and it was answered twice.`);

const refuseMissing = (file: string): Result<never> =>
  fail('submission.fileMissing', `The photo ${file} did not come with the record.`, 'Send the record again.', { file });

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

function finishedAtMs({ root }: CompiledForm, values: Values, nowMs: number): number {
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
