import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatVisitDay } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Initials } from '../../../ui/marks/initials.tsx';
import { useOwnWords } from '../../../use-own-words.ts';
import { useSubjectWords } from '../../subject/find/use-subject-words.ts';
import { tellApart } from '../fill/fill-store.ts';
import { DuplicateWarning } from './duplicate-warning.tsx';
import type { ChosenSubject, SubjectPanelProps } from './subject-panel.tsx';
import { useDuplicates } from './use-duplicates.ts';
import { useKnownSubject } from './use-known-subject.ts';

type ChosenSubjectCardProps = Pick<SubjectPanelProps, 'values' | 'notTheSame' | 'onChoose'> & {
  readonly chosen: ChosenSubject;
  /** It was said that it is another one: the form goes on. */
  readonly onGoOn: () => void;
};

/** Who was chosen, when they were seen last, and the way to somebody else. */
export function ChosenSubjectCard({ chosen, values, notTheSame, onChoose, onGoOn }: ChosenSubjectCardProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const { nameOf, detailOf, siteOf } = useSubjectWords();
  const known = useKnownSubject(chosen);
  const isNew = known === 'new';
  const [duplicate] = useDuplicates(isNew ? chosen.code : null, values, notTheSame);
  const subject = known === null || known === 'new' ? null : known.subject;
  const name = subject === null ? chosen.code : nameOf(subject);
  return (
    <div className="chosen-subject">
      <section className="chosen-subject-card" aria-label={own.subject.who}>
        {name === chosen.code ? <UserRound size={18} strokeWidth={1.9} aria-hidden /> : <Initials name={name} />}
        <div className="chosen-subject-words">
          <b>
            {name}{' '}
            {name !== chosen.code && (
              <bdi dir="ltr" className="caption">
                {chosen.code}
              </bdi>
            )}
          </b>
          <span className="second table-text">
            {isNew && t('subjects.noVisitYet', { new: own.subject.new })}
            {subject &&
              [
                detailOf(subject),
                siteOf(subject),
                subject.lastVisitAtMs === null
                  ? ''
                  : t('subjects.lastOf', {
                      count: subject.visits,
                      shown: formatNumber(subject.visits),
                      day: formatVisitDay(subject.lastVisitAtMs),
                    }),
              ]
                .filter((part) => part !== '')
                .join(', ')}
          </span>
        </div>
        {subject && <LinkButton label={t('subjects.history')} onClick={() => goTo('subjects', subject.id)} />}
        <LinkButton label={t('subjects.change')} onClick={() => onChoose(null)} />
      </section>
      {duplicate && (
        <DuplicateWarning
          code={chosen.code}
          values={values}
          duplicate={duplicate}
          onSame={() => onChoose({ code: duplicate.code, id: duplicate.id })}
          onAnother={() => {
            tellApart(duplicate.id);
            onGoOn();
          }}
        />
      )}
    </div>
  );
}
