import { useMemo } from 'react';
import { columnWords } from '../../column-words.ts';
import { useProjectWords } from '../../project-words.ts';
import { type Loaded, useCall } from '../../use-call.ts';
import { type Compilation, compileForm } from '../../../shared/forms/compile-form.ts';
import type { FilledVersion } from '../../../shared/forms/form-version.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { Project } from '../../../shared/project.ts';
import { formOfProject, type FormWords } from './project-form.ts';

/** A form ready to be filled in, or what is wrong with it; `version` is null where the project's columns make it. */
export type AskedForm = Compilation & { readonly version: FilledVersion | null };

/** The form that a project asks; null where it asks nothing yet. */
export function useProjectForm(project: Project): Loaded<AskedForm | null> {
  const { name } = project.definition.form;
  const imported = useCall('form.show', name === undefined ? null : { name }, ['forms']);
  const own = useOwnForm(project);
  const shown = name !== undefined && imported.state === 'ready' ? imported.value : null;
  const form = name === undefined ? own : (shown?.form ?? null);
  const digest = shown?.version.digest ?? null;
  const asked = useMemo((): AskedForm | null => {
    const version = name === undefined || digest === null ? null : { name, digest };
    return form === null ? null : { ...compileForm(form), version };
  }, [form, name, digest]);
  if (name !== undefined && imported.state !== 'ready') return imported;
  return { state: 'ready', value: asked, again: () => undefined };
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
