import { useTranslation } from 'react-i18next';
import type { Subject } from '../../../shared/subject.ts';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { useCall } from '../../use-call.ts';
import { useSubjectWords } from './find/use-subject-words.ts';

type LikelyTheSameProps = { readonly subject: Subject; readonly onCompare: (id: string) => void };

/** Who may be there twice; a person looks and decides. */
export function LikelyTheSame({ subject, onCompare }: LikelyTheSameProps) {
  const { t } = useTranslation();
  const { nameOf } = useSubjectWords();
  const values = { ...subject.lastValues, ...subject.identifiers };
  const similar = useCall('subject.similar', { code: subject.code, values }, ['subjects']);
  const found = similar.state === 'ready' ? similar.value.duplicates : [];
  const likely = found.find(({ id }) => id !== subject.id);
  if (likely === undefined) return null;
  const name = nameOf(likely) === likely.code ? likely.code : `${nameOf(likely)}, ${likely.code}`;
  return (
    <Banner
      kind="warn"
      title={t('subjects.mayBe', { name })}
      action={<LinkButton label={t('subjects.compare')} onClick={() => onCompare(likely.id)} />}
    />
  );
}
