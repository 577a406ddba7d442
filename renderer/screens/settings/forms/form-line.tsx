import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../shared/forms/form.ts';
import type { FormVersion } from '../../../../shared/forms/form-version.ts';
import { formatList, formatMoment, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { VersionLine } from '../../../ui/layout/version-line.tsx';
import { CopyId, shortDigest } from '../../../ui/marks/copy-id.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useCall } from '../../../use-call.ts';

type FormLineProps = {
  readonly form: FormVersion;
  readonly isInUse: boolean;
  readonly busy: boolean;
  readonly onUse: () => void;
};

/** One form: what it is called, how much it asks in which languages, and its versions on request. */
export function FormLine({ form, isInUse, busy, onUse }: FormLineProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const about = {
    count: form.questions,
    shown: formatNumber(form.questions),
    languages: formatList(form.languages.length === 0 ? [t('forms.oneLanguage')] : form.languages),
    version: formatNumber(form.version),
  };
  return (
    <div className="setting form-line">
      <div>
        <h3>{form.title}</h3>
        <p className="second table-text">
          {t('forms.about', about)}{' '}
          <LinkButton
            label={t(isOpen ? 'forms.hideVersions' : 'forms.showVersions', { name: form.title })}
            onClick={() => setIsOpen(!isOpen)}
          />
        </p>
        {isOpen && <FormVersions name={form.name} />}
      </div>
      <div className="setting-control">
        {isInUse ? (
          <Tag kind="inUse" label={t('forms.inUse')} />
        ) : (
          <Button
            size="bar"
            label={t('forms.useNamed', { name: form.title })}
            busy={busy ? t('forms.changing') : undefined}
            onClick={onUse}
          />
        )}
      </div>
    </div>
  );
}

function FormVersions({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const shown = useCall('form.show', { name }, ['forms']);
  return (
    <Shown loaded={shown}>
      {({ version, versions, form }) => (
        <>
          <FormLists tables={form.tables} />
          <VersionLine
            label={t('forms.versions')}
            chosen={version.id}
            entries={versions.map((one) => ({
              id: one.id,
              name: t('forms.version', { version: formatNumber(one.version) }),
              when: formatMoment(one.createdAtMs),
              what: (
                <>
                  {t('forms.from', { file: one.source })} <CopyId id={one.digest} shown={shortDigest(one.digest)} />
                </>
              ),
              who: one.actorName,
            }))}
          />
        </>
      )}
    </Shown>
  );
}

/** Files beside the form from which choices come, and what is looked up: they were taken in with it. */
function FormLists({ tables }: Pick<Form, 'tables'>) {
  const { t } = useTranslation();
  const names = Object.entries(tables);
  if (names.length === 0) return null;
  return (
    <ul className="form-lists table-text" aria-label={t('forms.lists')}>
      {names.map(([name, { columns, rows }]) => (
        <li key={name}>
          {t('forms.list', {
            file: `${name}.csv`,
            count: rows.length,
            shown: formatNumber(rows.length),
            columns: formatList(columns),
          })}
        </li>
      ))}
    </ul>
  );
}
