import { useTranslation } from 'react-i18next';
import type { Addressee, ThreadEvent, ThreadTopic } from '../../../shared/thread.ts';
import { refWords } from '../../column-words.ts';

/** What a thread says of things and people, in a person's words. */
export function useThreadWords() {
  const { t } = useTranslation();
  const nameOf = (to: Addressee): string => (to.kind === 'person' ? to.name : t(`threads.role.${to.role}`));
  return {
    nameOf,
    topic: ({ kind, label }: ThreadTopic): string => t(`threads.topic.${kind}`, { model: refWords(label) }),
    /** What somebody did beside what they wrote; null for a comment. */
    deed: ({ word }: ThreadEvent): string | null => {
      switch (word.kind) {
        case 'handOver':
          return t('threads.deed.handOver', { name: nameOf(word.to) });
        case 'reviewRequest':
          return t('threads.deed.reviewRequest', { name: nameOf(word.to) });
        case 'reviewAnswer':
          return t(`threads.deed.${word.verdict}`);
        case 'comment':
        case 'withdrawal':
          return null;
      }
    },
  };
}
