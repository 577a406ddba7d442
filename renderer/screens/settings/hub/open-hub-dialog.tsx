import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HUB_PORT, type HubStatus } from '../../../../shared/hub.ts';
import { Choice } from '../../../ui/controls/choice.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { useAction } from '../../../use-action.ts';
import { isOfThisLaptopAlone, readPort } from './hub-address.ts';

type OpenHubDialogProps = { readonly hub: HubStatus; readonly onClose: () => void };

/** Asks in which network, for how long and with which password, and says who can reach the laptop then. */
export function OpenHubDialog({ hub, onClose }: OpenHubDialogProps) {
  const { t } = useTranslation();
  const start = useAction('hub.start');
  const [address, setAddress] = useState<string | null>(null);
  const [until, setUntil] = useState<'closed' | 'always'>('closed');
  const [password, setPassword] = useState<'kept' | 'new'>('kept');
  const [typedPort, setTypedPort] = useState(String(HUB_PORT));
  const port = readPort(typedPort);
  const isPortAsked = start.error?.code === 'hub.portTaken' || port !== HUB_PORT;
  const missing = address === null ? t('phones.chooseFirst') : port === null ? t('phones.portRange') : undefined;
  const open = async () => {
    if (address === null || port === null) return;
    const started = await start.run({ address, port, always: until === 'always', newToken: password === 'new' });
    if (started !== null) onClose();
  };
  return (
    <AskDialog
      wide
      title={t('phones.openTitle')}
      onClose={onClose}
      leave={t('phones.cancel')}
      act={{
        label: t('phones.openNow'),
        busy: start.busy ? t('phones.opening') : undefined,
        locked: missing,
        onClick: () => void open(),
      }}
    >
      <Banner kind="warn" title={t('phones.reach')}>
        {t('phones.reachWords')}
      </Banner>
      <AddressChoice addresses={hub.addresses} value={address} onChange={setAddress} />
      <Choice
        label={t('phones.until')}
        value={until}
        onChange={setUntil}
        options={(['closed', 'always'] as const).map((value) => ({
          value,
          label: t(`phones.untils.${value}.label`),
          hint: t(`phones.untils.${value}.hint`),
        }))}
      />
      {hub.token !== null && (
        <Choice
          label={t('phones.password')}
          value={password}
          onChange={setPassword}
          options={(['kept', 'new'] as const).map((value) => ({
            value,
            label: t(`phones.passwords.${value}.label`),
            hint: t(`phones.passwords.${value}.hint`),
          }))}
        />
      )}
      {start.error && <Failed error={start.error} />}
      {isPortAsked && (
        <Field label={t('phones.port')} hint={t('phones.portRange')} value={typedPort} onChange={setTypedPort} />
      )}
    </AskDialog>
  );
}

type AddressChoiceProps = {
  readonly addresses: HubStatus['addresses'];
  readonly value: string | null;
  readonly onChange: (address: string) => void;
};

/** No address is chosen beforehand: which network the phones are in only the person knows. */
function AddressChoice({ addresses, value, onChange }: AddressChoiceProps) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('phones.which')}
      hint={t('phones.whichWords')}
      value={value}
      onChange={onChange}
      options={addresses.map(({ network, address }) => ({
        value: address,
        label: address,
        hint: t(isOfThisLaptopAlone(address) ? 'phones.networkAlone' : 'phones.network', { network }),
      }))}
    />
  );
}
