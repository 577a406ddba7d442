import { ChevronDown, GraduationCap, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/controls/kbd.tsx';
import { Menu, type MenuItem } from '../ui/controls/menu.tsx';
import { Mark } from '../ui/marks/mark.tsx';
import { LinkPill } from './link-pill.tsx';
import { PersonSwitch } from './people/person-switch.tsx';
import { useShellState } from './shell-state.ts';
import { TaskCentre } from './task-centre.tsx';

type HeaderProps = {
  readonly narrow: boolean;
  readonly projects: readonly MenuItem[];
  readonly onFind: () => void;
  /** Who works here stands with their name where they capture. */
  readonly withName: boolean;
  readonly peopleOpen: boolean;
  readonly onPeople: (open: boolean) => void;
};

export function Header({ narrow, projects, onFind, withName, peopleOpen, onPeople }: HeaderProps) {
  const { t } = useTranslation();
  const project = useShellState((state) => state.project);
  return (
    <header className="header">
      <div className={narrow ? 'header-brand header-brand-narrow' : 'header-brand'}>
        <Mark />
        {!narrow && <b>{t('shell.name')}</b>}
      </div>
      {project && <ProjectMenu name={project.name} place={project.definition.place} projects={projects} />}
      {project?.practice && (
        <span className="header-practice">
          <GraduationCap size={16} strokeWidth={1.9} aria-hidden />
          {t('shell.practice')}
        </span>
      )}
      <span className="header-space" />
      <button type="button" className="find" onClick={onFind}>
        <Search size={16} strokeWidth={1.9} aria-hidden />
        <span>{t('shell.find')}</span>
        <Kbd keys={t('shell.findKeys')} />
      </button>
      <TaskCentre />
      <LinkPill />
      <PersonSwitch withName={withName} open={peopleOpen} onOpen={onPeople} />
    </header>
  );
}

type ProjectMenuProps = {
  readonly name: string;
  readonly place: string | undefined;
  readonly projects: readonly MenuItem[];
};

function ProjectMenu({ name, place, projects }: ProjectMenuProps) {
  const { t } = useTranslation();
  const trigger: ReactElement = (
    <button type="button" className="project">
      <b>{name}</b>
      {place && <span className="project-place">{place}</span>}
      <ChevronDown size={16} strokeWidth={1.9} aria-hidden />
    </button>
  );
  return <Menu trigger={trigger} heading={t('shell.projects')} items={projects} />;
}
