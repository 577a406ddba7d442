import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import { dayColumn, identifierNames, type ProjectDefinition } from '../../../../shared/project.ts';
import type { Subject } from '../../../../shared/subject.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { useCellWords } from '../../../use-cell-words.ts';

type SubjectWords = {
  /** What somebody can be looked for by in this project. */
  readonly hint: string;
  /** What names somebody, else their code. */
  readonly nameOf: (subject: Pick<Subject, 'identifiers' | 'code'>) => string;
  /** Short answers of the last visit by which somebody is known again: "14 months, Female". */
  readonly detailOf: (subject: Pick<Subject, 'lastValues'>) => string;
  /** The site of the last visit; '' where none is known. */
  readonly siteOf: (subject: Pick<Subject, 'lastValues'>) => string;
  /** A value in the words of its column, with its unit: "7.1 kg", "Yes". */
  readonly cellWords: (column: string, value: Cell) => string;
};

/** What is chosen or counted in whole numbers (sex, age); what is measured changes, and says nothing without its name. */
const KNOWN_BY: ReadonlySet<string> = new Set(['category', 'boolean', 'date', 'integer']);
/** More would be read and not seen. */
const DETAILS = 3;

/** How subjects of this project are said. */
export function useSubjectWords(): SubjectWords {
  const { t } = useTranslation();
  const definition = useShellState(({ project }) => project?.definition);
  const cellWords = useCellWords();
  const known = definition === undefined ? [] : knownBy(definition);
  const site = definition?.columns.find(({ role }) => role === 'site')?.name;
  const places = definition?.location === undefined ? '' : 'AndPlace';
  const hasNames = definition !== undefined && identifierNames(definition).size > 0;
  return {
    hint: t(`subjects.hint.${hasNames ? 'name' : 'code'}${places}`),
    nameOf: ({ identifiers, code }) => {
      const names = Object.values(identifiers).filter((value) => value !== null && value !== '');
      return names.length === 0 ? code : names.join(', ');
    },
    detailOf: ({ lastValues }) =>
      known
        .filter((column) => isFilled(lastValues[column]))
        .slice(0, DETAILS)
        .map((column) => cellWords(column, lastValues[column] ?? null))
        .join(', '),
    siteOf: ({ lastValues }) => (site === undefined || !isFilled(lastValues[site]) ? '' : String(lastValues[site])),
    cellWords,
  };
}

const isFilled = (value: Cell | undefined): boolean => value !== undefined && value !== null && value !== '';

/**
 * Columns by which somebody is known again: the short answers of the form's first section, where a form asks who it is
 * (age, sex), without what stands beside them anyway.
 */
export function knownBy(definition: ProjectDefinition): readonly string[] {
  const names = identifierNames(definition);
  const site = definition.columns.find(({ role }) => role === 'site')?.name;
  const elsewhere = new Set([site, dayColumn(definition), ...placeColumns(definition)]);
  const [first] = definition.form.sections;
  return (first?.fields ?? [])
    .filter(({ name, type }) => KNOWN_BY.has(type) && !names.has(name) && !elsewhere.has(name))
    .map(({ name }) => name);
}

const placeColumns = ({ location }: ProjectDefinition): readonly string[] =>
  location === undefined ? [] : 'geopoint' in location ? [location.geopoint] : [location.latitude, location.longitude];
