import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/controls/kbd.tsx';

/** The keys, where the hands are. */
export function ReviewKeysLine({ words }: { readonly words: string | null }) {
  const { t } = useTranslation();
  return (
    <p className="review-keys second table-text">
      {(['next', 'back', 'undo'] as const).map((key) => (
        <span key={key}>
          <Kbd keys={t(`review.key.${key}`)} />
          {t(`review.keyWords.${key}`)}
        </span>
      ))}
      <span>{words}</span>
    </p>
  );
}
