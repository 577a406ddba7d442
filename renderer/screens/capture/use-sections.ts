import { useTranslation } from 'react-i18next';
import { columnWords } from '../../column-words.ts';
import { useProjectWords } from '../../project-words.ts';
import type { FormField, ProjectDefinition } from '../../../shared/project.ts';
import type { Question, Section } from './form.ts';

/** The column that says who a record is about; null where the project has none or its form asks for it itself. */
export function subjectColumn({ columns, form }: ProjectDefinition): string | null {
  const asked = new Set(form.sections.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const column = columns.find(({ name, role }) => role === 'subject' && !asked.has(name));
  return column?.name ?? null;
}

/** The project's form in words, with the question who the record is about before everything else. */
export function useSections(definition: ProjectDefinition): readonly Section[] {
  const { t } = useTranslation();
  const say = useProjectWords();
  const subject = subjectColumn(definition);
  const aboutWhom: readonly Question[] =
    subject === null
      ? []
      : [{ name: subject, label: t('capture.subject'), hint: t('capture.subjectHint'), type: 'text', required: false }];
  const ask = (field: FormField): Question => ({
    name: field.name,
    label: say({ key: field.questionKey, words: field.question }, columnWords(field.name)),
    hint: field.hintKey === undefined ? undefined : say({ key: field.hintKey, words: undefined }, ''),
    type: field.type === 'datetime' ? 'text' : field.type,
    unit: field.unit,
    min: field.min,
    max: field.max,
    options: field.choices?.map((choice) => ({ value: choice, label: columnWords(choice) })),
    required: false,
  });
  return definition.form.sections.map(({ name, titleKey, fields }, index) => ({
    name,
    label: say({ key: titleKey, words: undefined }, columnWords(name)),
    questions: [...(index === 0 ? aboutWhom : []), ...fields.map(ask)],
  }));
}
