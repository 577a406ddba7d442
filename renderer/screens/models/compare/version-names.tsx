import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { formatBytes, formatMoment } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { RunDot } from '../../runs/compare/run-names.tsx';

/** Which colour is which version, once for all charts of the page. */
export function VersionNames({ models }: { readonly models: readonly ModelVersion[] }) {
  const { t } = useTranslation();
  return (
    <ul className="compare-names" aria-label={t('models.compared')}>
      {models.map(({ id, ref, sizeBytes, createdAtMs, datasetRef, source }, place) => (
        <li key={id}>
          <RunDot place={place} />
          <LinkButton label={refWords(ref)} onClick={() => goTo('models', ref)} />
          <span className="second table-text">
            {[
              datasetRef === null ? source.name : refWords(datasetRef),
              formatBytes(sizeBytes),
              formatMoment(createdAtMs),
            ].join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
