import { Direction } from 'radix-ui';
import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from './lazy-part.ts';
import { Today } from './screens/today/today.tsx';
import { Frame } from './shell/frame.tsx';
import type { ScreenId } from './shell/screens.ts';
import { Shell, type ScreenProps } from './shell/shell.tsx';
import { useShellData } from './shell/use-shell-data.ts';
import { Shown } from './ui/feedback/shown.tsx';

/** Every screen of the rail. All but the first are read from disk while the first is looked at. */
const screens: Readonly<Record<ScreenId, ComponentType<ScreenProps>>> = {
  today: Today,
  capture: lazyPart(async () => (await import('./screens/capture/capture.tsx')).Capture),
  review: lazyPart(async () => (await import('./screens/review/review.tsx')).Review),
  subjects: lazyPart(async () => (await import('./screens/subject/subjects.tsx')).Subjects),
  data: lazyPart(async () => (await import('./screens/data/data.tsx')).Data),
  runs: lazyPart(async () => (await import('./screens/runs/runs.tsx')).Runs),
  models: lazyPart(async () => (await import('./screens/models/models.tsx')).Models),
  drift: lazyPart(async () => (await import('./screens/drift/drift.tsx')).Drift),
  lineage: lazyPart(async () => (await import('./screens/lineage/lineage.tsx')).Lineage),
  threads: lazyPart(async () => (await import('./screens/threads/threads.tsx')).Threads),
  sync: lazyPart(async () => (await import('./screens/sync/sync.tsx')).Sync),
  settings: lazyPart(async () => (await import('./screens/settings/settings.tsx')).Settings),
};
const FirstRun = lazyPart(async () => (await import('./screens/first-run/first-run.tsx')).FirstRun);

export function App() {
  const { i18n } = useTranslation();
  return (
    // Menus, tabs and their arrow keys run the way the language does.
    <Direction.Provider dir={i18n.dir()}>
      <Home />
    </Direction.Provider>
  );
}

/** The empty frame until it is known who works on what, or first run; then the screens, read anew with every other project. */
function Home() {
  const home = useShellData();
  if (home.state === 'loading') return <Frame />;
  return (
    <Shown loaded={home}>
      {({ project, actor }) =>
        project && actor ? (
          <Shell key={project.id} screens={screens} />
        ) : (
          <Suspense fallback={null}>
            <FirstRun />
          </Suspense>
        )
      }
    </Shown>
  );
}
