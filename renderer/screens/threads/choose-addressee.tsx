import { useTranslation } from 'react-i18next';
import { Role } from '../../../shared/project.ts';
import type { GivenAddressee } from '../../../shared/thread.ts';
import { Select } from '../../ui/controls/select.tsx';
import { useCall } from '../../use-call.ts';

const ROLE = 'role:';

/** What the closed list calls a role or a person, as whom it means. */
export const readAddressee = (value: string): GivenAddressee =>
  value.startsWith(ROLE)
    ? { kind: 'role', role: Role.parse(value.slice(ROLE.length)) }
    : { kind: 'person', actorId: value };

type ChooseAddresseeProps = {
  readonly me: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Roles first, for who sits at headquarters may not be known by name yet; then everybody else who is known. */
export function ChooseAddressee({ me, value, onChange }: ChooseAddresseeProps) {
  const { t } = useTranslation();
  const known = useCall('thread.people', {}, ['threads', 'people']);
  const people = known.state === 'ready' ? known.value.people.filter(({ actorId }) => actorId !== me) : [];
  return (
    <Select
      label={t('threads.to')}
      labelHidden
      value={value}
      onChange={onChange}
      options={[
        ...(['admin', 'officer'] as const).map((role) => ({
          value: `${ROLE}${role}`,
          label: t(`threads.role.${role}`),
        })),
        ...people.map(({ actorId, name }) => ({ value: actorId, label: name })),
      ]}
    />
  );
}
