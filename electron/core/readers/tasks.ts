import type { Cell, Column } from '../../../shared/column.ts';
import type { ImageFindings } from '../../../shared/columns/image-findings.ts';
import type { ImportOptions, TablePreview } from '../../../shared/columns/import-options.ts';
import type { EvidenceTest } from '../../../shared/domain/model-tests/judge-evidence.ts';
import type { FairnessReport } from '../../../shared/fairness.ts';
import type { SliceColumn, TestOutcome, TestReason } from '../../../shared/model-tests.ts';
import type { RowDiff } from '../../../shared/dataset-diff.ts';
import type { Condition, DeriveStep } from '../../../shared/derive.ts';
import type { SiteChange } from '../../../shared/drift.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { ReadImage } from '../../../shared/image.ts';
import type { ExportFormat } from '../../../shared/export-format.ts';
import type { Damage, HomeCounts } from '../../../shared/integrity.ts';
import type { ExchangeCounts, ExchangedChange, ExchangedVersion, ExchangeHead } from '../../../shared/exchange.ts';
import type { LineageGraph } from '../../../shared/lineage.ts';
import type { Metrics, ModelSpec, Output } from '../../../shared/model.ts';
import type { PhotoFacts, PhotoPolicy } from '../../../shared/photo.ts';
import type { Agreement, PredictionWindow } from '../../../shared/prediction.ts';
import type { UnsureBand } from './exports/mark-unsure.ts';
import type { ColumnProfile } from '../../../shared/profile.ts';
import type { Evidence, QualityFinding } from '../../../shared/quality.ts';
import type { BlindPolicy } from '../../../shared/project.ts';
import type { Result } from '../../../shared/result.ts';
import type { TreePlan } from '../../../shared/tree-plan.ts';
import type { BlobStoreOptions } from '../files/blob-store.ts';
import type { ImageFile } from '../files/images/check-images.ts';
import type { SpaceReport } from '../../../shared/space.ts';
import type { SealedChunk, SealedTable } from '../files/seal-chunks.ts';
import type { BackupHead } from '../store/backup-file.ts';
import type { EncodedChunk } from '../store/chunks.ts';
import type { DatabaseLocation } from '../store/open-database.ts';
import type { FrozenIds } from '../store/record-selections.ts';
import type { WaitingPrediction } from '../store/predictions.ts';
import type { VersionChunk } from '../store/version-chunks.ts';
import type { SealedRow } from '../store/version-seal.ts';
import type { AnsweredRows } from './model-tests/decide-rows.ts';
import type { KeptSealing } from './kept-sealing.ts';
import type { Restored, RestoreTask } from './integrity/restore-backup.ts';

/** What a reader may be asked: everything that reads long and would keep the writer's thread from writing. */
export type ReaderTasks = {
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
  /** Re-hashes all that the versions given are made of; for null, all that the home holds, its files where `blobs` are told. */
  'dataset.verify': {
    readonly input: { readonly versionIds: readonly string[] | null; readonly blobs: BlobStoreOptions | null };
    readonly output: VerifiedHome;
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
  'image.read': {
    readonly input: { readonly hashes: readonly string[] };
    readonly output: { readonly images: readonly ReadImage[] };
  };
  /** Whether it is a photo, and its bytes as they are to be kept. */
  'photo.read': {
    readonly input: PhotoPolicy & {
      readonly from:
        | { readonly kind: 'file'; readonly path: string }
        | { readonly kind: 'bytes'; readonly bytes: Uint8Array };
      readonly makesThumbnail: boolean;
    };
    readonly output: {
      readonly facts: PhotoFacts;
      readonly bytes: Uint8Array;
      /** A JPEG; null where none was wanted or could be made. */
      readonly thumbnail: Uint8Array | null;
    };
  };
  'space.measure': {
    readonly input: { readonly folder: string; readonly blobFolder: string; readonly nowMs: number };
    readonly output: SpaceReport;
  };
  /** Writes the home into one file: first under the name `part`, which nobody else uses. */
  'home.backup': {
    readonly input: BackupHead & { readonly path: string; readonly part: string; readonly blobs: BlobStoreOptions };
    readonly output: {
      readonly sizeBytes: number;
      readonly chunks: number;
      readonly files: number;
      readonly damaged: readonly Damage[];
    };
  };
  /** What a backup holds, by the key of this home or, where it is named, the one in `keyFile`. */
  'backup.inspect': {
    readonly input: { readonly path: string; readonly keyFile: string | null };
    readonly output: BackupHead & { readonly sizeBytes: number; readonly holds: HomeCounts };
  };
  'backup.restore': { readonly input: RestoreTask; readonly output: Restored };
  /** What the backup at `path` holds of these chunks, versions and files, hashed; what it lacks is left out. */
  'backup.read': {
    readonly input: {
      readonly path: string;
      readonly chunks: readonly string[];
      readonly versions: readonly string[];
      readonly files: readonly string[];
    };
    readonly output: {
      readonly chunks: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
      readonly versions: readonly MendingVersion[];
      readonly files: readonly Uint8Array[];
    };
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
  /** Writes what a project holds for its other laptops. */
  'exchange.write': {
    readonly input: { readonly projectId: string; readonly to: string; readonly atMs: number };
    readonly output: { readonly holds: ExchangeCounts; readonly sizeBytes: number };
  };
  /** Whether a file of exchange is whole and signed by the device that it names; keeps nothing. */
  'exchange.check': {
    readonly input: { readonly path: string };
    readonly output: { readonly head: ExchangeHead; readonly sha256: string };
  };
  /** What of a file of exchange is not here yet, by its own project; `versions` names the first new ones. */
  'exchange.survey': {
    readonly input: { readonly path: string };
    readonly output: {
      readonly head: ExchangeHead;
      readonly news: ExchangeCounts;
      readonly versions: readonly { readonly name: string; readonly rows: number }[];
    };
  };
  /** Emits the chunks and images that are not here; `projectId` is where they go, `sha256` that of the checked file. */
  'exchange.read': {
    readonly input: { readonly path: string; readonly projectId: string; readonly sha256: string };
    readonly output: {
      readonly changes: readonly ExchangedChange[];
      readonly versions: readonly ExchangedVersion[];
      /** Files of photos that it emitted. */
      readonly photoFiles: readonly string[];
    };
  };
  /** Emits sealed chunks while it runs, as `table.import` does. */
  'records.freeze': {
    readonly input: { readonly projectId: string; readonly where: Condition | null };
    readonly output: {
      readonly table: SealedTable;
      readonly leftOut: readonly string[];
      readonly recordIds: FrozenIds;
    };
  };
  /** How many records a selection would freeze, of how many, and which categories they hold by column; emits nothing. */
  'records.survey': {
    readonly input: { readonly projectId: string; readonly where: Condition | null };
    readonly output: {
      readonly rows: number;
      readonly of: number;
      readonly columns: readonly Column[];
      readonly values: Readonly<Record<string, readonly string[]>>;
    };
  };
  /** The answers for the rows of a version; they need not be a window yet, but their chunks must be stored. */
  'answers.export': {
    readonly input: CsvTarget & {
      readonly versionId: string;
      readonly answers: { readonly columns: readonly Column[]; readonly chunks: readonly VersionChunk[] };
      /** What says which answers go to a person; null where none does. */
      readonly band: UnsureBand | null;
    };
    readonly output: WrittenTable;
  };
  /**
   * Scores one range of stored rows by walking a model's trees, and makes of the answers what `answers.seal` does; null
   * where they cannot be walked. `chunks` are of the model's features, in their order. Emits nothing.
   */
  'range.score': {
    readonly input: Omit<ReaderTasks['answers.seal']['input'], 'scores'> & {
      readonly plan: TreePlan;
      readonly chunks: readonly VersionChunk[];
    };
    readonly output:
      | (ReaderTasks['answers.seal']['output'] & {
          /** Some of the rows, as the engine takes them, with their answers: whether it says the same. */
          readonly probe: { readonly chunks: readonly Uint8Array[]; readonly answers: Float32Array };
        })
      | null;
  };
  /** Makes answers of one range of rows chunks, ready to be stored, and profiles them. Emits nothing. */
  'answers.seal': {
    readonly input: {
      readonly spec: ModelSpec;
      readonly scores: EngineOutput<'model.score'>;
      readonly threshold: number | null;
      /** Of each row, where sites have limits of their own. */
      readonly thresholds: Float64Array | null;
    };
    readonly output: {
      readonly chunks: readonly EncodedChunk[];
      readonly answers: Readonly<Record<string, ColumnProfile>>;
    };
  };
  /** Metrics of the stored answers for the rows of a version; null where it does not hold the model's target. */
  'answers.judge': {
    readonly input: { readonly spec: ModelSpec; readonly versionId: string; readonly chunks: readonly VersionChunk[] };
    readonly output: Metrics | null;
  };
  /** Rows drawn by lot, as records and as encoded chunks of the named columns. */
  'tests.sample': {
    readonly input: { readonly versionId: string; readonly columns: readonly string[]; readonly count: number };
    readonly output: {
      readonly records: readonly Readonly<Record<string, Cell>>[];
      readonly chunks: readonly Uint8Array[];
    };
  };
  /** Of each row the row of another version that says the same; -1 where there is none. */
  'tests.matchRows': {
    readonly input: { readonly versionId: string; readonly otherVersionId: string };
    readonly output: { readonly rows: Int32Array };
  };
  /** Judges answers to rows of a version by tests; `rows` are those whose truth is known. */
  'tests.judge': {
    readonly input: {
      readonly versionId: string;
      readonly candidate: AnsweredRows;
      readonly champion: AnsweredRows | { readonly because: TestReason };
      readonly tests: readonly EvidenceTest[];
    };
    readonly output: { readonly outcomes: readonly TestOutcome[]; readonly rows: number };
  };
  /** How a version's answers to rows of a version are spread over groups of them. */
  'tests.fairness': {
    readonly input: { readonly versionId: string; readonly answered: AnsweredRows; readonly by: SliceColumn };
    readonly output: Pick<FairnessReport, 'groups' | 'gaps'>;
  };
  'review.nearest': {
    readonly input: {
      readonly projectId: string;
      readonly modelVersionId: string;
      readonly spec: ModelSpec;
      readonly blind: BlindPolicy;
      /** Of single predictions and of rows each; those asked blind stand beside them, however many. */
      readonly limit: number;
    };
    readonly output: {
      readonly singles: readonly (WaitingPrediction & { readonly blind: boolean })[];
      readonly agreement: Agreement;
      readonly window: PredictionWindow | null;
      readonly rows: readonly NearestRow[];
      readonly waiting: number;
    };
  };
  'audit.verify': {
    readonly input: null;
    readonly output: { readonly entries: number; readonly damaged: readonly Pick<Damage, 'id' | 'why'>[] };
  };
  /** Counts rows that point at something that is not there. */
  'home.references': { readonly input: null; readonly output: { readonly broken: number } };
  'lineage.show': { readonly input: { readonly id: string }; readonly output: LineageGraph };
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

/** What a version's row said, and its chunks. */
export type MendingVersion = {
  readonly row: SealedRow;
  readonly seal: string | null;
  readonly chunks: readonly VersionChunk[];
};

export type VerifiedHome = {
  readonly chunks: number;
  readonly versions: number;
  readonly files: number;
  readonly damaged: readonly Damage[];
};

export type Misfit = { readonly column: string; readonly count: number; readonly evidence: Evidence[] };

/** A row of a window with what was read of it; `title` is its subject or key, `place` its site. */
export type NearestRow = {
  readonly row: number;
  readonly output: Output;
  /** The limit that decided it. */
  readonly threshold: number | null;
  readonly values: Readonly<Record<string, Cell>>;
  readonly title: Cell;
  readonly place: Cell;
};

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

export type ReaderTaskName = keyof ReaderTasks;
export type ReaderInput<N extends ReaderTaskName> = ReaderTasks[N]['input'];
export type ReaderOutput<N extends ReaderTaskName> = ReaderTasks[N]['output'];

export type ReaderProgress = { readonly done: number; readonly of: number; readonly rows: number };

/** What a reader thread is started with. */
export type ReaderThreadData = {
  readonly role: 'reading';
  readonly database: DatabaseLocation | null;
  readonly blobs: BlobStoreOptions | null;
  /** The file that the thread runs, for a second thread of its own. */
  readonly entry: string;
};

/** What a task is given beside its input. */
export type TaskContext = {
  readonly sealing: KeptSealing;
  readonly database: DatabaseLocation | null;
  /** To read from. */
  readonly blobs: BlobStoreOptions | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReaderProgress) => void;
  /** Resolves when so few chunks wait to be stored that more may be made. */
  readonly emit: (chunks: readonly SealedChunk[]) => Promise<void>;
  /** The same for images. Their bytes are handed over and gone here. */
  readonly emitImages: (images: readonly ImageFile[]) => Promise<void>;
};

export type ToReader =
  | { readonly kind: 'run'; readonly name: ReaderTaskName; readonly input: unknown }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'stored' };

export type FromReader =
  /** Said when a task begins and then every second, so that a reader which hangs in damaged bytes is known by its silence. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly progress: ReaderProgress }
  | { readonly kind: 'chunks'; readonly chunks: readonly SealedChunk[] }
  | { readonly kind: 'images'; readonly images: readonly ImageFile[] }
  | { readonly kind: 'done'; readonly result: Result<unknown> };
