import { useTranslation } from 'react-i18next';
import type { DeclaredSuite } from '../../../../shared/model-tests.ts';
import { refWords } from '../../../column-words.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { VersionLine } from '../../../ui/layout/version-line.tsx';

type SuiteHistoryProps = {
  readonly history: readonly DeclaredSuite[];
  /** Puts what was asked then into the draft. */
  readonly onTake: (declared: DeclaredSuite) => void;
};

/** Who asked what since when, the newest first; nothing of it is ever removed. */
export function SuiteHistory({ history, onTake }: SuiteHistoryProps) {
  const { t } = useTranslation();
  return (
    <div className="models-history">
      <h2 className="card-heading models-heading">{t('suite.history')}</h2>
      {history.length === 0 && <p className="second table-text">{t('models.tests.byDefault')}</p>}
      <VersionLine
        label={t('suite.history')}
        entries={history.map((declared, place) => ({
          id: String(declared.version),
          name: t('models.version', { version: declared.version }),
          when: formatMoment(declared.declaredAtMs ?? 0),
          what: (
            <>
              {t('suite.historyWords', {
                count: declared.suite.tests.length,
                tests: formatNumber(declared.suite.tests.length),
                rows: declared.suite.testSet === null ? t('suite.heldOut') : refWords(declared.suite.testSet),
              })}{' '}
              {place > 0 && <LinkButton label={t('suite.take')} onClick={() => onTake(declared)} />}
            </>
          ),
          who: declared.actorName ?? undefined,
        }))}
      />
    </div>
  );
}
