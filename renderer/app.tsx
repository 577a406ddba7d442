import type { ComponentType } from 'react';
import { NothingYet } from './screens/nothing-yet/nothing-yet.tsx';
import { Settings } from './screens/settings/settings.tsx';
import type { ScreenId } from './shell/screens.ts';
import { Shell, type ScreenProps } from './shell/shell.tsx';

/** Every screen of the rail. */
const screens: Readonly<Record<ScreenId, ComponentType<ScreenProps>>> = {
  today: () => <NothingYet screen="today" />,
  capture: () => <NothingYet screen="capture" />,
  review: () => <NothingYet screen="review" />,
  data: () => <NothingYet screen="data" />,
  runs: () => <NothingYet screen="runs" />,
  models: () => <NothingYet screen="models" />,
  drift: () => <NothingYet screen="drift" />,
  lineage: () => <NothingYet screen="lineage" />,
  sync: () => <NothingYet screen="sync" />,
  settings: Settings,
};

export const App = () => <Shell screens={screens} projects={[]} />;
