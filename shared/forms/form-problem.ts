import { z } from 'zod';

export const ProblemCode = z.enum([
  'form.unknownType',
  'form.unknownFunction',
  'form.wrongArguments',
  'form.syntax',
  'form.unknownReference',
  'form.ambiguousReference',
  'form.cycle',
  'form.duplicateName',
  'form.badName',
  'form.missingName',
  'form.missingSheet',
  'form.missingColumn',
  'form.unknownColumn',
  'form.unknownList',
  'form.duplicateChoice',
  'form.missingFile',
  'form.badFile',
  'form.missingCalculation',
  'form.missingTranslation',
  'form.unknownLanguage',
  'form.badDefault',
  'form.unclosedGroup',
  'form.unexpectedEnd',
  'form.empty',
  'form.tooLarge',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What is wrong with a form, and where. An error keeps it from being stored; a warning does not. */
export const FormProblem = z.object({
  code: ProblemCode,
  severity: z.enum(['error', 'warning']),
  /** Plain English: what is wrong, and what to do where that is not plain. */
  message: z.string(),
  sheet: z.string().optional(),
  /** Of the sheet, from 1. */
  row: z.int().optional(),
  /** The column's name as the sheet's first row writes it. */
  column: z.string().optional(),
});
export type FormProblem = z.infer<typeof FormProblem>;
