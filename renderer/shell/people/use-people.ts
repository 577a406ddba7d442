import { useTranslation } from 'react-i18next';
import type { Actor, Role } from '../../../shared/project.ts';
import type { AppError } from '../../../shared/result.ts';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { goTo, useNavigation } from '../navigation.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import { mayOpen } from '../screens.ts';
import { useShellState } from '../shell-state.ts';
import { withRecent } from './people-beside.ts';

type People = {
  readonly people: readonly Actor[];
  readonly busy: boolean;
  readonly error: AppError | null;
  /** Somebody known, or a new name; null where it failed. What is being typed stays as it is. */
  readonly workAs: (person: { readonly name: string; readonly role: Role }) => Promise<Actor | null>;
};

/** The people of this laptop, and who of them works here from now on. */
export function usePeople(): People {
  const { t } = useTranslation();
  const loaded = useCall('actor.list', {}, ['people']);
  const { busy, error, run } = useAction('actor.use');
  const workAs = async (person: { readonly name: string; readonly role: Role }) => {
    const before = useShellState.getState().person;
    const actor = await run(person);
    if (actor === null) return null;
    const recent = usePreferences.getState().recentPeople;
    setPreferences({ recentPeople: withRecent(before ? withRecent(recent, before.id) : recent, actor.id) });
    leaveWhatIsNotTheirs(actor.role);
    showToast({
      message: t('people.now', { name: actor.name }),
      undo: before && before.id !== actor.id ? () => void workAs(before) : undefined,
    });
    return actor;
  };
  return { people: loaded.state === 'ready' ? loaded.value.actors : [], busy, error, workAs };
}

/** Who may not open the screen that is shown begins at Today; everybody else stays where the work is. */
function leaveWhatIsNotTheirs(role: Role): void {
  if (!mayOpen(useNavigation.getState().place.screen, role)) goTo('today');
}
