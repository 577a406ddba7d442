import { z } from 'zod';

/** A text by language as the form names it (`French (fr)`); under '' what the form says without a language. */
export const FormText = z.record(z.string(), z.string());
export type FormText = z.infer<typeof FormText>;

/** Of an XLSForm question, those that are answered or computed here; `metadata` is filled in by the program. */
export const QuestionType = z.enum([
  'text',
  'integer',
  'decimal',
  'date',
  'time',
  'datetime',
  'select_one',
  'select_multiple',
  'geopoint',
  'image',
  'barcode',
  'note',
  'calculate',
  'metadata',
]);
export type QuestionType = z.infer<typeof QuestionType>;

/** What a `metadata` question notes: the form's begin, its end, the day, who and which device. */
export const MetadataKind = z.enum(['start', 'end', 'today', 'deviceid', 'username']);
export type MetadataKind = z.infer<typeof MetadataKind>;

const place = {
  /** The row of the survey sheet, from 1, where there is one. */
  row: z.int().min(1).optional(),
};

/** Expressions are written as XLSForm writes them, with `${name}`; `parseExpression` reads them. */
export const FormQuestion = z.object({
  kind: z.literal('question'),
  name: z.string(),
  type: QuestionType,
  ...place,
  metadata: MetadataKind.optional(),
  label: FormText.default({}),
  hint: FormText.default({}),
  /** Name of the choices: in `lists`, or of the file in `tables` where `fromFile` says so. */
  list: z.string().optional(),
  fromFile: z.boolean().default(false),
  appearance: z.string().optional(),
  relevant: z.string().optional(),
  constraint: z.string().optional(),
  constraintMessage: FormText.default({}),
  required: z.string().optional(),
  requiredMessage: FormText.default({}),
  calculation: z.string().optional(),
  choiceFilter: z.string().optional(),
  default: z.string().optional(),
  readOnly: z.string().optional(),
  /** What a project adds to a question of its own; XLSForms say neither. */
  unit: z.string().optional(),
  role: z.literal('identifier').optional(),
});
export type FormQuestion = z.infer<typeof FormQuestion>;

const section = {
  name: z.string(),
  ...place,
  label: FormText.default({}),
  appearance: z.string().optional(),
  relevant: z.string().optional(),
};

export type FormGroup = z.infer<typeof GroupHead> & { items: FormItem[] };
export type FormRepeat = z.infer<typeof RepeatHead> & { items: FormItem[] };
export type FormItem = FormQuestion | FormGroup | FormRepeat;

const GroupHead = z.object({ kind: z.literal('group'), ...section });
/** `count` is how many times it is asked; without it people add and remove. */
const RepeatHead = z.object({ kind: z.literal('repeat'), ...section, count: z.string().optional() });
const items = z.lazy((): z.ZodType<FormItem[]> => z.array(FormItem));

export const FormItem: z.ZodType<FormItem> = z.lazy(() =>
  z.discriminatedUnion('kind', [FormQuestion, GroupHead.extend({ items }), RepeatHead.extend({ items })]),
);

/** One answer to choose; `columns` are what else its row says, for filters. */
export const FormChoice = z.object({
  name: z.string(),
  /** The row of the choices sheet, from 1, where there is one. */
  row: z.int().min(1).optional(),
  label: FormText.default({}),
  columns: z.record(z.string(), z.string()).default({}),
});
export type FormChoice = z.infer<typeof FormChoice>;

/** A CSV file beside the form: choices of `select_…_from_file`, and what `pulldata` looks up. */
export const FormTable = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) });
export type FormTable = z.infer<typeof FormTable>;

export const Form = z.object({
  formId: z.string().min(1),
  title: z.string().min(1),
  version: z.string().default(''),
  languages: z.array(z.string()).default([]),
  defaultLanguage: z.string().default(''),
  instanceName: z.string().optional(),
  items: z.array(FormItem),
  lists: z.record(z.string(), z.array(FormChoice)).default({}),
  /** By the file's name without its ending. */
  tables: z.record(z.string(), FormTable).default({}),
});
export type Form = z.infer<typeof Form>;

/** A text in a language; where that lacks it, in the form's own, then in any. Empty where nothing is said. */
export function textIn(text: FormText, language: string, form: Pick<Form, 'defaultLanguage'>): string {
  const said = [language, form.defaultLanguage, ''].find((one) => Object.hasOwn(text, one));
  return (said === undefined ? Object.values(text)[0] : text[said]) ?? '';
}

/** The choices of a list of the form, or null; a file beside it is no list. */
export const listNamed = ({ lists }: Pick<Form, 'lists'>, name: string): readonly FormChoice[] | null =>
  (Object.hasOwn(lists, name) ? lists[name] : undefined) ?? null;

export const tableNamed = ({ tables }: Pick<Form, 'tables'>, name: string): FormTable | null =>
  (Object.hasOwn(tables, name) ? tables[name] : undefined) ?? null;
