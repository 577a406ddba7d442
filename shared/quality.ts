import { z } from 'zod';
import { Cell } from './column.ts';

/** A row that shows what is meant, counted from 1 as tables on the screen number their rows. */
export const Evidence = z.object({ row: z.int().min(1), value: Cell });
export type Evidence = z.infer<typeof Evidence>;

/** No finding shows more rows, groups or values than so many; `count` always counts all. */
export const MOST_EVIDENCE = 5;

const counted = { count: z.int(), evidence: z.array(Evidence) };
const ofColumn = { column: z.string() };
/** Rows that are alike: the numbers of the first few of them, how many there are, and what they have in common to show. */
const Group = z.object({ value: z.string().nullable(), rows: z.array(z.int().min(1)), count: z.int() });
export type EvidenceGroup = z.infer<typeof Group>;

/**
 * How a column seems to tell the label. `copy`: its cells are the label's. `renaming`: each of its values stands for one
 * class and each class for one value, or it is a linear function of the label. `predicts`: alone it tells the label
 * almost without fault. `order`: an id, a time or the order of the rows parts the classes.
 */
export const LeakageReason = z.enum(['copy', 'renaming', 'predicts', 'order']);
export type LeakageReason = z.infer<typeof LeakageReason>;

/**
 * What was found. `weight` says for whom: `look` should be looked at before training, `note` is worth knowing, `fine` is
 * a check that found nothing. `share` is of all rows, from 0 to 1.
 */
const finding = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), weight: z.enum(['look', 'note', 'fine']), ...shape });

export const QualityFinding = z.discriminatedUnion('kind', [
  /** Cells of a column without a value. */
  finding('missing', { ...ofColumn, ...counted, share: z.number() }),
  /** These columns lack their value in the same rows. */
  finding('missingTogether', { columns: z.array(z.string()), ...counted, share: z.number() }),
  finding('noneMissing', {}),
  /** Keys that more than one row has; `count` rows beyond the first of each. */
  finding('duplicateKeys', { columns: z.array(z.string()), count: z.int(), groups: z.array(Group) }),
  finding('uniqueKeys', { columns: z.array(z.string()) }),
  /** Rows whose cells all equal those of an earlier one; `exceptKeys` where only the key tells them apart. */
  finding('duplicateRows', { exceptKeys: z.boolean(), count: z.int(), groups: z.array(Group) }),
  finding('noDuplicateRows', {}),
  /**
   * Rows whose image has the same bytes as that of an earlier one. `mixed` of the rows that share an image are labelled
   * differently; where there are such, `groups` show those alone and name the labels.
   */
  finding('duplicateImages', { ...ofColumn, count: z.int(), mixed: z.int(), groups: z.array(Group) }),
  finding('noDuplicateImages', { ...ofColumn }),
  /** Far from most: outside `low` … `high`, which is the median ± 3.5 robust standard deviations. */
  finding('outliers', { ...ofColumn, ...counted, median: z.number(), low: z.number(), high: z.number() }),
  /** Outside the allowed range that the column's description gives. */
  finding('outsideRange', { ...ofColumn, ...counted, min: z.number().nullable(), max: z.number().nullable() }),
  /** None of the categories that the column's description gives. */
  finding('outsideCategories', { ...ofColumn, ...counted, values: z.array(z.string()) }),
  finding('withinLimits', { columns: z.array(z.string()) }),
  /** No row has a value. */
  finding('empty', { ...ofColumn }),
  finding('constant', { ...ofColumn, value: Cell }),
  /** Nearly every row that has a value has the same; `count` rows have another. */
  finding('nearlyConstant', { ...ofColumn, ...counted, value: Cell }),
  finding('noneConstant', {}),
  /**
   * Suspected leakage: what would not be known when the model is asked. `measure` says what `value` is: `auc` of the
   * column alone (1 or 0 tells the classes apart, 0.5 nothing), `errorSpared` the share of the wrong guesses that it
   * saves (1 is all), `r2` the share of the label's variance. `checkedRows` were looked at. `column` is null where it is
   * the order of the rows.
   */
  finding('leakage', {
    column: z.string().nullable(),
    target: z.string(),
    reason: LeakageReason,
    measure: z.enum(['auc', 'errorSpared', 'r2']),
    value: z.number(),
    checkedRows: z.int(),
  }),
  finding('noLeakage', { target: z.string(), checkedRows: z.int() }),
  /** The classes of the label, the most frequent first; `count` is of the rarest. */
  finding('classBalance', {
    ...ofColumn,
    count: z.int(),
    classes: z.array(z.object({ value: z.string(), count: z.int() })),
  }),
  /** Rows with equal inputs and different labels: no model can be right about all of them. `groups` name the labels. */
  finding('labelDisagreement', { ...ofColumn, count: z.int(), share: z.number(), groups: z.array(Group) }),
  finding('labelsAgree', { ...ofColumn }),
  /** Predictions for rows of this version that people answered differently; `of` were answered by more than one. */
  finding('annotatorsDisagree', { count: z.int(), of: z.int(), groups: z.array(Group) }),
]);
export type QualityFinding = z.infer<typeof QualityFinding>;
export type QualityKind = QualityFinding['kind'];

/** Raised when the same data would give another report; older stored ones are computed anew. */
export const QUALITY_METHOD = 2;

/** What the rows of one version look like. Findings to look at come first. */
export const QualityReport = z.object({
  versionId: z.string(),
  method: z.int(),
  rows: z.int(),
  columns: z.int(),
  findings: z.array(QualityFinding),
  computedAtMs: z.int(),
});
export type QualityReport = z.infer<typeof QualityReport>;
