import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SyncItem, SyncStatus } from '../../../shared/sync-status.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { ServerAddress } from './server-address.tsx';
import { SyncView } from './sync-view.tsx';
import { useSyncWords } from './use-sync-words.ts';

/** Enough to see what is next; the matrix counts all of it. */
const ITEMS_SHOWN = 8;

const topics = ['projects', 'sync'];

export function Sync() {
  const status = useCall('sync.status', {}, topics);
  const sending = useItems('sending');
  const waiting = useItems('waiting');
  const received = useItems('received');
  const needsYou = useItems('needsYou');
  return (
    <Shown loaded={status}>
      {(value) => (
        <SyncOf
          status={value}
          next={[...sending, ...waiting].slice(0, ITEMS_SHOWN)}
          received={received}
          asked={needsYou}
        />
      )}
    </Shown>
  );
}

function useItems(state: SyncItem['state']): readonly SyncItem[] {
  const loaded = useCall('sync.items', { state, limit: ITEMS_SHOWN }, topics);
  return loaded.state === 'ready' ? loaded.value.items : [];
}

type SyncOfProps = {
  readonly status: SyncStatus;
  readonly next: readonly SyncItem[];
  readonly received: readonly SyncItem[];
  readonly asked: readonly SyncItem[];
};

function SyncOf({ status, next, received, asked }: SyncOfProps) {
  const { t } = useTranslation();
  const words = useSyncWords();
  const run = useAction('sync.run');
  return (
    <SyncView
      {...words.heading(status)}
      actions={
        <Button
          kind="filled"
          icon={RefreshCw}
          label={t('sync.send')}
          busy={run.busy ? t('sync.isSending') : undefined}
          locked={status.serverUrl === null ? t('sync.needsServer') : undefined}
          onClick={() => void run.run({})}
        />
      }
      failure={run.error && <Failed error={run.error} />}
      rows={words.rows(status)}
      next={next.map(words.entry)}
      received={received.filter(({ receiptId }) => receiptId !== null).map(words.receipt)}
      questions={asked.map(words.question)}
      address={<ServerAddress key={status.serverUrl} url={status.serverUrl} />}
    />
  );
}
