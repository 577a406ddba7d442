import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { formatMoment } from '../../../format.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { RecallDialog } from './recall-dialog.tsx';

/** Who took the version out of service and why, with the way back; nothing for one that serves. */
export function RecallBanner({ model }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { recall } = model;
  if (recall === null) return null;
  return (
    <div className="models-banner">
      <Banner
        kind="stop"
        title={t('models.recalledBy', { who: recall.actorName, time: formatMoment(recall.saidAtMs) })}
        action={<LinkButton label={t('models.reinstate')} onClick={() => setAsking(true)} />}
      >
        {t('models.because', { reason: recall.reason })} {t('models.servesNothing')}
      </Banner>
      {asking && <RecallDialog model={model} onClose={() => setAsking(false)} />}
    </div>
  );
}
