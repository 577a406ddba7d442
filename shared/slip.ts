import { z } from 'zod';

/**
 * The words of a slip in one language. A text may hold `{fields}`: a column of the record, or `{subject}`, `{answer}`
 * (what the model or the rule said, in the words of `answers`), `{reasons}` (what that was mainly said because of, in the
 * words of `reasons`), `{day}`, `{person}`, `{project}`, `{place}`, `{record}`.
 * `{{` is a brace. Nothing else has a meaning: no code, no markup.
 */
export const SlipWords = z.object({
  title: z.string().min(1),
  /** Stands on every slip, such as that it is for practice. */
  notice: z.string().optional(),
  /** A line whose fields are all empty is left out. */
  lines: z.array(z.string()),
  /** How an answer is said to the person, by the class's name. */
  answers: z.record(z.string(), z.string()).default({}),
  /** How a column's value is said as a reason, by the column's name; a text as a line is. Others are not said. */
  reasons: z.record(z.string(), z.string()).default({}),
  /** How a category is said, by its value. */
  values: z.record(z.string(), z.string()).default({}),
});
export type SlipWords = z.infer<typeof SlipWords>;

/** What a project prints for somebody to take along. */
export const SlipTemplate = z.object({
  /** By language tag (`en`, `fr`, `ar`); the first is used where none fits. */
  languages: z.record(z.string().min(2), SlipWords).refine((all) => Object.keys(all).length > 0, 'has no language'),
  /** A column of the record that says the person's language, if the form asks it. */
  languageColumn: z.string().optional(),
});
export type SlipTemplate = z.infer<typeof SlipTemplate>;

/** A slip ready to be printed: plain text. */
export const Slip = z.object({
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  title: z.string(),
  notice: z.string().nullable(),
  lines: z.array(z.string()),
});
export type Slip = z.infer<typeof Slip>;
