import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onCoreRestarted } from '../call.ts';
import { LinkButton } from '../ui/controls/link-button.tsx';
import { Banner } from '../ui/feedback/banner.tsx';

/** Says calmly that core stopped and is back; it stays until the person has read it. */
export function RestartNotice() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => onCoreRestarted(() => setShown(true)), []);
  if (!shown) return null;
  return (
    <div className="shell-notice">
      <Banner kind="warn" action={<LinkButton label={t('ui.close')} onClick={() => setShown(false)} />}>
        {t('shell.restarted')}
      </Banner>
    </div>
  );
}
