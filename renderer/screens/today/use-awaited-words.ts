import { useTranslation } from 'react-i18next';
import { goTo } from '../../shell/navigation.ts';
import { mayOpen } from '../../shell/screens.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useCall } from '../../use-call.ts';
import { useThreadWords } from '../threads/use-thread-words.ts';
import type { Need } from './needs-list.tsx';

/** Reviews and hand-overs that wait for this person: one by its name, several as one row that opens their list. */
export function useAwaitedWords(): readonly Need[] {
  const { t } = useTranslation();
  const words = useThreadWords();
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const input = mayOpen('threads', role) ? { limit: 0 } : null;
  const loaded = useCall('thread.list', input, ['threads', 'sync', 'people', 'projects']);
  const threads = loaded.state === 'ready' ? loaded.value.threads : [];
  const awaited = threads.flatMap(({ topic, awaitsMe }) => awaitsMe.map((asked) => ({ topic, ...asked })));
  const [first] = awaited;
  if (first === undefined) return [];
  const topic = words.topic(first.topic);
  const one = { name: first.fromName, topic };
  const isOne = awaited.length === 1;
  return [
    {
      kind: 'word',
      title: isOne ? t(`today.word.${first.kind}`, one) : t('today.words', { count: awaited.length }),
      words: isOne && first.text !== '' ? first.text : t('today.wordsFirst', one),
      action: t('today.openWords'),
      onAct: () => goTo('threads', first.topic.id),
    },
  ];
}
