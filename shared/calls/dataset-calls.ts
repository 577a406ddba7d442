import { z } from 'zod';
import { Column, ColumnChange } from '../column.ts';
import { ImportOptions, TablePreview } from '../columns/import-options.ts';
import { DatasetDiff } from '../dataset-diff.ts';
import { DatasetDetail, DatasetPage, DatasetVersion } from '../dataset.ts';
import { DeriveStep } from '../derive.ts';
import { ExportFormat } from '../export-format.ts';
import { ReadImage } from '../image.ts';
import { Dependents, Repair, Verification as HomeVerification } from '../integrity.ts';
import { Evidence, QualityReport } from '../quality.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about data sets: their versions, what is in them, where they go. */
export const datasetCalls = {
  'dataset.preview': {
    input: z.object({ path: z.string(), options: ImportOptions.default({}) }),
    output: TablePreview,
    changes: [],
  },
  'dataset.import': {
    input: z.object({
      path: z.string(),
      dataset: z.string().min(1),
      options: ImportOptions.default({}),
      roles: z.record(z.string(), Column.shape.role.unwrap()).default({}),
      append: z.boolean().default(false),
    }),
    output: DatasetVersion,
    changes: ['datasets', 'sync'],
  },
  'dataset.list': { input: Nothing, output: z.object({ datasets: z.array(DatasetVersion) }), changes: [] },
  'dataset.show': { input: z.object({ ref: z.string() }), output: DatasetDetail, changes: [] },
  /** What all versions of a data set take together, and how much of one its predecessor holds too. */
  'dataset.size': {
    input: z.object({ ref: z.string() }),
    output: z.object({
      versions: z.int(),
      /** Of their values, each part counted once. */
      totalBytes: z.int(),
      /** The version before, and the share of this one's bytes that are its as well, 0–1; null for the first. */
      shared: z.object({ version: z.int(), share: z.number() }).nullable(),
    }),
    changes: [],
  },
  'dataset.page': {
    input: z.object({ ref: z.string(), firstRow: z.int().min(0), rows: z.int().min(1).max(500) }),
    output: DatasetPage,
    changes: [],
  },
  /** Takes steps on the version `ref`, or those of the version `replay` again; `name` is that of its base where left out. */
  'dataset.derive': {
    input: z.object({
      ref: z.string().optional(),
      steps: z.array(DeriveStep).default([]),
      replay: z.string().optional(),
      name: z.string().min(1).optional(),
    }),
    output: DatasetVersion,
    changes: ['datasets', 'sync'],
  },
  /** What steps would make of a version; stores nothing. */
  'dataset.previewDerive': {
    input: z.object({ ref: z.string(), steps: z.array(DeriveStep).min(1) }),
    output: z.object({
      rows: z.int(),
      /** Rows of the version that the steps would be taken on. */
      of: z.int(),
      columns: DatasetVersion.shape.columns,
      /** With the values that would be learned. */
      steps: z.array(DeriveStep),
    }),
    changes: [],
  },
  /** Makes the next version with the same rows and another description; says which values do not fit it. */
  'dataset.describe': {
    input: z.object({ ref: z.string(), columns: z.array(ColumnChange).min(1) }),
    output: z.object({
      version: DatasetVersion,
      misfits: z.array(z.object({ column: z.string(), count: z.int(), evidence: z.array(Evidence) })),
    }),
    changes: ['datasets', 'sync'],
  },
  'dataset.quality': { input: z.object({ ref: z.string() }), output: QualityReport, changes: [] },
  /** `key` names the columns that say which row is which; without it those that are used as key. */
  'dataset.diff': {
    input: z.object({
      before: z.string(),
      after: z.string(),
      key: z.array(z.string()).optional(),
      /** Examples of each kind of difference. */
      limit: z.int().min(0).max(200).default(20),
    }),
    output: DatasetDiff,
    changes: [],
  },
  /** Mends what is damaged from a backup file, or without one from the server. */
  'dataset.repair': { input: z.object({ from: z.string().optional() }), output: Repair, changes: ['datasets'] },
  'dataset.dependents': { input: z.object({ ref: z.string() }), output: Dependents, changes: [] },
  /** Cannot be undone. `versionId` is the one that the person was asked about: a name may mean another by now. */
  'dataset.delete': {
    input: z.object({ ref: z.string(), versionId: z.uuid().optional() }),
    output: z.object({ ref: z.string(), versionId: z.string(), freedBytes: z.int() }),
    changes: ['datasets', 'sync'],
  },
  'dataset.verify': { input: Nothing, output: HomeVerification, changes: [] },
  /** Answers the first of them, as many as one answer may hold; ask again for the rest. */
  'image.read': {
    input: z.object({ hashes: z.array(z.string()).max(128) }),
    output: z.object({ images: z.array(ReadImage) }),
    changes: [],
  },
  'dataset.export': {
    input: z.object({
      ref: z.string(),
      path: z.string(),
      /** Without it the path's ending says it (`formatOfTarget`). */
      format: ExportFormat.optional(),
      /** Of CSV. */
      neutraliseFormulas: z.boolean().default(true),
    }),
    output: z.object({ path: z.string(), rows: z.int(), sizeBytes: z.int() }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
