import { useTranslation } from 'react-i18next';
import type { Thread } from '../../../shared/thread.ts';
import { formatMoment } from '../../format.ts';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Initials } from '../../ui/marks/initials.tsx';
import { useAction } from '../../use-action.ts';
import { useThreadWords } from './use-thread-words.ts';

type ThreadEntryProps = {
  readonly entry: Thread['entries'][number];
  readonly about: string;
  readonly isMine: boolean;
};

/** Who, when, and what they said or asked. What was withdrawn shows that it was. */
export function ThreadEntry({ entry, about, isMine }: ThreadEntryProps) {
  const { t } = useTranslation();
  const { deed } = useThreadWords();
  const withdraw = useAction('thread.say');
  const done = entry.withdrawn ? t('threads.withdrawn') : deed(entry);
  const text = 'text' in entry.word ? entry.word.text : '';
  return (
    <li className="thread-entry">
      <Initials name={entry.actorName} />
      <div>
        <p className="table-text">
          <strong>{entry.actorName}</strong> {done} <span className="caption">{formatMoment(entry.saidAtMs)}</span>
          {isMine && !entry.withdrawn && (
            <LinkButton
              label={t('threads.withdraw')}
              onClick={() => void withdraw.run({ about, word: { kind: 'withdrawal', eventId: entry.id } })}
            />
          )}
        </p>
        {text !== '' && <p className="thread-text">{text}</p>}
        {withdraw.error && <Failed error={withdraw.error} />}
      </div>
    </li>
  );
}
