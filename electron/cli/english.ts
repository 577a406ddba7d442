import type { DatasetVersion } from '../../shared/dataset.ts';
import type { DriftColumn, SiteChange } from '../../shared/drift.ts';
import type { Label } from '../../shared/label.ts';
import type { LineageGraph } from '../../shared/lineage.ts';
import type { Metrics } from '../../shared/model.ts';
import type { AliasMove, ModelVersion } from '../../shared/registry.ts';
import type { Run } from '../../shared/run.ts';
import type { SyncStatus } from '../../shared/sync-status.ts';

const count = (n: number): string => n.toLocaleString('en');
const figure = (n: number): string => n.toLocaleString('en', { maximumSignificantDigits: 4 });
/** The calendar day of a number of days since 1970-01-01. */
const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
const timeOf = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);

/** What the command line says, in English; every figure comes from a reply. */
export const english = {
  notBuilt: (words: string) => `"${words}" is not built yet.`,
  unknown: (words: string) => `There is no command "${words}". Try --help.`,
  optionNotTaken: (option: string, words: string) => `"${words}" takes no --${option}`,
  operands: (usage: string) => `Usage: ${usage}`,
  help: (usages: readonly string[]) => [
    'fieldloop COMMAND [--home DIR] [--project NAME] [--json]',
    '',
    ...usages.map((usage) => `  ${usage}`),
  ],
  progress: (name: string, percent: number) => `${name}: ${percent} %`,
  failure: (message: string, hint: string | undefined) => (hint === undefined ? [message] : [message, hint]),
  waitingForOthers: 'Waiting for another command that uses this home. Ctrl C stops both.',
  none: 'None yet.',
  project: (name: string) => `Project "${name}" is in use.`,
  dataset: (version: DatasetVersion) => [
    `${version.name}@${version.version}: ${count(version.rows)} rows × ${version.columns.length} columns, from ${version.source.name}`,
    ...version.columns.map(({ name, type, missing }) => `  ${name} (${type}), ${count(missing)} missing`),
    `  digest ${version.digest}`,
  ],
  datasetLine: ({ name, version, rows }: DatasetVersion) => `${name}@${version}  ${count(rows)} rows`,
  verified: (what: string, n: number, damaged: readonly { id: string; why: string }[]) => [
    damaged.length === 0
      ? `${count(n)} ${what}, all whole.`
      : `${count(damaged.length)} of ${count(n)} ${what} are damaged:`,
    ...damaged.map(({ id, why }) => `  ${id}: ${why}`),
  ],
  exported: (path: string, rows: number) => `${count(rows)} rows written to ${path}`,
  saved: (recordId: string) => `Record ${recordId} is saved.`,
  recordLine: (id: string, subject: string | null, atMs: number) => `${timeOf(atMs)}  ${subject ?? '–'}  ${id}`,
  labelled: ({ predictionId, answer, revision }: Label) =>
    `Prediction ${predictionId}: ${answer.kind === 'corrected' ? `corrected to ${answer.to}` : answer.kind} (revision ${revision})`,
  trained: ({ outcome }: Run, model: ModelVersion) => [
    `${model.ref}: trained in ${figure(outcome?.seconds ?? 0)} s, ${outcome?.iterations ?? 0} trees`,
    `  on ${count(outcome?.heldOutRows ?? 0)} held-out rows: ${english.metrics(outcome?.metrics ?? {})}`,
    `  sha256 ${model.sha256}`,
  ],
  metrics: (metrics: Metrics) =>
    Object.entries(metrics)
      .map(([name, value]) => `${name} ${figure(value)}`)
      .join(', '),
  run: (run: Run) => `${timeOf(run.startedAtMs)}  ${run.modelName}  ${run.status}  ${run.id}`,
  model: ({ ref, sizeBytes, spec, metrics, aliases }: ModelVersion) => [
    `${ref}${aliases.map((alias) => ` @${alias}`).join('')}: ${spec.task}, ${count(sizeBytes)} bytes`,
    `  reads ${spec.features.map(({ name }) => name).join(', ')}`,
    `  ${english.metrics(metrics)}`,
  ],
  promoted: ({ alias, ref, previousRef, threshold }: AliasMove) =>
    `@${alias} is now ${ref}${previousRef === null ? '' : `, before it ${previousRef}`}` +
    (threshold === null ? '' : `, threshold ${figure(threshold)}`),
  window: (rows: number, modelRef: string, metrics: Metrics | null) => [
    `${count(rows)} rows scored with ${modelRef}`,
    ...(metrics === null ? [] : [`  against their labels: ${english.metrics(metrics)}`]),
  ],
  prediction: (prediction: string | number, probabilities: Metrics) =>
    `${prediction}${Object.entries(probabilities)
      .map(([name, share]) => `  ${name} ${figure(share)}`)
      .join('')}`,
  compared: (n: number, referenceN: number, drift: boolean) =>
    `${count(n)} rows against ${count(referenceN)} of the reference: ${drift ? 'drift' : 'no drift'}`,
  driftColumn: ({ name, drift, test, statistic, adjustedPValue, psi }: DriftColumn) =>
    `  ${drift ? '!' : ' '} ${name}: ` +
    [
      ...(test === null || statistic === null ? [] : [`${test} ${figure(statistic)}`]),
      `adjusted p ${figure(adjustedPValue)}`,
      ...(psi === null ? [] : [`PSI ${figure(psi)}`]),
    ].join(', '),
  siteChange: ({ column, site, sinceDay, size }: SiteChange) =>
    `  ${site} since ${dayOf(sinceDay)}: ${column} reads ${figure(size.value)} more (95 % ${figure(size.low)} to ${figure(size.high)})`,
  lineage: ({ nodes, edges }: LineageGraph) => {
    const labels = new Map(nodes.map(({ id, kind, label }) => [id, `${kind} ${label}`]));
    return edges.map(({ from, to, kind }) => `  ${labels.get(from) ?? from} → ${kind} → ${labels.get(to) ?? to}`);
  },
  sync: ({ serverUrl, online, waiting, sent, received, quarantined, receipts }: SyncStatus) => [
    serverUrl === null
      ? 'No server is set; everything is saved here.'
      : `${serverUrl}: ${online === true ? 'reached' : 'not reached'}`,
    `  ${count(waiting)} waiting, ${count(sent)} sent, ${count(received)} received, ${count(quarantined)} need you`,
    ...receipts.map((receipt) => `  receipt ${receipt}`),
  ],
  check: (name: string, ok: boolean, detail: string) => `${ok ? '✓' : '✗'} ${name}: ${detail}`,
} as const;
