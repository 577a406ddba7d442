import { startOracle } from '../oracle.ts';

/** A node of ODK's engine, as far as these tests look at it. */
type EngineNode = {
  readonly nodeType: string;
  readonly currentState: {
    readonly reference: string;
    readonly relevant: boolean;
    readonly required: boolean;
    readonly readonly: boolean;
    readonly label: { readonly asString: string } | null;
    readonly valueOptions: readonly { readonly value: string; readonly label: { readonly asString: string } }[] | null;
    readonly children: readonly EngineNode[] | null;
    readonly instanceValue?: string;
  };
  readonly validationState: {
    readonly violation?: { readonly condition: string; readonly message: { asString: string } };
  };
  readonly selectType?: 'select' | 'select1';
  readonly setValue?: (value: string) => void;
  readonly selectValue?: (value: string) => void;
  readonly selectValues?: (values: readonly string[]) => void;
  readonly addInstances?: () => void;
};
type EngineRoot = EngineNode & {
  readonly languages: readonly { readonly language: string }[];
  readonly setLanguage: (language: { readonly language: string }) => void;
  readonly prepareInstancePayload: () => Promise<{ readonly data: readonly [FormData] }>;
};

type Options = { readonly form: { readonly fetchFormAttachment: (resource: URL) => Promise<Response> } };
type Create = (xml: string, options?: Options) => Promise<{ readonly root: EngineRoot }>;

let starting: Promise<Create> | null = null;

/** ODK's engine with a form of ours in it; files beside the form by their names. */
export async function openInOracle(xml: string, files: Readonly<Record<string, string>> = {}): Promise<OracleForm> {
  starting ??= startOracle() as unknown as Promise<Create>; // the same function, of whose types more is used here
  const fetchFormAttachment = async (resource: URL): Promise<Response> => {
    const text = files[resource.pathname.split('/').at(-1) ?? ''];
    return text === undefined
      ? new Response(null, { status: 404 })
      : new Response(text, { headers: { 'Content-Type': 'text/csv' } });
  };
  const { root } = await (await starting)(xml, { form: { fetchFormAttachment } });
  return new OracleForm(root);
}

/** What one question says of itself; our own is compared with it. */
export type Said = {
  readonly value: string;
  readonly relevant: boolean;
  readonly required: boolean;
  readonly problem: string | null;
  readonly label: string;
  readonly choices: readonly string[];
};

export class OracleForm {
  readonly #root: EngineRoot;

  constructor(root: EngineRoot) {
    this.#root = root;
  }

  get languages(): readonly string[] {
    return this.#root.languages.map(({ language }) => language);
  }

  speak(language: string): void {
    const found = this.#root.languages.find((one) => one.language === language);
    if (found === undefined) throw new Error(`the form does not speak ${language}`);
    this.#root.setLanguage(found);
  }

  answer(path: string, text: string): void {
    const node = this.#find(path);
    if (node.selectType === 'select') node.selectValues?.(text.split(' '));
    else if (node.selectValue !== undefined) node.selectValue(text);
    else if (node.setValue !== undefined) node.setValue(text);
    else throw new Error(`${path} takes no answer`);
  }

  addRepeat(path: string): void {
    const range = this.#everyNode().find(
      ({ nodeType, currentState }) => nodeType.startsWith('repeat-range') && currentState.reference === path,
    );
    if (range?.addInstances === undefined) throw new Error(`${path} is no repeat to add to`);
    range.addInstances();
  }

  has(path: string): boolean {
    return this.#everyNode().some(({ currentState }) => currentState.reference === path);
  }

  saidOf(path: string): Said {
    const { currentState, validationState } = this.#find(path);
    return {
      value: (currentState.instanceValue ?? '').replace(/^(-?\d+)\.0$/, '$1'), // it writes whole decimals so
      relevant: currentState.relevant,
      required: currentState.required,
      problem: validationState.violation?.condition ?? null,
      label: currentState.label?.asString ?? '',
      choices: currentState.valueOptions?.map(({ value, label }) => `${value}: ${label.asString}`) ?? [],
    };
  }

  message(path: string): string {
    return this.#find(path).validationState.violation?.message.asString ?? '';
  }

  /** The record as a phone would send it. */
  async submission(): Promise<string> {
    const { data } = await this.#root.prepareInstancePayload();
    const file = data[0].get('xml_submission_file');
    if (!(file instanceof Blob)) throw new Error('the engine gave no submission');
    return file.text();
  }

  #find(path: string): EngineNode {
    const found = this.#everyNode().find(
      ({ nodeType, currentState }) => currentState.reference === path && !nodeType.startsWith('repeat-range'),
    );
    if (found === undefined) throw new Error(`the engine has no ${path}`);
    return found;
  }

  #everyNode(): readonly EngineNode[] {
    const nodes: EngineNode[] = [];
    const visit = (node: EngineNode): void => {
      nodes.push(node);
      for (const child of node.currentState.children ?? []) visit(child);
    };
    visit(this.#root);
    return nodes;
  }
}
