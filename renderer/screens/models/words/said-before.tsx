import { useTranslation } from 'react-i18next';
import type { RegistryEntry } from '../../../../shared/registry.ts';
import { formatMoment } from '../../../format.ts';

/** All that was said of a model or a version, the newest first, with who and when; closed until somebody asks. */
export function SaidBefore({ entries }: { readonly entries: readonly RegistryEntry[] }) {
  const { t } = useTranslation();
  const write = useEntryWords();
  if (entries.length === 0) return null;
  return (
    <details className="models-before table-text">
      <summary>{t('models.saidBefore', { count: entries.length })}</summary>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            {write(entry)} <span className="caption">{`${entry.actorName}, ${formatMoment(entry.saidAtMs)}`}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function useEntryWords(): (entry: RegistryEntry) => string {
  const { t } = useTranslation();
  return ({ kind, key, value, reason }) => {
    if (kind === 'tag') {
      return value === null ? t('models.said.untagged', { key }) : t('models.said.tagged', { key, value });
    }
    if (kind === 'note') return value === null ? t('models.said.noteRemoved') : t('models.because', { reason: value });
    return t(value === null ? 'models.said.reinstated' : 'models.said.recalled', { reason: reason ?? '' });
  };
}
