import { useMemo } from 'react';
import { columnWords } from '../../column-words.ts';
import { useProjectWords } from '../../project-words.ts';
import { type Loaded, useCall } from '../../use-call.ts';
import { type Compilation, compileForm } from '../../../shared/forms/compile-form.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { Project } from '../../../shared/project.ts';
import { formOfProject, type FormWords } from './project-form.ts';

/** The form that a project asks, ready to be filled in; null where it asks nothing yet. */
export function useProjectForm(project: Project): Loaded<Compilation | null> {
  const { name } = project.definition.form;
  const imported = useCall('form.show', name === undefined ? null : { name }, ['forms']);
  const own = useOwnForm(project);
  const form: Form | null = name === undefined ? own : imported.state === 'ready' ? imported.value.form : null;
  const compilation = useMemo(() => (form === null ? null : compileForm(form)), [form]);
  if (name !== undefined && imported.state !== 'ready') return imported;
  return { state: 'ready', value: compilation, again: () => undefined };
}

function useOwnForm(project: Project): Form | null {
  const say = useProjectWords();
  const words: FormWords = {
    question: ({ name, questionKey: key, question, unit }) => say({ key, words: question }, columnWords(name, unit)),
    hint: ({ hintKey: key }) => say({ key, words: undefined }, ''),
    section: ({ name, titleKey: key }) => say({ key, words: undefined }, columnWords(name)),
    choice: columnWords,
  };
  const form = formOfProject(project, words);
  // Compared by what it says: words are asked anew on each render.
  const text = JSON.stringify(form);
  return useMemo(() => JSON.parse(text) as Form | null, [text]); // the text is that of a form
}
