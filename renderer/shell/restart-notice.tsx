import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onChanged, onCoreRestarted } from '../call.ts';
import { LinkButton } from '../ui/controls/link-button.tsx';
import { Banner } from '../ui/feedback/banner.tsx';

/** Says calmly that core or compute stopped and is back; it stays until the person has read it. */
export function RestartNotice() {
  const { t } = useTranslation();
  const [restarted, setRestarted] = useState<'core' | 'compute' | null>(null);
  useEffect(() => onCoreRestarted(() => setRestarted('core')), []);
  useEffect(() => onChanged((topics) => topics.includes('compute') && setRestarted('compute')), []);
  if (restarted === null) return null;
  return (
    <div className="shell-notice">
      <Banner kind="warn" action={<LinkButton label={t('ui.close')} onClick={() => setRestarted(null)} />}>
        {t(`shell.restarted.${restarted}`)}
      </Banner>
    </div>
  );
}
