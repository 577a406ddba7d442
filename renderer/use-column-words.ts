import { columnWords } from './column-words.ts';
import { useProjectWords } from './project-words.ts';
import { useShellState } from './shell/shell-state.ts';

/** A column's name in the project's words: the label of its form or of one before, else the name itself as words. */
export function useColumnWords(): (name: string) => string {
  const definition = useShellState(({ project }) => project?.definition);
  const say = useProjectWords();
  const fields = definition?.form.sections.flatMap((section) => section.fields) ?? [];
  return (name) => {
    const field = fields.find((candidate) => candidate.name === name);
    const before = definition?.labels?.[name];
    const unit = definition?.columns.find((column) => column.name === name)?.unit;
    return say(
      { key: field?.labelKey ?? before?.labelKey, words: field?.label ?? before?.label },
      columnWords(name, unit),
    );
  };
}

/** A column's unit, where the project names one. */
export function useColumnUnits(): (name: string) => string | undefined {
  const definition = useShellState(({ project }) => project?.definition);
  return (name) => definition?.columns.find((column) => column.name === name)?.unit;
}
