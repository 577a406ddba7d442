import type { Definition, ExpressionUse } from '../definition.ts';
import type { FormQuestion, MetadataKind, QuestionType } from '../form.ts';
import { type FormWriting, hasText, isTranslated, textId, textsOf, write, writeUse } from './form-writing.ts';
import { element } from './xml.ts';

const bindType: Readonly<Record<QuestionType, string>> = {
  text: 'string',
  integer: 'int',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  select_one: 'string',
  select_multiple: 'string',
  geopoint: 'geopoint',
  image: 'binary',
  barcode: 'barcode',
  note: 'string',
  calculate: 'string',
  metadata: 'string',
};

type Preload = { readonly type: string; readonly 'jr:preload': string; readonly 'jr:preloadParams': string };

const preloads: Readonly<Record<MetadataKind, Preload>> = {
  start: { type: 'dateTime', 'jr:preload': 'timestamp', 'jr:preloadParams': 'start' },
  end: { type: 'dateTime', 'jr:preload': 'timestamp', 'jr:preloadParams': 'end' },
  today: { type: 'date', 'jr:preload': 'date', 'jr:preloadParams': 'today' },
  deviceid: { type: 'string', 'jr:preload': 'property', 'jr:preloadParams': 'deviceid' },
  username: { type: 'string', 'jr:preload': 'property', 'jr:preloadParams': 'username' },
};

export function writeBinds(writing: FormWriting, definition: Definition): readonly string[] {
  const { item, path } = definition;
  if (item === null) return [];
  const relevant = writeUse(writing, definition, 'relevant');
  if (item.kind === 'question') return [writeQuestionBind(writing, definition, item)];
  const count = writing.countNodes.get(definition);
  const counted =
    count === undefined
      ? []
      : [
          element('bind', {
            nodeset: `${definition.parent?.path ?? ''}/${count}`,
            type: 'string',
            calculate: writeUse(writing, definition, 'count'),
          }),
        ];
  return relevant === undefined ? counted : [...counted, element('bind', { nodeset: path, relevant })];
}

function writeQuestionBind(writing: FormWriting, definition: Definition, item: FormQuestion): string {
  const use = (name: ExpressionUse): string | undefined => writeUse(writing, definition, name);
  const preload = item.metadata === undefined ? { type: bindType[item.type] } : preloads[item.metadata];
  return element('bind', {
    nodeset: definition.path,
    ...preload,
    readonly: item.type === 'note' ? 'true()' : use('readOnly'),
    required: use('required'),
    'jr:requiredMsg': writeMessage(writing, definition, 'jr:requiredMsg'),
    constraint: use('constraint'),
    'jr:constraintMsg': writeMessage(writing, definition, 'jr:constraintMsg'),
    relevant: use('relevant'),
    calculate: use('calculation'),
  });
}

/** A message that no language is named for is written out; answers are not shown in it then. */
function writeMessage(
  writing: FormWriting,
  definition: Definition,
  use: 'jr:requiredMsg' | 'jr:constraintMsg',
): string | undefined {
  const text = textsOf(definition).find(([name]) => name === use)?.[1] ?? {};
  if (!hasText(text)) return undefined;
  return isTranslated(writing) ? `jr:itext('${textId(definition, use)}')` : Object.values(text)[0];
}

export function writeMetaBinds(writing: FormWriting): readonly string[] {
  const { root, instanceName } = writing.compiled;
  const id = element('bind', {
    nodeset: `${root.path}/meta/instanceID`,
    type: 'string',
    readonly: 'true()',
    'jr:preload': 'uid',
  });
  if (instanceName === null) return [id];
  const calculate = write(writing, root, instanceName);
  return [id, element('bind', { nodeset: `${root.path}/meta/instanceName`, type: 'string', calculate })];
}
