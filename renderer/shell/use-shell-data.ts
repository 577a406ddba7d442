import { useEffect } from 'react';
import type { Output } from '../../shared/calls.ts';
import { type Loaded, useCall } from '../use-call.ts';
import { linkOf } from './link-of.ts';
import { type ShellState, useShellState } from './shell-state.ts';

type Home = Output<'home.show'>;

const todayTopics = ['projects', 'people', 'records', 'predictions', 'labels', 'alerts', 'sync'];

/** Reads what stands around every screen, and reads it anew whenever something of it changes. */
export function useShellData(): Loaded<Home> {
  const loaded = useCall('home.show', {}, ['projects', 'people']);
  const home = loaded.state === 'ready' ? loaded.value : null;
  const input = home?.project && home.actor ? {} : null;
  const today = ready(useCall('today.show', input, todayTopics));
  const sync = ready(useCall('sync.status', input, ['projects', 'sync']));
  useEffect(() => {
    if (home) useShellState.setState(aroundOf(home));
  }, [home]);
  useEffect(() => {
    if (today) useShellState.setState({ badges: badgesOf(today) });
  }, [today]);
  useEffect(() => {
    if (sync) useShellState.setState({ link: linkOf(sync) });
  }, [sync]);
  return loaded;
}

const ready = <T>(loaded: Loaded<T>): T | null => (loaded.state === 'ready' ? loaded.value : null);

/** A project with a notice of its own is one to practise on. */
const aroundOf = ({ project, actor }: Home): Pick<ShellState, 'project' | 'person'> => ({
  project: project && {
    id: project.id,
    name: project.name,
    practice: project.definition.noticeKey !== undefined,
    definition: project.definition,
  },
  person: actor && { id: actor.id, name: actor.name, role: actor.role },
});

export const badgesOf = (today: Output<'today.show'>): ShellState['badges'] => ({
  review: { count: today.toReview, alarm: false },
  drift: { count: today.openAlerts.length, alarm: true },
  sync: { count: today.needsYou, alarm: true },
});
