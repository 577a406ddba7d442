import { columnWords } from './column-words.ts';
import { useProjectWords } from './project-words.ts';
import { useCall } from './use-call.ts';

/** What a person calls a column. */
export type ColumnWords = {
  readonly nameOf: (column: string) => string;
  readonly unitOf: (column: string) => string | undefined;
};

/**
 * Columns in the project's own words: the form's, where it names the thing ("Weight") and asks no whole question
 * ("Oedema on both feet?"); else the column's name without its unit.
 */
export function useColumnWords(): ColumnWords {
  const say = useProjectWords();
  const home = useCall('home.show', {}, ['projects']);
  const definition = home.state === 'ready' ? home.value.project?.definition : undefined;
  const fields = definition?.form.sections.flatMap((section) => section.fields) ?? [];
  const unitOf = (column: string) => definition?.columns.find(({ name }) => name === column)?.unit;
  const nameOf = (column: string) => {
    const plain = columnWords(column, unitOf(column));
    const field = fields.find(({ name }) => name === column);
    const asked = field === undefined ? plain : say({ key: field.questionKey, words: field.question }, plain);
    return isQuestion(asked) ? plain : asked;
  };
  return { nameOf, unitOf };
}

const isQuestion = (words: string): boolean => /[?؟]$/u.test(words);
