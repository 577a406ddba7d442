import { useEffect } from 'react';
import type { Project } from '../../../shared/project.ts';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { CaptureForm } from './capture-form.tsx';
import { openDraft } from './draft.ts';

export function Capture() {
  const home = useCall('home.show', {}, ['projects']);
  return (
    <Shown loaded={home}>
      {({ project }) =>
        project && project.definition.form.sections.length > 0 ? (
          <CaptureOf project={project} />
        ) : (
          <NothingYet screen="capture" />
        )
      }
    </Shown>
  );
}

function CaptureOf({ project }: { readonly project: Project }) {
  useEffect(() => openDraft(project.id), [project.id]);
  return <CaptureForm definition={project.definition} />;
}
