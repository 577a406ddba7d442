import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import { samplePrices, sampleSymptoms, sampleValues, sampleVisits } from './sample-record.ts';

const NAMESPACES =
  'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"';

type OracleNode = {
  readonly currentState: {
    readonly reference: string;
    readonly instanceValue?: string;
    readonly children: readonly OracleNode[] | null;
  };
};
type CreateInstance = (xml: string) => Promise<{ readonly root: OracleNode }>;

/** ODK's own engine, which expects a browser's document or a bundler's CommonJS names around it. */
export async function startOracle(): Promise<CreateInstance> {
  const { window } = new JSDOM('');
  const names = ['DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'Attr', 'Text', 'document'];
  Object.assign(globalThis, { window }, Object.fromEntries(names.map((name) => [name, window[name]])));
  Object.assign(globalThis, { __dirname: '/', __filename: '/oracle', require: createRequire(import.meta.url) });
  const engine = await import('@getodk/xforms-engine');
  return engine.createInstance as unknown as CreateInstance; // of its large types, what is used here
}

/** What the oracle answers to each calculation: one text at the top, one for each visit. Null where it refuses one of them. */
export async function askOracle(
  create: CreateInstance,
  calculations: readonly string[],
  where: 'top' | 'visit',
): Promise<Answers | null> {
  try {
    const { root } = await create(sampleXml(calculations, where));
    const nodes = [...everyNode(root)].map(({ currentState }) => currentState);
    return calculations.map((_, at) =>
      nodes.flatMap(({ reference, instanceValue }) => (reference.endsWith(`/asked${at}`) ? [instanceValue ?? ''] : [])),
    );
  } catch {
    return null;
  }
}

/** By calculation, then by visit. */
export type Answers = readonly (readonly string[])[];

function* everyNode(node: OracleNode): Generator<OracleNode> {
  yield node;
  for (const child of node.currentState.children ?? []) yield* everyNode(child);
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const elements = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${escape(value)}</${name}>`)
    .join('');

function sampleXml(calculations: readonly string[], where: 'top' | 'visit'): string {
  const asked = (at: typeof where): string =>
    at === where ? calculations.map((_, index) => `<asked${index}/>`).join('') : '';
  const visits = sampleVisits.map((visit) => `<visit>${elements(visit)}${asked('visit')}</visit>`).join('');
  const fields = [...Object.keys(sampleValues), ...Object.keys(sampleVisits[0]!).map((name) => `visit/${name}`)];
  const folder = where === 'top' ? '/data' : '/data/visit';
  const binds = calculations.map(
    (calculation, at) => `<bind nodeset="${folder}/asked${at}" type="string" calculate="${escape(calculation)}"/>`,
  );
  const prices = samplePrices.map((row) => `<item>${elements(row)}</item>`).join('');
  const symptoms = Object.entries(sampleSymptoms).map(([name, label]) => `<item>${elements({ name, label })}</item>`);
  const itemset = `<itemset nodeset="instance('symptoms')/root/item"><value ref="name"/><label ref="label"/></itemset>`;
  return `<?xml version="1.0"?><h:html ${NAMESPACES}><h:head><h:title>Sample</h:title><model>
    <instance><data id="sample">${elements(sampleValues)}${visits}<none jr:template=""><nothing/></none>${asked('top')}</data></instance>
    <instance id="prices"><root>${prices}</root></instance>
    <instance id="symptoms"><root>${symptoms.join('')}</root></instance>
    ${fields.map((path) => `<bind nodeset="/data/${path}" type="string"${path === 'hidden' ? ' relevant="false()"' : ''}/>`).join('')}
    ${binds.join('')}</model></h:head><h:body>
    <select1 ref="/data/one"><label>one</label>${itemset}</select1>
    <group ref="/data/visit"><label>visits</label><repeat nodeset="/data/visit"><input ref="/data/visit/weight"><label>w</label></input></repeat></group>
    <group ref="/data/none"><label>none</label><repeat nodeset="/data/none"><input ref="/data/none/nothing"><label>n</label></input></repeat></group>
  </h:body></h:html>`;
}
