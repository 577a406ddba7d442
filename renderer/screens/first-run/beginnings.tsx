import { FolderOpen, GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';

export type KnownProject = { readonly id: string; readonly name: string; readonly practice: boolean };

type BeginningsProps = {
  readonly projects: readonly KnownProject[];
  readonly busy: string | undefined;
  readonly onOpen: (name: string) => void;
  readonly onCreate: (name: string) => void;
};

/** The projects that are on this laptop, and one of one's own. */
export function Beginnings({ projects, busy, onOpen, onCreate }: BeginningsProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="first-run-begin">{t('firstRun.begin')}</h2>
      <div className="first-run-ways">
        {projects.map((project) => (
          <KnownWay key={project.id} project={project} busy={busy} onOpen={onOpen} />
        ))}
        <OwnWay busy={busy} onCreate={onCreate} />
      </div>
    </section>
  );
}

type KnownWayProps = Pick<BeginningsProps, 'busy' | 'onOpen'> & { readonly project: KnownProject };

function KnownWay({ project, busy, onOpen }: KnownWayProps) {
  const { t } = useTranslation();
  const Icon = project.practice ? GraduationCap : FolderOpen;
  return (
    <div className="card">
      <h3 className="card-heading first-run-way">
        <Icon size={18} strokeWidth={1.9} aria-hidden />
        {project.name}
      </h3>
      <p className="second table-text">{t(project.practice ? 'firstRun.practiceWords' : 'firstRun.knownWords')}</p>
      <div className="first-run-start">
        <Button
          kind={project.practice ? 'filled' : 'outline'}
          label={t(project.practice ? 'firstRun.startPractice' : 'firstRun.open')}
          busy={busy}
          onClick={() => onOpen(project.name)}
        />
      </div>
    </div>
  );
}

function OwnWay({ busy, onCreate }: Pick<BeginningsProps, 'busy' | 'onCreate'>) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const wanted = name.trim();
  return (
    <div className="card">
      <h3 className="card-heading">{t('firstRun.own')}</h3>
      <p className="second table-text">{t('firstRun.ownWords')}</p>
      <Field label={t('firstRun.projectName')} value={name} onChange={setName} />
      <div className="first-run-start">
        <Button
          label={t('firstRun.startOwn')}
          busy={busy}
          locked={wanted === '' ? t('firstRun.needsName') : undefined}
          onClick={() => onCreate(wanted)}
        />
        {wanted === '' && <span className="caption">{t('firstRun.needsName')}</span>}
      </div>
    </div>
  );
}
