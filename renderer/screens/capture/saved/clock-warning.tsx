import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { useClockWords } from '../../../use-clock-words.ts';

/** That the laptop's clock was behind when the record was captured; nothing where it was not. */
export function ClockWarning({ behindMs }: { readonly behindMs: number | undefined }) {
  const { i18n } = useTranslation();
  const words = useClockWords()(behindMs);
  if (words === null) return null;
  return (
    <div lang={i18n.resolvedLanguage} dir={i18n.dir()}>
      <Banner kind="warn">{words}</Banner>
    </div>
  );
}
