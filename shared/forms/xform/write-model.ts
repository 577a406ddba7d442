import { type Definition, everyDefinition, isRepeat } from '../definition.ts';
import { NAME } from '../name-problems.ts';
import { type FormChoice, textIn } from '../form.ts';
import {
  choiceTextId,
  type FormWriting,
  hasText,
  isTranslated,
  textId,
  textsOf,
  writeText,
  writeUse,
} from './form-writing.ts';
import { writeBinds, writeMetaBinds } from './write-binds.ts';
import { element, escapeText, textElement } from './xml.ts';

export type FormIdentity = { readonly formId: string; readonly version: string };

/** The data, lists and rules of a form: `<model>`. */
export function writeModel(writing: FormWriting, identity: FormIdentity): string {
  const { root } = writing.compiled;
  return element(
    'model',
    { 'odk:xforms-version': '1.0.0' },
    writeTranslations(writing),
    element('instance', {}, writeInstance(writing, identity)),
    ...writeLists(writing),
    ...[...everyDefinition(root)].flatMap((definition) => writeBinds(writing, definition)),
    ...writeMetaBinds(writing),
    ...[...everyDefinition(root)].flatMap((definition) => writeSetValue(writing, definition)),
  );
}

function writeTranslations(writing: FormWriting): string {
  const { languages, defaultLanguage } = writing.compiled.form;
  if (languages.length === 0) return '';
  const translations = languages.map((lang) =>
    element(
      'translation',
      { lang, default: lang === defaultLanguage ? 'true()' : undefined },
      writeSaid(writing, lang),
    ),
  );
  return element('itext', {}, ...translations);
}

function writeSaid(writing: FormWriting, language: string): string {
  const { root, form } = writing.compiled;
  const said = (id: string, text: string): string => element('text', { id }, element('value', {}, text));
  const ofItems = [...everyDefinition(root)].flatMap((definition) =>
    textsOf(definition).flatMap(([use, text]) =>
      hasText(text) ? [said(textId(definition, use), writeText(writing, definition, text, language))] : [],
    ),
  );
  const ofChoices = Object.entries(form.lists).flatMap(([list, choices]) =>
    choices.map((choice, index) => said(choiceTextId(list, index), choiceText(writing, choice, language))),
  );
  return [...ofItems, ...ofChoices].join('');
}

/** A choice that is called nothing is shown by its name. */
const choiceText = ({ compiled }: FormWriting, { label, name }: FormChoice, language: string): string =>
  escapeText(textIn(label, language, compiled.form) || name);

function writeInstance(writing: FormWriting, { formId, version }: FormIdentity): string {
  const { root } = writing.compiled;
  const instanceName = writing.compiled.instanceName === null ? [] : [element('instanceName')];
  const meta = element('meta', {}, element('instanceID'), ...instanceName);
  return element(root.name, { id: formId, version }, ...writeNodes(writing, root.children), meta);
}

/** A repeat stands there once as a template and once to be filled in first. */
function writeNodes(writing: FormWriting, definitions: readonly Definition[]): readonly string[] {
  return definitions.flatMap((definition) => {
    const { name, item, children } = definition;
    if (item?.kind === 'question') {
      const given = definition.expressions.default === undefined ? (item.default ?? '') : '';
      return [textElement(name, given)];
    }
    const inner = writeNodes(writing, children);
    if (!isRepeat(definition)) return [element(name, {}, ...inner)];
    const count = writing.countNodes.get(definition);
    return [
      ...(count === undefined ? [] : [element(count)]),
      element(name, { 'jr:template': '' }, ...inner),
      element(name, {}, ...inner),
    ];
  });
}

/** Lists of the form stand in it; those in files are fetched beside it. */
function writeLists(writing: FormWriting): readonly string[] {
  const { lists, tables } = writing.compiled.form;
  const translated = isTranslated(writing);
  const inside = Object.entries(lists).map(([id, choices]) =>
    element(
      'instance',
      { id },
      element('root', {}, ...choices.map((choice, at) => writeChoice(id, choice, at, translated))),
    ),
  );
  const beside = Object.keys(tables).map((id) => element('instance', { id, src: `jr://file-csv/${id}.csv` }));
  return [...inside, ...beside];
}

/** A column whose name is none of XML's can be named in no expression either, so it is left out. */
function writeChoice(list: string, { name, label, columns }: FormChoice, index: number, translated: boolean): string {
  const called = translated
    ? textElement('itextId', choiceTextId(list, index))
    : textElement('label', hasText(label) ? (Object.values(label)[0] ?? name) : name);
  const others = Object.entries(columns).filter(([column]) => NAME.test(column));
  return element(
    'item',
    {},
    textElement('name', name),
    called,
    ...others.map(([column, text]) => textElement(column, text)),
  );
}

/** A default that is worked out: once as the record begins; in repeats it is written in the body (`write-body.ts`). */
function writeSetValue(writing: FormWriting, definition: Definition): readonly string[] {
  const value = writeUse(writing, definition, 'default');
  return value === undefined || isRepeated(definition)
    ? []
    : [element('setvalue', { ref: definition.path, value, event: 'odk-instance-first-load' })];
}

function isRepeated({ parent }: Definition): boolean {
  for (let at = parent; at !== null; at = at.parent) if (isRepeat(at)) return true;
  return false;
}
