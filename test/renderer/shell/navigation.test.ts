import { beforeEach, describe, expect, it } from 'vitest';
import { goBack, goForward, goTo, useNavigation } from '../../../renderer/shell/navigation.ts';
import { mayOpen, railGroups, screenIds } from '../../../renderer/shell/screens.ts';

const here = () => useNavigation.getState().place;

beforeEach(() => useNavigation.setState({ place: { screen: 'today' }, past: [], future: [] }));

describe('moving between screens', () => {
  it('goes back to where one was, and forward again', () => {
    goTo('runs', 'run-1');
    goTo('models');
    goBack();
    expect(here()).toEqual({ screen: 'runs', focus: 'run-1' });
    goForward();
    expect(here().screen).toBe('models');
  });

  it('forgets the way forward when another way is taken', () => {
    goTo('runs');
    goBack();
    goTo('drift');
    goForward();
    expect(here().screen).toBe('drift');
  });

  it('stays where it is at both ends', () => {
    goBack();
    goForward();
    expect(here()).toEqual({ screen: 'today' });
  });

  it('does not remember the same place twice', () => {
    goTo('sync');
    goTo('sync');
    goBack();
    expect(here().screen).toBe('today');
  });
});

describe('the rail', () => {
  it('shows a nurse only what belongs to her work', () => {
    expect(screenIds.filter((screen) => mayOpen(screen, 'capture'))).toEqual([
      'today',
      'capture',
      'review',
      'subjects',
      'sync',
      'settings',
    ]);
  });

  it('has every screen but Settings, which stands at its foot, and what is found from elsewhere', () => {
    const foundElsewhere = new Set(['subjects', 'threads']);
    expect([...railGroups.flat(), 'settings']).toEqual(screenIds.filter((screen) => !foundElsewhere.has(screen)));
  });
});
