import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { AppError } from '../../../shared/result.ts';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { useAction } from '../../use-action.ts';
import { CheckResults } from './check-results.tsx';
import type { SettingGroup } from './settings-groups.tsx';

/** Where everything is kept, how it is protected, and whether it is whole. */
export function useHomeSettings(home: Output<'home.show'>): SettingGroup {
  const { t } = useTranslation();
  return {
    id: 'home',
    title: t('settings.home'),
    rows: [
      {
        name: t('settings.folder'),
        words: home.folder,
        control: <CopyPath path={home.folder} />,
      },
      {
        name: t('settings.encryption'),
        words: home.keyFile === null ? undefined : t('settings.keyFile', { path: home.keyFile }),
        control: t(home.encrypted ? 'settings.encrypted' : 'settings.notEncrypted'),
      },
      {
        name: t('settings.device'),
        words: home.device.name,
        control: <CopyId id={home.device.id} shown={shortDigest(home.device.id)} />,
      },
      { name: t('settings.version'), control: <bdi dir="ltr">{home.version}</bdi> },
      { name: t('settings.check'), words: t('settings.checkWords'), control: <HomeCheck /> },
      { name: t('settings.audit'), words: t('settings.auditWords'), control: <AuditCheck /> },
    ],
  };
}

function CopyPath({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(path);
    showToast({ message: t('ui.copied', { id: path }) });
  };
  return <Button size="bar" icon={Copy} label={t('settings.copy')} onClick={() => void copy()} />;
}

function HomeCheck() {
  const { t } = useTranslation();
  const check = useAction('home.check');
  const [found, setFound] = useState<Output<'home.check'> | null>(null);
  return (
    <Checking {...check} onCheck={async () => setFound(await check.run({}))}>
      {found && (
        <CheckResults
          checks={found.checks.map((one) => ({
            ...one,
            name: t(`settings.checks.${one.name}`, { defaultValue: one.name }),
          }))}
        />
      )}
    </Checking>
  );
}

function AuditCheck() {
  const { t } = useTranslation();
  const verify = useAction('audit.verify');
  const [found, setFound] = useState<Output<'audit.verify'> | null>(null);
  const entries = found?.entries ?? 0;
  const whole = {
    name: t('settings.entries', { count: entries, shown: formatNumber(entries) }),
    ok: found?.ok ?? false,
    detail: '',
  };
  const damaged = (found?.damaged ?? []).map(({ id, why }) => ({ name: id, ok: false, detail: why }));
  return (
    <Checking {...verify} onCheck={async () => setFound(await verify.run({}))}>
      {found && <CheckResults checks={[whole, ...damaged]} />}
    </Checking>
  );
}

type CheckingProps = {
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onCheck: () => Promise<void>;
  readonly children: ReactNode;
};

function Checking({ busy, error, onCheck, children }: CheckingProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        size="bar"
        label={t('settings.checkNow')}
        busy={busy ? t('settings.checking') : undefined}
        onClick={() => void onCheck()}
      />
      {error && <Failed error={error} />}
      {children}
    </>
  );
}
