import { useTranslation } from 'react-i18next';
import type { CardRevision } from '../../../../shared/model-card.ts';
import { formatDated, formatNumber } from '../../../format.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { VersionLine } from '../../../ui/layout/version-line.tsx';
import { changedParts, type PartChange } from './changed-parts.ts';

/** Who changed what people say of the model, and from what to what, the newest first. */
export function CardHistory({ revisions }: { readonly revisions: readonly CardRevision[] }) {
  const { t } = useTranslation();
  if (revisions.length === 0) return null;
  return (
    <Card title={t('card.revisions')} className="card-paper">
      <VersionLine
        label={t('card.revisions')}
        entries={revisions.map((revision, place) => ({
          id: revision.id,
          name: revision.actorName,
          when: formatDated(revision.writtenAtMs),
          what: <Changes changes={changedParts(revision, revisions[place + 1])} />,
        }))}
      />
    </Card>
  );
}

function Changes({ changes }: { readonly changes: readonly PartChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <span>{t('card.nothingChanged')}</span>;
  return (
    <details className="card-changes">
      <summary>
        {t('card.changed', { count: changes.length, parts: formatNumber(changes.length) })}{' '}
        <span className="second">{changes.map(({ part }) => t(`card.${part}`)).join(', ')}</span>
      </summary>
      <dl>
        {changes.map(({ part, from, to }) => (
          <div key={part}>
            <dt>{t(`card.${part}`)}</dt>
            {from !== '' && (
              <dd>
                <del>{from}</del>
              </dd>
            )}
            {to !== '' && (
              <dd>
                <ins>{to}</ins>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </details>
  );
}
