import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatNumber, formatSeconds } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { CopyId } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { SyncMatrix, type SyncRow } from './sync-matrix.tsx';

export type SyncEntry = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly sizeBytes: number;
  readonly sending: boolean;
};
/** `savedAtMs` is when it was saved here, not when the server had it. */
export type SyncReceipt = { readonly id: string; readonly name: string; readonly savedAtMs: number };
export type SyncQuestion = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly action: string;
  readonly onAct: () => void;
};

export type SyncViewProps = {
  readonly title: string;
  readonly sentence: string;
  readonly actions: ReactNode;
  readonly rows: readonly SyncRow[];
  readonly next: readonly SyncEntry[];
  readonly received: readonly SyncReceipt[];
  readonly questions: readonly SyncQuestion[];
  /** About the link: address, last contact, bytes. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly address: ReactNode;
  /** Why the last attempt to send did not end well; null where it did. */
  readonly failure: ReactNode;
};

/** What is where on its way to the server. Being offline changes the title and nothing else. */
export function SyncView(props: SyncViewProps) {
  const { t } = useTranslation();
  return (
    <Page title={props.title} sentence={props.sentence} actions={props.actions}>
      {props.failure}
      <SyncMatrix rows={props.rows} />
      <div className="sync-columns">
        <Card flush>
          <NextList entries={props.next} />
          <ReceivedList receipts={props.received} />
        </Card>
        <Card
          title={t('sync.needsYou')}
          aside={props.questions.length > 0 && <Tag kind="override" label={formatNumber(props.questions.length)} />}
        >
          {props.questions.length === 0 && <p className="second table-text">{t('sync.noQuestions')}</p>}
          {props.questions.map((question) => (
            <div key={question.id} className="sync-question">
              <h3>{question.title}</h3>
              <p className="second table-text">{question.words}</p>
              <Button size="bar" label={question.action} onClick={question.onAct} />
            </div>
          ))}
        </Card>
        <Card title={t('sync.server')}>
          <Facts facts={props.facts} />
          {props.address}
        </Card>
      </div>
    </Page>
  );
}

function NextList({ entries }: { readonly entries: readonly SyncEntry[] }) {
  const { t } = useTranslation();
  return (
    <section className="sync-list table-text">
      <h2 className="card-heading">{t('sync.next')}</h2>
      {entries.length === 0 && <p className="second">{t('sync.nothingWaits')}</p>}
      {entries.map((entry) => (
        <div key={entry.id} className="sync-line">
          <span>
            <b>{entry.name}</b> <span className="second">{entry.kind}</span>
          </span>
          <span className="second cell-number">{formatBytes(entry.sizeBytes)}</span>
          <span className={entry.sending ? 'sync-now' : 'second'}>
            {t(entry.sending ? 'sync.isSending' : 'sync.isWaiting')}
          </span>
        </div>
      ))}
    </section>
  );
}

function ReceivedList({ receipts }: { readonly receipts: readonly SyncReceipt[] }) {
  const { t } = useTranslation();
  if (receipts.length === 0) return null;
  return (
    <section className="sync-list table-text">
      <h2 className="card-heading">{t('sync.justReceived')}</h2>
      {receipts.map((receipt) => (
        <div key={receipt.id} className="sync-line">
          <span className="sync-received">
            <CircleCheck size={16} strokeWidth={1.9} aria-hidden />
            <b>{receipt.name}</b>
          </span>
          <span className="cell-number">
            <CopyId id={receipt.id} />
          </span>
          <span className="second">{formatSeconds(receipt.savedAtMs)}</span>
        </div>
      ))}
    </section>
  );
}
