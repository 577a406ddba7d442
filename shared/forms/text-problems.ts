import type { Definition } from './definition.ts';
import type { Names } from './find-reads.ts';
import type { Form, FormItem, FormText } from './form.ts';
import type { FormProblem } from './form-problem.ts';

/** Texts in which a language is missing that the form speaks elsewhere, and names in texts that no question has. */
export function findTextProblems(definitions: readonly Definition[], form: Form, names: Names): readonly FormProblem[] {
  const texts = definitions.flatMap(({ item }) => (item === null ? [] : textsOf(item)));
  return [
    ...unknownLanguage(form),
    ...texts.flatMap((text) => unknownNames(text, names)),
    ...missingLanguages(texts, form),
  ];
}

/** A warning: what is said in any language is shown then. */
function unknownLanguage({ defaultLanguage, languages }: Form): readonly FormProblem[] {
  if (defaultLanguage === '' || languages.length === 0 || languages.includes(defaultLanguage)) return [];
  const message = `The form's own language is "${defaultLanguage}", in which it says nothing. It speaks ${languages.join(', ')}.`;
  return [
    {
      code: 'form.unknownLanguage',
      severity: 'warning',
      message,
      sheet: 'settings',
      row: 2,
      column: 'default_language',
    },
  ];
}

type PlacedText = { readonly text: FormText; readonly column: string; readonly item: FormItem };

function textsOf(item: FormItem): readonly PlacedText[] {
  const texts: readonly (readonly [string, FormText])[] =
    item.kind === 'question'
      ? [
          ['label', item.label],
          ['hint', item.hint],
          ['constraint_message', item.constraintMessage],
          ['required_message', item.requiredMessage],
        ]
      : [['label', item.label]];
  return texts.map(([column, text]) => ({ column, text, item }));
}

function problemAt(
  { item, column }: PlacedText,
  rest: Pick<FormProblem, 'code' | 'severity' | 'message'>,
): FormProblem {
  return { ...rest, sheet: 'survey', column, ...(item.row === undefined ? {} : { row: item.row }) };
}

/** What stands for a question's answer within a text. */
export const REFERENCE_IN_TEXT = /\$\{\s*([^{}]+?)\s*\}/g;

function unknownNames(placed: PlacedText, names: Names): readonly FormProblem[] {
  const named = Object.values(placed.text).flatMap((text) => [...text.matchAll(REFERENCE_IN_TEXT)]);
  return [...new Set(named.map(([, name]) => name ?? ''))].flatMap((name) => {
    const found = names.get(name)?.length ?? 0;
    if (found === 1) return [];
    const why = found === 0 ? 'which the form does not have' : 'which several questions are called';
    const message = `A text of "${placed.item.name}" shows "${name}", ${why}.`;
    const code = found === 0 ? 'form.unknownReference' : 'form.ambiguousReference';
    return [problemAt(placed, { code, severity: 'error', message })];
  });
}

/** A warning: the form's own language is shown there instead. */
function missingLanguages(texts: readonly PlacedText[], { languages, lists }: Form): readonly FormProblem[] {
  if (languages.length < 2) return [];
  const missing = (text: FormText): readonly string[] =>
    Object.values(text).some((value) => value !== '') ? languages.filter((language) => !text[language]) : [];
  const inSurvey = texts.flatMap((placed) =>
    missing(placed.text).map((language) =>
      problemAt(
        { ...placed, column: `${placed.column}::${language}` },
        {
          code: 'form.missingTranslation',
          severity: 'warning',
          message: `The ${placed.column} of "${placed.item.name}" is missing in ${language}.`,
        },
      ),
    ),
  );
  const inChoices = Object.entries(lists).flatMap(([list, choices]) =>
    choices.flatMap(({ name, label, row }) =>
      missing(label).map(
        (language): FormProblem => ({
          code: 'form.missingTranslation',
          severity: 'warning',
          message: `The label of "${name}" in the list "${list}" is missing in ${language}.`,
          sheet: 'choices',
          ...(row === undefined ? {} : { row }),
          column: `label::${language}`,
        }),
      ),
    ),
  );
  return [...inSurvey, ...inChoices];
}
