import type { ComponentType } from 'react';
import { Capture } from './screens/capture/capture.tsx';
import { FirstRun } from './screens/first-run/first-run.tsx';
import { Data } from './screens/data/data.tsx';
import { Drift } from './screens/drift/drift.tsx';
import { Lineage } from './screens/lineage/lineage.tsx';
import { Models } from './screens/models/models.tsx';
import { Runs } from './screens/runs/runs.tsx';
import { Review } from './screens/review/review.tsx';
import { Settings } from './screens/settings/settings.tsx';
import { Sync } from './screens/sync/sync.tsx';
import { Today } from './screens/today/today.tsx';
import type { ScreenId } from './shell/screens.ts';
import { Shell, type ScreenProps } from './shell/shell.tsx';
import { useShellData } from './shell/use-shell-data.ts';
import { Shown } from './ui/feedback/shown.tsx';

/** Every screen of the rail. */
const screens: Readonly<Record<ScreenId, ComponentType<ScreenProps>>> = {
  today: Today,
  capture: Capture,
  review: Review,
  data: Data,
  runs: Runs,
  models: Models,
  drift: Drift,
  lineage: Lineage,
  sync: Sync,
  settings: Settings,
};

/** First run until it is known who works on what; then the screens, read anew with every other project. */
export function App() {
  const home = useShellData();
  return (
    <Shown loaded={home}>
      {({ project, actor }) => (project && actor ? <Shell key={project.id} screens={screens} /> : <FirstRun />)}
    </Shown>
  );
}
