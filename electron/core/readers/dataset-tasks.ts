import type { Profile } from '../../../shared/profile.ts';
import type { Cell, Column } from '../../../shared/column.ts';
import type { ImageFindings } from '../../../shared/columns/image-findings.ts';
import type { ImportOptions, TablePreview } from '../../../shared/columns/import-options.ts';
import type { RowDiff } from '../../../shared/dataset-diff.ts';
import type { DeriveStep } from '../../../shared/derive.ts';
import type { SiteChange } from '../../../shared/drift.ts';
import type { ReadImage } from '../../../shared/image.ts';
import type { ExportFormat } from '../../../shared/export-format.ts';
import type { Evidence, QualityFinding } from '../../../shared/quality.ts';
import type { SealedChunk, SealedTable } from '../files/seal-chunks.ts';

/** What is asked of data set versions, and of files that may become some. */
export type DatasetTasks = {
  'table.preview': {
    readonly input: { readonly path: string; readonly options: ImportOptions };
    readonly output: TablePreview;
  };
  /** Emits sealed chunks, and the images of a folder of them, while it runs. Store them under a lease; they are a table once this has answered. */
  'table.import': {
    readonly input: {
      readonly path: string;
      readonly options: ImportOptions;
      /** Names of columns that name people: what they hold leaves the reader in no form. */
      readonly leaveOut: readonly string[];
    };
    readonly output: ImportedTable;
  };
  /** Values that a description of the columns does not allow; `columns` are all of the version's, in order. */
  'dataset.misfits': {
    readonly input: { readonly versionId: string; readonly columns: readonly Column[] };
    readonly output: readonly Misfit[];
  };
  'dataset.quality': {
    readonly input: { readonly versionId: string };
    readonly output: readonly QualityFinding[];
  };
  'dataset.export': {
    readonly input: CsvTarget & {
      readonly versionId: string;
      readonly format: ExportFormat;
      readonly about: AboutVersion;
    };
    readonly output: WrittenTable;
  };
  /** Emits sealed chunks while it runs, as `table.import` does; those of columns that did not change are the base's. */
  'dataset.derive': {
    readonly input: {
      readonly versionId: string;
      /** The base's columns with all that is known of them. */
      readonly columns: readonly Column[];
      readonly steps: readonly DeriveStep[];
    };
    readonly output: { readonly table: SealedTable; readonly steps: readonly DeriveStep[] };
  };
  /** Compares the rows of two versions: by key, or whole where `key` is empty. */
  'dataset.diff': {
    readonly input: {
      readonly before: { readonly versionId: string; readonly columns: readonly Column[] };
      readonly after: { readonly versionId: string; readonly columns: readonly Column[] };
      readonly key: readonly string[];
      /** Names of the columns of both whose cells can be compared; the key is among them. */
      readonly columns: readonly string[];
      /** Examples of each kind. */
      readonly limit: number;
    };
    readonly output: RowDiff;
  };
  'dataset.page': {
    readonly input: { readonly versionId: string; readonly firstRow: number; readonly rows: number };
    readonly output: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };
  };
  /** Looks for one site whose readings shifted within a window, against the rows of a stored version. */
  'drift.siteChange': {
    readonly input: {
      readonly referenceVersionId: string;
      readonly current: { readonly kind: 'version'; readonly versionId: string } | RowsOfFile;
      /** Names of columns. */
      readonly site: string;
      readonly time: string;
      readonly inputs: readonly string[];
    };
    readonly output: SiteChange | null;
  };
  /** Parts a model's reference at random, `n` rows against the rest, and counts reports and tests that alarm. */
  'drift.simulate': {
    readonly input: {
      readonly reference: Profile;
      readonly n: number;
      readonly runs: number;
      readonly ignore: readonly string[];
    };
    /** Shares, 0 to 1; of tests those of p-values at or below 5 %. */
    readonly output: { readonly falseAlarmRate: number; readonly perTest: Readonly<Record<string, number>> };
  };
  'image.read': {
    readonly input: { readonly hashes: readonly string[] };
    readonly output: { readonly images: readonly ReadImage[] };
  };
};

/** The rows of a file that was read and not stored, as its sealed chunks. */
export type RowsOfFile = {
  readonly kind: 'file';
  readonly columns: readonly Column[];
  readonly chunks: readonly Pick<SealedChunk, 'column' | 'ordinal' | 'bytes'>[];
};

export type ImportedTable = SealedTable & {
  readonly sizeBytes: number;
  /** Of the file's bytes as they were read. */
  readonly sourceSha256: string;
  /** The columns of `leaveOut` that the file has. */
  readonly leftOut: readonly string[];
  /** Of a folder of images: what was found in it. */
  readonly images?: ImageFindings;
};

export type Misfit = { readonly column: string; readonly count: number; readonly evidence: Evidence[] };

export type CsvTarget = {
  /** An absolute path; a file of that name is replaced once the new one is whole. */
  readonly to: string;
  /** See `formatCsvRow`: on unless another program reads the file and must get every text unchanged. */
  readonly neutraliseFormulas: boolean;
};

/** What a description of an exported version says that is not in its columns. */
export type AboutVersion = {
  readonly name: string;
  readonly version: number;
  readonly projectName: string;
  readonly actorName: string;
  readonly createdAtMs: number;
};

export type WrittenTable = { readonly rows: number; readonly sizeBytes: number };
