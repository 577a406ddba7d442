import type { AppError } from '../../shared/result.ts';
import type { MenuItem } from '../ui/controls/menu.tsx';
import { useAction } from '../use-action.ts';
import { useCall } from '../use-call.ts';
import { goTo } from './navigation.ts';
import { useShellState } from './shell-state.ts';

type ProjectMenu = { readonly items: readonly MenuItem[]; readonly error: AppError | null };

/** The projects of this laptop; choosing one opens it at Today. */
export function useProjectMenu(): ProjectMenu {
  const current = useShellState((state) => state.project);
  const loaded = useCall('project.list', {}, ['projects']);
  const use = useAction('project.use');
  const open = async (name: string) => {
    if (await use.run({ name })) goTo('today');
  };
  if (loaded.state === 'failed') return { items: [], error: loaded.error };
  const projects = loaded.state === 'ready' ? loaded.value.projects : [];
  const items = projects.map(({ id, name }) => ({
    label: name,
    chosen: id === current?.id,
    onSelect: () => void open(name),
  }));
  return { items, error: use.error };
}
