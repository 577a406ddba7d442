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
  return (
    <div className="server-address">
      <Field label={t('sync.address')} value={typed} onChange={setTyped} />
      {set.error && <Failed error={set.error} />}
      {wanted !== (url ?? '') && (
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
