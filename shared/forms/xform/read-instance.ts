import type { CompiledForm } from '../compile-form.ts';
import { type Definition, isRepeat } from '../definition.ts';
import type { InstanceElement } from '../../submission.ts';
import type { FormDraft } from '../form-draft.ts';
import { countNodesOf } from './write-xform.ts';

export type InstanceReading = {
  readonly answers: FormDraft;
  /** Paths of what the form does not have, or has once and was sent twice: answers that would be lost. */
  readonly unknown: readonly string[];
};

const META = 'meta';

/** The answers of a record as a phone sends it, by the paths of ours. What is not relevant may be left out there. */
export function readInstance(compiled: CompiledForm, root: InstanceElement): InstanceReading {
  const reader = new InstanceReader(countNodesOf(compiled));
  reader.readInside(compiled.root, root, compiled.root.path);
  return { answers: { values: reader.values, counts: reader.counts }, unknown: reader.unknown };
}

class InstanceReader {
  readonly values: Record<string, string> = {};
  readonly counts: Record<string, number> = {};
  readonly unknown: string[] = [];
  readonly #countNodes: ReadonlyMap<Definition, string>;

  constructor(countNodes: ReadonlyMap<Definition, string>) {
    this.#countNodes = countNodes;
  }

  readInside(definition: Definition, element: InstanceElement, path: string): void {
    const expected = new Set(definition.children.map(({ name }) => name));
    for (const child of definition.children) {
      const count = this.#countNodes.get(child);
      if (count !== undefined) expected.add(count);
      this.#read(
        child,
        element.children.filter(({ name }) => name === child.name),
        `${path}/${child.name}`,
      );
    }
    if (definition.item === null) expected.add(META);
    for (const { name } of element.children) if (!expected.has(name)) this.unknown.push(`${path}/${name}`);
  }

  #read(definition: Definition, elements: readonly InstanceElement[], path: string): void {
    if (isRepeat(definition)) {
      this.counts[path] = elements.length;
      elements.forEach((element, index) => this.readInside(definition, element, `${path}[${index + 1}]`));
      return;
    }
    const [element, second] = elements;
    if (second !== undefined) this.unknown.push(path);
    if (element === undefined) return;
    if (definition.item?.kind === 'group') this.readInside(definition, element, path);
    else if (element.text !== '') this.values[path] = element.text;
  }
}

/** `instanceID` and its like, which stand in `meta`. Empty where they do not. */
export function metaOf({ children }: InstanceElement, name: string): string {
  const meta = children.find((child) => child.name === META);
  return meta?.children.find((child) => child.name === name)?.text.trim() ?? '';
}
