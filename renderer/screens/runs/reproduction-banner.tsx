import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/run.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';

/** Of a run that repeats another: whether the bytes are the same. */
export function ReproductionBanner({ run: { reproduces, reproduction } }: { readonly run: Run }) {
  const { t } = useTranslation();
  if (reproduces === null || reproduction === null) return null;
  return (
    <Banner
      kind={reproduction.isSame ? 'note' : 'stop'}
      title={t(reproduction.isSame ? 'runs.sameBytes' : 'runs.otherBytes')}
      action={<Button size="bar" label={t('runs.openOriginal')} onClick={() => goTo('runs', reproduces)} />}
    >
      {t('runs.reproductionWords')}
    </Banner>
  );
}
