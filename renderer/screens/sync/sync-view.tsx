import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatNumber, formatSeconds } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { SyncMatrix, type SyncRow } from './sync-matrix.tsx';

export type SyncEntry = {
  readonly id: string;
  /** What changed, and about which or when. */
  readonly name: string;
  readonly about: string;
  readonly sizeBytes: number;
  readonly sending: boolean;
};
/** `id` is the receipt's, which may cover several items. */
export type SyncReceipt = {
  readonly item: string;
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly receivedAtMs: number;
};
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
  /** The first of `waiting` in all. */
  readonly next: readonly SyncEntry[];
  readonly waiting: number;
  readonly received: readonly SyncReceipt[];
  readonly questions: readonly SyncQuestion[];
  /** About the link: last contact, bytes. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly address: ReactNode;
  /** What to do where no server is set; null where one is. */
  readonly noServer: string | null;
  /** Why the last attempt to send did not end well; null where it did. */
  readonly failure: ReactNode;
  /** What the link costs. */
  readonly use: ReactNode;
};

/** What is where on its way to the server. Being offline changes the title and nothing else. */
export function SyncView(props: SyncViewProps) {
  const { t } = useTranslation();
  return (
    <Page title={props.title} sentence={props.sentence} actions={props.actions}>
      {props.failure && <Card>{props.failure}</Card>}
      <SyncMatrix rows={props.rows} />
      <div className="sync-columns">
        <Card flush>
          <NextList entries={props.next} waiting={props.waiting} />
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
          {props.noServer !== null && <p className="second table-text">{props.noServer}</p>}
          {props.address}
          {props.noServer === null && <Facts facts={props.facts} />}
        </Card>
      </div>
      {props.use}
    </Page>
  );
}

function NextList({ entries, waiting }: { readonly entries: readonly SyncEntry[]; readonly waiting: number }) {
  const { t } = useTranslation();
  const more = waiting - entries.length;
  return (
    <section className="sync-list table-text">
      <h2 className="card-heading">{t('sync.next')}</h2>
      {waiting === 0 && <p className="second">{t('sync.nothingWaits')}</p>}
      {entries.map((entry) => (
        <div key={entry.id} className="sync-line">
          <ItemName name={entry.name} about={entry.about} />
          <span className="second cell-number">{formatBytes(entry.sizeBytes)}</span>
          <span className={entry.sending ? 'sync-now' : 'second'}>
            {t(entry.sending ? 'sync.isSending' : 'sync.isWaiting')}
          </span>
        </div>
      ))}
      {entries.length > 0 && more > 0 && (
        <p className="sync-more second">{t('sync.more', { count: more, shown: formatNumber(more) })}</p>
      )}
    </section>
  );
}

const ItemName = ({ name, about }: { readonly name: string; readonly about: string }) => (
  <span className="sync-name">
    <b>{name}</b> <span className="second">{about}</span>
  </span>
);

function ReceivedList({ receipts }: { readonly receipts: readonly SyncReceipt[] }) {
  const { t } = useTranslation();
  if (receipts.length === 0) return null;
  return (
    <section className="sync-list table-text">
      <h2 className="card-heading">{t('sync.justReceived')}</h2>
      {receipts.map((receipt) => (
        <div key={receipt.item} className="sync-line">
          <span className="sync-received">
            <CircleCheck size={16} strokeWidth={1.9} aria-hidden />
            <ItemName name={receipt.name} about={receipt.about} />
          </span>
          <span className="cell-number">
            <CopyId id={receipt.id} shown={shortDigest(receipt.id)} />
          </span>
          <span className="second">{formatSeconds(receipt.receivedAtMs)}</span>
        </div>
      ))}
    </section>
  );
}
