import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LikelyDuplicate } from '../../../../shared/subject.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { useOwnWords } from '../../../use-own-words.ts';
import { besideEachOther } from '../../subject/compare/compare.ts';
import { BesideTable } from '../../subject/compare/beside-table.tsx';
import { useComparedColumns } from '../../subject/compare/use-compared-columns.ts';
import { useSubjectWords } from '../../subject/find/use-subject-words.ts';
import type { SubjectPanelProps } from './subject-panel.tsx';

type DuplicateWarningProps = {
  readonly code: string;
  readonly values: SubjectPanelProps['values'];
  readonly duplicate: LikelyDuplicate;
  readonly onSame: () => void;
  readonly onAnother: () => void;
};

/** Somebody who may be the same one, side by side. It blocks nothing: whoever goes on adds another one. */
export function DuplicateWarning({ code, values, duplicate, onSame, onAnother }: DuplicateWarningProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const { nameOf } = useSubjectWords();
  const columns = useComparedColumns();
  const theirs = { ...duplicate.lastValues, ...duplicate.identifiers };
  return (
    <section className="duplicate-warning" role="status" aria-label={t('subjects.mayBe', { name: nameOf(duplicate) })}>
      <h2 className="card-heading">
        <TriangleAlert size={18} strokeWidth={1.9} aria-hidden />
        {t('subjects.mayBe', { name: nameOf(duplicate) })}
      </h2>
      <p className="second table-text">{t('subjects.because', { reasons: useReasonWords(duplicate) })}</p>
      <BesideTable
        label={t('subjects.sideBySide')}
        one={code === '' ? own.subject.new : code}
        other={duplicate.code}
        rows={besideEachOther(columns, values, theirs)}
        seen={[null, duplicate.lastVisitAtMs]}
      />
      <div className="duplicate-answers">
        <Button label={own.subject.same} onClick={onSame} />
        <Button label={own.subject.another} onClick={onAnother} />
      </div>
    </section>
  );
}

/** Why it may be the same one, in a few words each. */
function useReasonWords({ reasons }: LikelyDuplicate): string {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  return formatList(
    reasons.map((reason) => {
      if (reason.kind === 'value') return columnWords(reason.column);
      if (reason.kind !== 'place') return t(`subjects.reason.${reason.kind}`);
      return t('subjects.reason.place', { metres: formatNumber(reason.distanceMetres, 0) });
    }),
  );
}
