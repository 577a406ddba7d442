import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { SyncItem, SyncStatus } from '../../../shared/sync-status.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { type Action, useAction } from '../../use-action.ts';
import { type Loaded, useCall } from '../../use-call.ts';
import { LinkUse } from './link-use.tsx';
import { ServerAddress } from './server-address.tsx';
import { SyncView } from './sync-view.tsx';
import { useSyncWords } from './use-sync-words.ts';

/** Enough to see what is next; the matrix counts all of it. */
const ITEMS_SHOWN = 6;

const topics = ['projects', 'sync'];

export function Sync() {
  const status = useCall('sync.status', {}, topics);
  const sending = useItems('sending');
  const waiting = useItems('waiting');
  const received = useItems('received');
  const asked = useItems('needsYou');
  const lists = [sending, waiting, received, asked];
  const run = useAction('sync.run');
  return (
    <Shown loaded={status} shape="rows">
      {(value) => (
        <SyncOf
          status={value}
          run={run}
          next={[...itemsOf(sending), ...itemsOf(waiting)].slice(0, ITEMS_SHOWN)}
          received={itemsOf(received)}
          asked={itemsOf(asked)}
          unread={lists.find((loaded) => loaded.state === 'failed')}
        />
      )}
    </Shown>
  );
}

type Items = Loaded<Output<'sync.items'>>;

const useItems = (state: SyncItem['state']): Items => useCall('sync.items', { state, limit: ITEMS_SHOWN }, topics);

const itemsOf = (loaded: Items): readonly SyncItem[] => (loaded.state === 'ready' ? loaded.value.items : []);

type SyncOfProps = {
  readonly status: SyncStatus;
  readonly run: Action<'sync.run'>;
  readonly next: readonly SyncItem[];
  readonly received: readonly SyncItem[];
  readonly asked: readonly SyncItem[];
  /** A list that could not be read. */
  readonly unread: Items | undefined;
};

function SyncOf({ status, run, next, received, asked, unread }: SyncOfProps) {
  const { t } = useTranslation();
  const words = useSyncWords();
  const failed = run.error ?? (unread?.state === 'failed' ? unread.error : null);
  return (
    <SyncView
      {...words.heading(status)}
      actions={<SendNow status={status} run={run} />}
      failure={failed && <Failed error={failed} />}
      rows={words.rows(status)}
      next={next.map(words.entry)}
      waiting={status.waiting}
      received={received.filter(({ receiptId }) => receiptId !== null).map(words.receipt)}
      questions={asked.map(words.question)}
      use={<LinkUse />}
      address={<ServerAddress key={status.serverUrl} url={status.serverUrl} />}
      noServer={status.serverUrl === null ? t('sync.noServerWords') : null}
    />
  );
}

/** The one thing to do here; held back, with the reason beside it, until there is a server. */
function SendNow({ status, run }: Pick<SyncOfProps, 'status' | 'run'>) {
  const { t } = useTranslation();
  const reason = status.serverUrl === null ? t('sync.needsServer') : undefined;
  return (
    <>
      {reason && <span className="second table-text">{reason}</span>}
      <Button
        kind="filled"
        icon={RefreshCw}
        label={t('sync.send')}
        busy={run.busy ? t('sync.isSending') : undefined}
        locked={reason}
        onClick={() => void run.run({})}
      />
    </>
  );
}
