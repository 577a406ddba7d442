import { useTranslation } from 'react-i18next';
import type { Run } from '../../../../shared/run.ts';
import { colourOf } from '../../../charts/overlaid-lines.tsx';
import { refWords } from '../../../column-words.ts';
import { formatMoment } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';

export type ComparedRuns = {
  readonly runs: readonly Run[];
  /** In the order of the runs, each different. */
  readonly names: readonly string[];
};

/** Which colour is which run, once for all charts of the page. */
export function RunNames({ runs, names }: ComparedRuns) {
  const { t } = useTranslation();
  return (
    <ul className="compare-names" aria-label={t('compare.runs')}>
      {runs.map(({ id, algorithm, datasetRef, startedAtMs }, place) => (
        <li key={id}>
          <RunDot place={place} />
          <LinkButton label={names[place] ?? ''} onClick={() => goTo('runs', id)} />
          <span className="second table-text">
            {[
              t(`runs.algorithm.${algorithm}`, { defaultValue: algorithm }),
              refWords(datasetRef),
              formatMoment(startedAtMs),
            ].join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

export const RunDot = ({ place }: { readonly place: number }) => (
  <i className="compare-dot" style={{ background: colourOf(place) }} aria-hidden />
);
