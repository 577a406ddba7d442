import i18next from 'i18next';
import { useEffect } from 'react';
import type { Output } from '../../../shared/calls.ts';
import type { Draft } from '../../../shared/draft.ts';
import type { CompiledForm } from '../../../shared/forms/compile-form.ts';
import type { FilledVersion } from '../../../shared/forms/form-version.ts';
import type { Project } from '../../../shared/project.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { CaptureForm } from './capture-form.tsx';
import { fromDraft } from './fill/fill-draft.ts';
import {
  askForm,
  beginNew,
  beginWanted,
  enterProject,
  environment,
  open,
  refill,
  useCapture,
} from './fill/fill-store.ts';
import { FormFaults } from './form-faults.tsx';
import { languageFor } from './form-language.ts';
import { RecordPage } from './saved/record-page.tsx';
import { useProjectForm } from './use-project-form.ts';

/** The screen where the mission happens; with a record's id, that record as it was saved. */
export function Capture({ focus }: ScreenProps) {
  const home = useCall('home.show', {}, ['projects', 'people']);
  return (
    <Shown loaded={home}>
      {({ project, actor, device }) =>
        project && actor ? (
          <CaptureOf project={project} actor={actor} device={device} focus={focus} />
        ) : (
          <NothingYet screen="capture" />
        )
      }
    </Shown>
  );
}

type Home = Output<'home.show'>;
type CaptureOfProps = {
  readonly project: Project;
  readonly actor: NonNullable<Home['actor']>;
  readonly device: Home['device'];
  readonly focus: string | undefined;
};

function CaptureOf({ project, actor, device, focus }: CaptureOfProps) {
  const form = useProjectForm(project);
  useEffect(
    () => enterProject(project.id, { deviceId: device.id, userName: actor.name }),
    [project.id, device.id, actor.name],
  );
  return (
    <Shown loaded={form}>
      {(asked) => {
        if (asked === null) return <NothingYet screen="capture" />;
        if (asked.compiled === null) return <FormFaults problems={asked.problems} />;
        const { compiled, version } = asked;
        if (focus !== undefined) return <RecordPage id={focus} compiled={compiled} />;
        return <CaptureDrafts key={project.id} compiled={compiled} version={version} actorId={actor.id} />;
      }}
    </Shown>
  );
}

type CaptureDraftsProps = {
  readonly compiled: CompiledForm;
  readonly version: FilledVersion | null;
  readonly actorId: string;
};

/** Waits for what was begun before, so that a laptop that went off goes on exactly where it was. */
function CaptureDrafts({ compiled, version, actorId }: CaptureDraftsProps) {
  useEffect(() => askForm(compiled, version), [compiled, version]);
  const drafts = useCall('draft.list', {}, ['drafts']);
  return (
    <Shown loaded={drafts}>
      {(listed) => <CaptureOpen compiled={compiled} actorId={actorId} drafts={listed.drafts} />}
    </Shown>
  );
}

type CaptureOpenProps = {
  readonly compiled: CompiledForm;
  readonly actorId: string;
  readonly drafts: readonly Draft[];
};

/** Begins where this person was, or a new record; a form that changes meanwhile takes over what was filled in. */
function CaptureOpen({ compiled, actorId, drafts }: CaptureOpenProps) {
  const isOpen = useCapture(({ fill, saved }) => fill !== null || saved !== null);
  const language = languageFor(compiled.form, i18next.resolvedLanguage ?? 'en');
  useEffect(() => {
    const { fill, saved, wanted } = useCapture.getState();
    if (wanted !== null) return beginWanted(compiled, language);
    if (fill !== null) return refill(compiled);
    if (saved !== null) return;
    const mine = drafts.find((draft) => draft.actorId === actorId);
    if (mine === undefined) beginNew(compiled, language);
    else open(fromDraft(compiled, mine, language, environment()));
    // oxlint-disable-next-line react/exhaustive-deps -- Only what is here at the opening, and another form, begin anything.
  }, [compiled]);
  return isOpen ? <CaptureForm compiled={compiled} language={language} drafts={drafts} /> : null;
}
