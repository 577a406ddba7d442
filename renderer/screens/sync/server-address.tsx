import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { useAction } from '../../use-action.ts';

/** Where the server is; it can be changed at any time, and nothing that waits is lost by it. */
export function ServerAddress({ url }: { readonly url: string | null }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(url ?? '');
  const set = useAction('sync.setServer');
  const wanted = typed.trim();
  const unchanged = wanted === (url ?? '');
  return (
    <div className="server-address">
      <Field
        label={t('sync.address')}
        value={typed}
        onChange={setTyped}
        placeholder={t('sync.addressExample')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !unchanged && URL.canParse(wanted)) void set.run({ url: wanted });
        }}
      />
      {set.error && <Failed error={set.error} />}
      {!unchanged && !URL.canParse(wanted) && <p className="second table-text">{t('sync.needsUrl')}</p>}
      {!unchanged && (
        <Button
          label={t('sync.useAddress')}
          busy={set.busy ? t('sync.isSaving') : undefined}
          locked={URL.canParse(wanted) ? undefined : t('sync.needsUrl')}
          onClick={() => void set.run({ url: wanted })}
        />
      )}
    </div>
  );
}
