import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../shared/project.ts';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { Shown } from '../../ui/feedback/shown.tsx';
import { type Beginning, FirstRunView } from './first-run-view.tsx';

/** Asks who one is and where to begin, and is gone once both are known. */
export function FirstRun() {
  const { t } = useTranslation();
  const projects = useCall('project.list', {}, ['projects']);
  const open = useAction('project.use');
  const create = useAction('project.create');
  const introduce = useAction('actor.use');
  const [busy, setBusy] = useState(false);
  const begin = async (beginning: Beginning, opened: () => Promise<Project | null>) => {
    setBusy(true);
    // The person first: whoever makes a project stands beside it in the log.
    if (await introduce.run(beginning)) await opened();
    setBusy(false);
  };
  return (
    <Shown loaded={projects}>
      {({ projects: known }) => (
        <FirstRunView
          projects={known.map(({ id, name, definition }) => ({
            id,
            name,
            practice: definition.noticeKey !== undefined,
          }))}
          busy={busy ? t('firstRun.preparing') : undefined}
          error={introduce.error ?? open.error ?? create.error}
          onOpen={(beginning, name) => void begin(beginning, () => open.run({ name }))}
          onCreate={(beginning, name) => void begin(beginning, () => create.run({ name }))}
        />
      )}
    </Shown>
  );
}
