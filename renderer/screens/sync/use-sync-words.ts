import {
  Activity,
  Box,
  ClipboardPenLine,
  Database,
  File,
  FlaskConical,
  ListChecks,
  type LucideIcon,
  Zap,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SyncItem, SyncStatus } from '../../../shared/sync-status.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatBytes, formatMoment, formatNumber, formatStamp } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import type { SyncRow } from './sync-matrix.tsx';
import { countByEntity, entityOf } from './sync-rows.ts';
import type { SyncEntry, SyncQuestion, SyncReceipt, SyncViewProps } from './sync-view.tsx';

const icons: Readonly<Record<string, LucideIcon>> = {
  record: ClipboardPenLine,
  prediction: Zap,
  window: Zap,
  label: ListChecks,
  dataset: Database,
  run: FlaskConical,
  model: Box,
  alert: Activity,
};

type SyncWords = {
  readonly heading: (status: SyncStatus) => Pick<SyncViewProps, 'title' | 'sentence' | 'facts'>;
  readonly rows: (status: SyncStatus) => readonly SyncRow[];
  readonly entry: (item: SyncItem) => SyncEntry;
  readonly receipt: (item: SyncItem) => SyncReceipt;
  readonly question: (item: SyncItem) => SyncQuestion;
};

/** What is where on its way to the server, in words. */
export function useSyncWords(): SyncWords {
  const { t } = useTranslation();
  const kindOf = (entity: string) => t(`sync.kind.${entity}`, { defaultValue: columnWords(entity) });
  const oneOf = ({ kind }: SyncItem) => t(`sync.one.${entityOf(kind)}`, { defaultValue: kindOf(entityOf(kind)) });
  const moment = (atMs: number | null) => (atMs === null ? t('sync.never') : formatMoment(atMs));
  return {
    heading: (status) => ({
      title: t(`sync.title.${titleOf(status)}`, { count: countOf(status), shown: formatNumber(countOf(status)) }),
      sentence: t(`sync.sentence.${titleOf(status)}`),
      facts: [
        { name: t('sync.lastContact'), value: moment(status.lastContactAtMs) },
        { name: t('sync.sentBytes'), value: formatBytes(status.bytesUp) },
        { name: t('sync.receivedBytes'), value: formatBytes(status.bytesDown) },
      ],
    }),
    rows: (status) =>
      [...countByEntity(status)].map(([entity, counts]) => ({
        kind: entity,
        label: kindOf(entity),
        icon: icons[entity] ?? File,
        ...counts,
      })),
    entry: (item) => ({
      id: String(item.id),
      name: oneOf(item),
      about: aboutOf(item) ?? formatStamp(item.capturedAtMs),
      sizeBytes: item.sizeBytes,
      sending: item.state === 'sending',
    }),
    receipt: (item) => ({
      item: String(item.id),
      id: item.receiptId ?? '',
      name: oneOf(item),
      about: aboutOf(item) ?? formatStamp(item.capturedAtMs),
      receivedAtMs: item.receivedAtMs ?? item.capturedAtMs,
    }),
    question: (item) => ({
      id: String(item.id),
      title: [oneOf(item), aboutOf(item)].filter((words) => words !== null).join(': '),
      words: t('sync.keptAside', { when: formatStamp(item.capturedAtMs), reason: item.lastError ?? '' }),
      action: t('sync.look'),
      onAct: () => goTo('lineage', item.entityId),
    }),
  };
}

/** The name that a person gave; null for what is known by its kind and time only. */
function aboutOf({ kind, label }: SyncItem): string | null {
  return label !== null && (kind.startsWith('dataset.') || kind.startsWith('model.')) ? refWords(label) : null;
}

/** What the title counts: what needs somebody where the title says so, else what waits. */
const countOf = (status: SyncStatus): number => (titleOf(status) === 'needsYou' ? status.quarantined : status.waiting);

/** Being offline is a state, not an error; so is having no server yet. */
export function titleOf(
  status: SyncStatus,
): 'noServer' | 'sending' | 'needsYou' | 'waiting' | 'spent' | 'offline' | 'received' {
  if (status.serverUrl === null) return 'noServer';
  if (status.byKind.some(({ state, count }) => state === 'sending' && count > 0)) return 'sending';
  if (status.quarantined > 0) return 'needsYou';
  if (status.isSpent) return 'spent';
  if (status.online === false) return 'offline';
  return status.waiting > 0 ? 'waiting' : 'received';
}
