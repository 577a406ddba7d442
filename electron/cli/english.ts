import type { CallName } from '../../shared/calls.ts';
import type { DatasetVersion } from '../../shared/dataset.ts';
import type { Label } from '../../shared/label.ts';
import type { LineageGraph, LineageKind } from '../../shared/lineage.ts';
import type { SyncStatus } from '../../shared/sync-status.ts';
import { count, size, timeOf } from './figures.ts';
import { orderEdges } from './order-edges.ts';
import { formatTable } from './table.ts';

const doing: Partial<Record<CallName, string>> = {
  'dataset.import': 'Importing',
  'dataset.export': 'Writing',
  'dataset.derive': 'Making',
  'dataset.describe': 'Checking',
  'dataset.quality': 'Looking',
  'dataset.diff': 'Comparing',
  'project.export': 'Writing',
  'project.merge': 'Merging',
  'dataset.verify': 'Checking',
  'dataset.repair': 'Mending',
  'home.backup': 'Backing up',
  'audit.verify': 'Checking',
  'record.freeze': 'Freezing',
  'record.previewFreeze': 'Counting',
  'project.previewMerge': 'Counting',
  'model.train': 'Training',
  'model.test': 'Testing',
  'model.promote': 'Testing',
  'predict.dataset': 'Scoring',
  'monitor.report': 'Comparing',
  'pipeline.run': 'Carrying out',
  'pipeline.resume': 'Going on',
  'sync.run': 'Syncing',
};

const kinds: Readonly<Record<LineageKind, string>> = {
  file: 'file',
  record: 'record',
  datasetVersion: 'data set',
  run: 'run',
  modelVersion: 'model',
  testReport: 'tests',
  deployment: 'deployment',
  window: 'window',
  prediction: 'prediction',
  shadowPrediction: 'silent prediction',
  label: 'label',
  receipt: 'receipt',
  pipelineRun: 'pipeline run',
};

const sourceOf = ({ source }: DatasetVersion): string =>
  source.kind === 'file' ? `from ${source.name}` : `made from ${madeFrom(source)}`;

const madeFrom = (source: Exclude<DatasetVersion['source'], { kind: 'file' }>): string =>
  source.kind === 'records' ? 'records' : source.fromRef;

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** What the command line says, in English; every figure comes from a reply. */
export const english = {
  help: (usages: readonly string[]) => [
    'fieldloop COMMAND [--home DIR] [--project NAME] [--json]',
    '',
    ...indent(usages),
    '',
    'A REF is a name, name@version, name@alias or an id. A command with --help shows how it is typed.',
  ],
  usage: (line: string) => `Usage: ${line} [--home DIR] [--project NAME] [--json]`,
  progress: (name: CallName, percent: number) => `${doing[name] ?? name}: ${percent} %`,
  failure: (message: string, hint: string | undefined) => (hint === undefined ? [message] : [message, hint]),
  waitingForOthers: 'Waiting for another command that uses this home. Ctrl C stops both.',
  pausing: 'Pausing: the training rests after its next round. Ctrl C once more ends it for good.',
  goOnWith: (runId: string) => `Go on with it: fieldloop run resume ${runId}`,
  none: 'None yet.',
  project: (name: string) => `Project "${name}" is in use.`,
  dataset: (version: DatasetVersion) => [
    `${version.name}@${version.version}: ${count(version.rows)} rows × ${version.columns.length} columns, ${sourceOf(version)}`,
    ...indent([
      ...formatTable(
        [{ text: 'column' }, { text: 'type' }, { text: 'missing', isNumber: true }, { text: 'unit' }],
        version.columns.map(({ name, type, missing, unit }) => [name, type, count(missing), unit ?? '']),
      ),
      `digest ${version.digest}`,
    ]),
  ],
  datasets: (versions: readonly DatasetVersion[]) =>
    formatTable(
      [
        { text: 'data set' },
        { text: 'rows', isNumber: true },
        { text: 'columns', isNumber: true },
        { text: 'imported' },
        { text: 'by' },
        { text: 'from' },
      ],
      versions.map(({ name, version, rows, columns, createdAtMs, actorName, source }) => [
        `${name}@${version}`,
        count(rows),
        count(columns.length),
        timeOf(createdAtMs),
        actorName,
        source.kind === 'file' ? `${source.name} (${size(source.sizeBytes)})` : madeFrom(source),
      ]),
    ),
  verified: (what: string, n: number, damaged: readonly { id: string; why: string }[]) => [
    damaged.length === 0
      ? `${count(n)} ${what}, all whole.`
      : `${count(damaged.length)} of ${count(n)} ${what} are damaged:`,
    ...indent(damaged.map(({ id, why }) => `${id}: ${why}`)),
  ],
  exported: (path: string, rows: number) => `${count(rows)} rows written to ${path}`,
  written: (path: string) => `Written to ${path}`,
  saved: (recordId: string, savedAtMs: number) => `Saved here at ${timeOf(savedAtMs)} as record ${recordId}.`,
  records: (records: readonly { id: string; subjectCode: string | null; capturedAtMs: number }[], of: number) => [
    ...formatTable(
      [{ text: 'captured' }, { text: 'subject' }, { text: 'id' }],
      records.map(({ id, subjectCode, capturedAtMs }) => [timeOf(capturedAtMs), subjectCode ?? '–', id]),
    ),
    ...(of > records.length ? [`The newest ${count(records.length)} of ${count(of)}.`] : []),
  ],
  labelled: ({ predictionId, answer, revision }: Label) =>
    `Prediction ${predictionId}: ${answer.kind === 'corrected' ? `corrected to ${answer.to}` : answer.kind} (revision ${revision})`,
  lineage: ({ nodes, edges }: LineageGraph) => {
    const labels = new Map(nodes.map(({ id, kind, label }) => [id, `${kinds[kind]} ${label}`]));
    const nameOf = (id: string): string => labels.get(id) ?? id;
    return indent(orderEdges(edges).map(({ from, to, kind }) => `${nameOf(from)} → ${kind} → ${nameOf(to)}`));
  },
  sync: (status: SyncStatus) => [
    status.serverUrl === null
      ? 'No server is set; everything is saved here.'
      : `${status.serverUrl}: ${status.online === true ? 'reached' : 'not reached'}` +
        (status.lastContactAtMs === null ? '' : `, last contact ${timeOf(status.lastContactAtMs)}`),
    ...indent([
      `${count(status.waiting)} waiting, ${count(status.sent)} sent, ${count(status.received)} received, ${count(status.quarantined)} need you`,
      ...status.receipts.map((receipt) => `receipt ${receipt}`),
    ]),
  ],
  check: (name: string, ok: boolean, detail: string) => `${ok ? '✓' : '✗'} ${name}: ${detail}`,
} as const;
