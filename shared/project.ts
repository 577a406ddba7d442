import { z } from 'zod';
import { Column, ColumnType } from './column.ts';
import { FormText } from './forms/form.ts';
import { PhotoPolicy } from './photo.ts';
import { SlipTemplate } from './slip.ts';
import { Place } from './subject.ts';

/** One question of a form. Texts are catalogue keys where the product ships them, plain text where a project wrote them. */
export const FormField = z.object({
  name: z.string(),
  type: ColumnType,
  /** What tables and charts call the column, where its name as words reads badly. */
  labelKey: z.string().optional(),
  label: z.string().optional(),
  questionKey: z.string().optional(),
  question: z.string().optional(),
  hintKey: z.string().optional(),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  choices: z.array(z.string()).optional(),
  /** What names a person is sealed; a column of that name and role says the same. */
  role: z.literal('identifier').optional(),
  /** Stands in records alone, and data sets leave it out: a place, a time, an answer within a repeat. */
  recordOnly: z.boolean().optional(),
});
export type FormField = z.infer<typeof FormField>;

export const FormSection = z.object({ name: z.string(), titleKey: z.string().optional(), fields: z.array(FormField) });
export type FormSection = z.infer<typeof FormSection>;

/** What a project calls its own things, as keys of the catalogue; without them they are said in general words. */
export const ProjectWords = z.object({
  captureKey: z.string(),
  capturedKey: z.string(),
  newRecordKey: z.string(),
  /** What people are asked about a prediction. */
  questionKey: z.string(),
  /** How many of 100 like this one belonged to the class looked for, with `count`. */
  shareKey: z.string(),
  /** A class in few words, and as the advice for one person. */
  classes: z.array(z.object({ name: z.string(), shortKey: z.string(), adviceKey: z.string() })),
  /** Who or what is visited again: which one it is, a new one, the same one, another one, and all of them. */
  subject: z
    .object({
      whoKey: z.string(),
      newKey: z.string(),
      sameKey: z.string(),
      anotherKey: z.string(),
      manyKey: z.string(),
    })
    .optional(),
});
export type ProjectWords = z.infer<typeof ProjectWords>;

/** Where a record says the place of its subject: two columns of degrees, or one that begins with "latitude longitude". */
export const LocationColumns = z.union([
  z.object({ latitude: z.string(), longitude: z.string() }),
  z.object({ geopoint: z.string() }),
]);
export type LocationColumns = z.infer<typeof LocationColumns>;

/**
 * What decides where no model does, as the guideline has it: `muac_cm < 11.5` → `refer`, else `well`. A record without
 * the column is not decided.
 */
export const WrittenRule = z.object({
  column: z.string(),
  operator: z.enum(['=', '!=', '<', '<=', '>', '>=']),
  value: z.union([z.string(), z.number()]),
  answer: z.string().min(1),
  otherwise: z.string().min(1),
});
export type WrittenRule = z.infer<typeof WrittenRule>;

/** The share of records whose answer is asked before the prediction is shown; another seed chooses others. */
export const BlindPolicy = z.object({ share: z.number().min(0).max(1).default(0.05), seed: z.int().default(1) });
export type BlindPolicy = z.infer<typeof BlindPolicy>;

/** What a project knows of its own: columns and their roles, sites, the form, the written rule, and whether it is practice. */
export const ProjectDefinition = z.object({
  place: z.string().optional(),
  noticeKey: z.string().optional(),
  words: ProjectWords.optional(),
  dataset: z.string().optional(),
  sites: z.array(z.string()).default([]),
  columns: z.array(Column).default([]),
  /** What tables and charts call columns, as a form said that may be in use no more; the form in use says it first. */
  labels: z.record(z.string(), FormField.pick({ labelKey: true, label: true })).optional(),
  /** `name` is the imported form in use: its newest version is asked, and `sections` say what of it core has to know. */
  form: z.object({ name: z.string().optional(), sections: z.array(FormSection) }).default({ sections: [] }),
  location: LocationColumns.optional(),
  /** How phones ask who a record is about, by language of the form; without it they are not asked. */
  subjectQuestion: z.object({ label: FormText, hint: FormText }).optional(),
  rule: WrittenRule.optional(),
  blind: BlindPolicy.default({ share: 0.05, seed: 1 }),
  photos: PhotoPolicy.optional(),
  slip: SlipTemplate.optional(),
  /** Places with names, for maps. */
  places: z.array(Place.extend({ name: z.string() })).optional(),
});
export type ProjectDefinition = z.infer<typeof ProjectDefinition>;

/** A project that says nothing keeps no more of a photo than its picture. */
export const photoPolicyOf = ({ photos }: ProjectDefinition): PhotoPolicy => photos ?? { metadata: 'strip' };

/** Names of the columns and of the form's fields that name a person. */
export const identifierNames = ({ columns, form }: ProjectDefinition): ReadonlySet<string> =>
  new Set(
    [...columns, ...form.sections.flatMap(({ fields }) => fields)].flatMap(({ name, role }) =>
      role === 'identifier' ? [name] : [],
    ),
  );

/** The field that a record's value belongs to: `household/member[2]/name` is one of `household/member/name`. */
export const fieldNameOf = (key: string): string => key.replace(/\[\d+\]/gu, '');

/** Names of the form's fields for free text, which may name somebody: it leaves neither the record nor the laptop. */
export const freeTextNames = ({ form }: ProjectDefinition): ReadonlySet<string> =>
  new Set(form.sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'text').map(({ name }) => name)));

/** The column that says on which day a visit was; null where none does. */
export const dayColumn = ({ columns }: ProjectDefinition): string | null =>
  columns.find(({ role }) => role === 'time')?.name ?? null;

export const Project = z.object({
  id: z.uuid(),
  name: z.string(),
  definition: ProjectDefinition,
  createdAtMs: z.int(),
});
export type Project = z.infer<typeof Project>;

/** What somebody may do: `capture` captures and reviews, `officer` works on data and models too, `admin` also on the home. */
export const Role = z.enum(['capture', 'officer', 'admin']);
export type Role = z.infer<typeof Role>;

export const Actor = z.object({ id: z.uuid(), name: z.string(), role: Role });
export type Actor = z.infer<typeof Actor>;
