import { useTranslation } from 'react-i18next';
import type { AliasMove } from '../../../../shared/registry.ts';
import { formatMoment } from '../../../format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { CopyId, shortDigest } from '../../../ui/marks/copy-id.tsx';

/** Every time that a version was put somewhere against its tests: who, why and with which signature. They never go away. */
export function Overrides({ moves }: { readonly moves: readonly AliasMove[] }) {
  const { t } = useTranslation();
  return moves.map(({ id, alias, override, actorName, deviceName }) =>
    override === null ? null : (
      <Banner
        key={id}
        kind="warn"
        title={t('models.tests.overriddenAs', { alias, when: formatMoment(override.signedAtMs), who: actorName })}
      >
        {t('models.because', { reason: override.reason })}{' '}
        {t('models.tests.signedOn', { laptop: deviceName ?? t('models.anotherLaptop') })}{' '}
        <CopyId id={override.signature} shown={shortDigest(override.signature)} />
      </Banner>
    ),
  );
}
