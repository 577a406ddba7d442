import { useTranslation } from 'react-i18next';
import type { ImageFindings } from '../../../../shared/columns/image-findings.ts';
import { formatNumber } from '../../../format.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Card } from '../../../ui/layout/card.tsx';

const kinds = ['missing', 'unlabelled', 'broken', 'duplicates'] as const;

type ImportImagesProps = { readonly images: ImageFindings; readonly onChange: (leaveOut: boolean) => void };

/** What a folder of images holds beside its table, and what becomes of what does not fit. */
export function ImportImages({ images, onChange }: ImportImagesProps) {
  const { t } = useTranslation();
  const { labels, checked, leaveOut } = images;
  const counts = { images: formatNumber(images.images), checked: formatNumber(checked) };
  const found = kinds.filter((kind) => images[kind].count > 0);
  const isUnfit = found.some((kind) => kind !== 'duplicates');
  return (
    <Card className="data-reading-card import-images">
      <p>
        {labels ? t('images.found', { ...counts, ...labels }) : t('images.foundInFolders', counts)}{' '}
        {checked < images.images && t('images.someChecked', counts)}
      </p>
      {found.length > 0 && (
        <ul className="data-facts table-text">
          {found.map((kind) => (
            <li key={kind}>{t(`images.unfit.${kind}`, wordsOf(images[kind]))}</li>
          ))}
        </ul>
      )}
      <Banner
        kind={isUnfit && !leaveOut ? 'warn' : 'note'}
        action={
          <LinkButton
            label={leaveOut ? t('images.doRefuse') : t('images.doLeaveOut')}
            onClick={() => onChange(!leaveOut)}
          />
        }
      >
        {leaveOut ? t('images.leftOut') : t('images.refused')}
      </Banner>
    </Card>
  );
}

function wordsOf({ count, examples }: ImageFindings['missing']) {
  const names = examples.join(', ') + (count > examples.length ? ', …' : '');
  return { count, number: formatNumber(count), names };
}
