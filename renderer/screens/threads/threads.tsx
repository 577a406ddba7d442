import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ThreadSummary } from '../../../shared/thread.ts';
import { formatMoment } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';
import { ThreadCard } from './thread-card.tsx';
import { useThreadWords } from './use-thread-words.ts';

/** Every thread, what waits for this person first. `focus` is the id of what one is about. */
export function Threads({ focus }: ScreenProps) {
  const { t } = useTranslation();
  const loaded = useCall('thread.list', {}, ['threads', 'sync', 'projects', 'people']);
  return (
    <Shown loaded={loaded} shape="rows">
      {({ threads }) => {
        const shown = threads.find(({ topic }) => topic.id === focus) ?? threads[0];
        const count = threads.filter(({ awaitsMe }) => awaitsMe.length > 0).length;
        return (
          <Page title={t('threads.needYou', { count })} sentence={t('threads.sentence')}>
            {shown ? (
              <ThreadsAndOne threads={threads} shown={shown} />
            ) : (
              <Card>
                <Empty icon={MessagesSquare} title={t('threads.none')} missing={t('threads.noneWords')} />
              </Card>
            )}
          </Page>
        );
      }}
    </Shown>
  );
}

type ThreadsAndOneProps = { readonly threads: readonly ThreadSummary[]; readonly shown: ThreadSummary };

function ThreadsAndOne({ threads, shown }: ThreadsAndOneProps) {
  return (
    <div className="page-columns threads-columns">
      <Card flush>
        <ul className="thread-list">
          {threads.map((thread) => (
            <ThreadRow key={thread.topic.id} thread={thread} chosen={thread.topic.id === shown.topic.id} />
          ))}
        </ul>
      </Card>
      <div className="threads-one">
        <OpenTopic thread={shown} />
        <ThreadCard key={shown.topic.id} about={shown.topic.id} />
      </div>
    </div>
  );
}

function ThreadRow({ thread, chosen }: { readonly thread: ThreadSummary; readonly chosen: boolean }) {
  const { t } = useTranslation();
  const words = useThreadWords();
  const { topic, awaitsMe, lastBy, lastAtMs } = thread;
  return (
    <li>
      <button
        type="button"
        className="thread-row"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => goTo('threads', topic.id)}
      >
        <strong>{words.topic(topic)}</strong>
        <span className="second table-text">{t('threads.last', { name: lastBy, when: formatMoment(lastAtMs) })}</span>
        {awaitsMe.length > 0 && <Tag kind="override" label={t('threads.awaitsYou')} />}
      </button>
    </li>
  );
}

/** The way to the thing itself, where it is on this laptop. */
function OpenTopic({ thread: { topic, isHere } }: { readonly thread: ThreadSummary }) {
  const { t } = useTranslation();
  const words = useThreadWords();
  if (!isHere) return <p className="second table-text">{t('threads.elsewhere', { topic: words.topic(topic) })}</p>;
  const open = {
    run: () => goTo('runs', topic.id),
    modelVersion: () => goTo('models', topic.label),
    alert: () => goTo('drift', topic.id),
  };
  return <Button size="bar" label={t('threads.open', { topic: words.topic(topic) })} onClick={open[topic.kind]} />;
}
