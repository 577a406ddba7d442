import { Check, ListTodo } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatSeconds } from '../../format.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Menu } from '../../ui/controls/menu.tsx';
import { MenuButton } from '../../ui/controls/menu-button.tsx';
import type { Fill } from './fill/fill.ts';
import { speak } from './fill/fill-store.ts';
import { languageName } from './form-language.ts';
import type { Unfinished } from './use-unfinished.ts';

type CaptureHeadProps = {
  readonly fill: Fill;
  readonly title: string;
  readonly unfinished: Unfinished;
};

/** Who it is about, when the draft was kept, the form's languages and what else was begun. */
export function CaptureHead({ fill, title, unfinished }: CaptureHeadProps) {
  const { t, i18n } = useTranslation();
  const { keptAtMs } = fill;
  return (
    // The form around it may be in another language.
    <header className="capture-head" lang={i18n.resolvedLanguage} dir={i18n.dir()}>
      <h1 className="page-heading">{title}</h1>
      <span className="capture-saved second table-text" role="status">
        {keptAtMs !== null && (
          <>
            <Check size={16} strokeWidth={1.9} aria-hidden />
            {t('capture.savedAt', { time: formatSeconds(keptAtMs) })}
          </>
        )}
      </span>
      <LanguageSwitch fill={fill} />
      {unfinished.items.length > 0 && (
        <Menu
          heading={t('capture.unfinishedHeading')}
          items={unfinished.items}
          trigger={<MenuButton icon={ListTodo} label={t('capture.unfinished', { count: unfinished.others })} />}
        />
      )}
    </header>
  );
}

/** More languages than this do not fit side by side. */
const MOST_SIDE_BY_SIDE = 4;

function LanguageSwitch({ fill: { form } }: { readonly fill: Fill }) {
  const { t } = useTranslation();
  const { languages } = form.compiled.form;
  if (languages.length < 2) return null;
  const options = languages.map((value) => ({ value, label: languageName(value) }));
  const props = { label: t('capture.language'), options, value: form.language, onChange: speak };
  return languages.length > MOST_SIDE_BY_SIDE ? <Select labelHidden {...props} /> : <Segments {...props} />;
}
