import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor, Role } from '../../../shared/project.ts';
import { useAction } from '../../use-action.ts';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import type { SettingGroup } from './settings-groups.tsx';

/** Who works here now. Another name is another person; what the first one did stays theirs. */
export function useYouSettings(actor: Actor | null): SettingGroup {
  const { t } = useTranslation();
  const use = useAction('actor.use');
  const [typed, setTyped] = useState<string | null>(null);
  const name = actor?.name ?? '';
  const role: Role = actor?.role ?? 'officer';
  const change = async (what: string, wanted: { readonly name: string; readonly role: Role }) => {
    if ((await use.run(wanted)) === null) return;
    showToast({ message: t('settings.changed', { name: what }), undo: () => void use.run({ name, role }) });
  };
  const leave = () => {
    const wanted = typed?.trim() ?? '';
    setTyped(null);
    if (wanted !== '' && wanted !== name) void change(t('settings.name'), { name: wanted, role });
  };
  return {
    id: 'you',
    title: t('settings.you'),
    rows: [
      {
        name: t('settings.name'),
        words: t('settings.nameWords'),
        control: (
          <>
            <Field label={t('settings.name')} labelHidden value={typed ?? name} onChange={setTyped} onLeave={leave} />
            {use.error && <Failed error={use.error} />}
          </>
        ),
      },
      {
        name: t('settings.role'),
        words: t('settings.roleWords'),
        control: (
          <Segments
            label={t('settings.role')}
            value={role}
            onChange={(chosen) => void change(t('settings.role'), { name, role: chosen })}
            options={(['capture', 'officer', 'admin'] as const).map((value) => ({
              value,
              label: t(`firstRun.roles.${value}.label`),
            }))}
          />
        ),
      },
    ],
  };
}
