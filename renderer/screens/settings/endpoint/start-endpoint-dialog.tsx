import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENDPOINT_PORT, type EndpointStatus } from '../../../../shared/endpoint.ts';
import { Choice } from '../../../ui/controls/choice.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { useAction } from '../../../use-action.ts';
import { readPort } from '../hub/hub-address.ts';

type StartEndpointDialogProps = { readonly endpoint: EndpointStatus; readonly onClose: () => void };

/** Says who can ask then, and asks for how long, what becomes of the predictions and with which token. */
export function StartEndpointDialog({ endpoint, onClose }: StartEndpointDialogProps) {
  const { t } = useTranslation();
  const start = useAction('endpoint.start');
  const [until, setUntil] = useState<'closed' | 'always'>('closed');
  const [keeping, setKeeping] = useState<'counted' | 'kept'>('counted');
  const [token, setToken] = useState<'kept' | 'new'>('kept');
  const [typedPort, setTypedPort] = useState(String(ENDPOINT_PORT));
  const port = readPort(typedPort);
  const isPortAsked = start.error?.code === 'endpoint.portTaken' || port !== ENDPOINT_PORT;
  const run = async () => {
    if (port === null) return;
    const asked = { port, always: until === 'always', keep: keeping === 'kept', newToken: token === 'new' };
    if ((await start.run(asked)) !== null) onClose();
  };
  return (
    <AskDialog
      wide
      title={t('programs.startTitle')}
      onClose={onClose}
      leave={t('programs.cancel')}
      act={{
        label: t('programs.startNow'),
        busy: start.busy ? t('programs.starting') : undefined,
        locked: port === null ? t('programs.portRange') : undefined,
        onClick: () => void run(),
      }}
    >
      <Banner kind="warn" title={t('programs.reach')}>
        {t('programs.reachWords')}
      </Banner>
      <Choice
        label={t('programs.until')}
        value={until}
        onChange={setUntil}
        options={(['closed', 'always'] as const).map((value) => ({
          value,
          label: t(`programs.untils.${value}.label`),
          hint: t(`programs.untils.${value}.hint`),
        }))}
      />
      <Choice
        label={t('programs.keep')}
        value={keeping}
        onChange={setKeeping}
        options={(['counted', 'kept'] as const).map((value) => ({
          value,
          label: t(`programs.keeping.${value}.label`),
          hint: t(`programs.keeping.${value}.hint`),
        }))}
      />
      {endpoint.token !== null && (
        <Choice
          label={t('programs.token')}
          value={token}
          onChange={setToken}
          options={(['kept', 'new'] as const).map((value) => ({
            value,
            label: t(`programs.tokens.${value}.label`),
            hint: t(`programs.tokens.${value}.hint`),
          }))}
        />
      )}
      {start.error && <Failed error={start.error} />}
      {isPortAsked && (
        <Field label={t('programs.port')} hint={t('programs.portRange')} value={typedPort} onChange={setTypedPort} />
      )}
    </AskDialog>
  );
}
