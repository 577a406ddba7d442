import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { useCall } from '../../use-call.ts';
import { Composer } from './composer.tsx';
import { ThreadEntry } from './thread-entry.tsx';
import { useThreadWords } from './use-thread-words.ts';

/** What people say of a run, a model version or an alert, and the box to say more. `about` is its id. */
export function ThreadCard({ about }: { readonly about: string }) {
  const loaded = useCall('thread.show', { about }, ['threads', 'sync']);
  return <Shown loaded={loaded}>{(shown) => <ThreadOf about={about} shown={shown} />}</Shown>;
}

type ThreadOfProps = { readonly about: string; readonly shown: Output<'thread.show'> };

function ThreadOf({ about, shown: { thread, me, awaitsMe } }: ThreadOfProps) {
  const { t } = useTranslation();
  const { nameOf } = useThreadWords();
  const entries = thread?.entries ?? [];
  const awaited = thread?.awaited.filter(({ eventId }) => awaitsMe.includes(eventId)) ?? [];
  const request = awaited.findLast(({ kind }) => kind === 'reviewRequest');
  const asker = entries.find(({ id }) => id === request?.eventId)?.actorName;
  return (
    <Card
      title={t('threads.title')}
      unit={thread?.holder ? t('threads.with', { name: nameOf(thread.holder) }) : undefined}
      className="thread"
    >
      {entries.length === 0 ? (
        <p className="second table-text">{t('threads.empty')}</p>
      ) : (
        <ol className="thread-entries">
          {entries.map((entry) => (
            <ThreadEntry key={entry.id} entry={entry} about={about} isMine={entry.actorId === me} />
          ))}
        </ol>
      )}
      <Composer
        about={about}
        me={me}
        asked={request && asker !== undefined ? { requestId: request.eventId, by: asker } : null}
      />
    </Card>
  );
}
