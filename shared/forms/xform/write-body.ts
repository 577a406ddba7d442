import { type Definition, everyDefinition, isRepeat } from '../definition.ts';
import { type FormQuestion, type FormText, tableNamed } from '../form.ts';
import {
  type FormWriting,
  hasText,
  isTranslated,
  textId,
  textsOf,
  type TextUse,
  writeText,
  writeUse,
} from './form-writing.ts';
import { quote } from './write-expression.ts';
import { element } from './xml.ts';

/** What is asked, in its order: the contents of `<h:body>`. */
export const writeBody = (writing: FormWriting): string => writeItems(writing, writing.compiled.root.children);

const writeItems = (writing: FormWriting, definitions: readonly Definition[]): string =>
  definitions.map((definition) => writeItem(writing, definition)).join('');

function writeItem(writing: FormWriting, definition: Definition): string {
  const { item, path } = definition;
  if (item === null) return '';
  if (item.kind === 'question') return writeQuestion(writing, definition, item);
  const { appearance } = item;
  const said = writeTexts(writing, definition);
  if (item.kind === 'group')
    return element('group', { ref: path, appearance }, said, writeItems(writing, definition.children));
  return element('group', { ref: path, appearance }, said, writeRepeat(writing, definition));
}

function writeRepeat(writing: FormWriting, definition: Definition): string {
  const { path } = definition;
  const node = writing.countNodes.get(definition);
  const counted =
    node === undefined ? writeUse(writing, definition, 'count') : `${definition.parent?.path ?? ''}/${node}`;
  const fixed = counted === undefined ? {} : { 'jr:count': counted, 'jr:noAddRemove': 'true()' };
  return element(
    'repeat',
    { nodeset: path, ...fixed },
    writeItems(writing, definition.children),
    ...[...everyDefinition(definition)].flatMap((inner) => writeNewValue(writing, definition, inner)),
  );
}

/** A default that is worked out for each repeat as it is added. */
function writeNewValue(writing: FormWriting, repeat: Definition, inner: Definition): readonly string[] {
  const value = writeUse(writing, inner, 'default');
  if (value === undefined || nearestRepeat(inner) !== repeat) return [];
  const event = 'odk-instance-first-load odk-new-repeat';
  return [element('setvalue', { ref: inner.path, value, event })];
}

function nearestRepeat({ parent }: Definition): Definition | null {
  for (let at = parent; at !== null; at = at.parent) if (isRepeat(at)) return at;
  return null;
}

function writeQuestion(writing: FormWriting, definition: Definition, item: FormQuestion): string {
  const common = { ref: definition.path, appearance: item.appearance };
  const said = writeTexts(writing, definition);
  switch (item.type) {
    case 'calculate':
    case 'metadata':
      return '';
    case 'select_one':
      return element('select1', common, said, writeItemset(writing, definition, item));
    case 'select_multiple':
      return element('select', common, said, writeItemset(writing, definition, item));
    case 'image':
      return element('upload', { ...common, mediatype: 'image/*' }, said);
    default:
      return element('input', common, said);
  }
}

function writeItemset(writing: FormWriting, definition: Definition, { list = '', fromFile }: FormQuestion): string {
  const filter = writeUse(writing, definition, 'choiceFilter');
  const nodeset = `instance(${quote(list)})/root/item${filter === undefined ? '' : `[${filter}]`}`;
  const hasLabel = !fromFile || (tableNamed(writing.compiled.form, list)?.columns.includes('label') ?? false);
  const label = !fromFile && isTranslated(writing) ? 'jr:itext(itextId)' : hasLabel ? 'label' : 'name';
  return element('itemset', { nodeset }, element('value', { ref: 'name' }), element('label', { ref: label }));
}

const SHOWN_TEXTS: ReadonlySet<TextUse> = new Set<TextUse>(['label', 'hint']);

function writeTexts(writing: FormWriting, definition: Definition): string {
  return textsOf(definition)
    .filter(([use, text]) => SHOWN_TEXTS.has(use) && hasText(text))
    .map(([use, text]) => writeShown(writing, definition, use, text))
    .join('');
}

function writeShown(writing: FormWriting, definition: Definition, use: TextUse, text: FormText): string {
  return isTranslated(writing)
    ? element(use, { ref: `jr:itext('${textId(definition, use)}')` })
    : element(use, {}, writeText(writing, definition, text, ''));
}
