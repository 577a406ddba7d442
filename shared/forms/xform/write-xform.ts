import type { CompiledForm } from '../compile-form.ts';
import { type Definition, everyDefinition, isRepeat } from '../definition.ts';
import type { FormWriting } from './form-writing.ts';
import { writeBody } from './write-body.ts';
import { writeModel } from './write-model.ts';
import { element, textElement } from './xml.ts';

const NAMESPACES = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:ev': 'http://www.w3.org/2001/xml-events',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
};

/**
 * A form as ODK's phones read it (ODK XForms specification 1.0.0, written as pyxform does). `version` is what a
 * submission will say of itself. What it asks, and how it works it out, is what `openForm` does with the same form.
 */
export function writeXForm(compiled: CompiledForm, version: string): string {
  const { form } = compiled;
  const writing: FormWriting = { compiled, countNodes: countNodesOf(compiled) };
  const head = element(
    'h:head',
    {},
    textElement('h:title', form.title),
    writeModel(writing, { formId: form.formId, version }),
  );
  const body = element('h:body', {}, writeBody(writing));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('h:html', NAMESPACES, head, body)}\n`;
}

/** Nodes that the phone's form has and ours has not: counts of repeats that are worked out. */
export function countNodesOf({ root }: Pick<CompiledForm, 'root'>): ReadonlyMap<Definition, string> {
  const nodes = new Map<Definition, string>();
  for (const definition of everyDefinition(root)) {
    const { count } = definition.expressions;
    if (!isRepeat(definition) || count === undefined || count.kind === 'reference') continue;
    const taken = new Set(definition.parent?.children.map(({ name }) => name));
    let name = `${definition.name}_count`;
    while (taken.has(name)) name = `${name}_`;
    nodes.set(definition, name);
  }
  return nodes;
}
