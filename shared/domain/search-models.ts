import type { ModelVersion } from '../registry.ts';
import { foldText } from './fold-text.ts';

/** What a search looks at of a version, and what is said of its model as a whole. */
export type SearchedModel = Pick<
  ModelVersion,
  'ref' | 'aliases' | 'tags' | 'note' | 'datasetRef' | 'source' | 'metrics' | 'recall' | 'spec'
> & { readonly ofModel: Pick<ModelVersion, 'tags' | 'note'> };

/**
 * Those of which every word of the search says something: a part of the name, an alias (`@shadow` or `shadow`), a tag
 * (`site`, `site=busiu` or its value), the note, the data set, what it tells, or a figure with a bound (`auc>=0.8`).
 * Upper case, accents and alphabets count as in `foldText`. An empty search finds all.
 */
export function searchModels<M extends SearchedModel>(models: readonly M[], search: string): readonly M[] {
  const terms = search.split(/\s+/u).filter((word) => word !== '');
  const tests = terms.map(testOf);
  return models.filter((model) => tests.every((matches) => matches(model)));
}

type Test = (model: SearchedModel) => boolean;

const FIGURE = /^([\p{L}\d]+)(>=|<=|>|<)(-?\d+(?:\.\d+)?)$/u;

function testOf(term: string): Test {
  const [, name = '', sign = '', bound = ''] = FIGURE.exec(term) ?? [];
  if (sign !== '') return ({ metrics }) => isWithin(figureNamed(metrics, name), sign, Number(bound));
  const tag = /^([^=]+)=(.*)$/u.exec(term);
  const wanted = flat(tag === null ? term.replace(/^@/u, '') : `${tag[1]}=${tag[2]}`);
  if (tag !== null) return (model) => tagsOf(model).some((said) => flat(said).startsWith(wanted));
  if (term.startsWith('@')) return ({ aliases }) => aliases.some((alias) => flat(alias).startsWith(wanted));
  return (model) => wordsOf(model).some((word) => flat(word).includes(wanted));
}

function figureNamed(metrics: ModelVersion['metrics'], name: string): number | undefined {
  const found = Object.entries(metrics).find(([metric]) => metric.toLowerCase() === name.toLowerCase());
  return found?.[1];
}

function isWithin(value: number | undefined, sign: string, bound: number): boolean {
  if (value === undefined) return false;
  if (sign === '>=') return value >= bound;
  if (sign === '<=') return value <= bound;
  return sign === '>' ? value > bound : value < bound;
}

const tagsOf = ({ tags, ofModel }: SearchedModel): readonly string[] =>
  Object.entries({ ...ofModel.tags, ...tags }).map(([key, value]) => `${key}=${value}`);

const wordsOf = (model: SearchedModel): readonly string[] => [
  model.ref,
  ...model.aliases,
  ...tagsOf(model),
  ...[model.note, model.ofModel.note, model.datasetRef, model.spec.target, model.recall?.reason].flatMap(
    (word) => word ?? [],
  ),
  model.source.name,
];

/** A tag keeps its sign, so that a key is not mistaken for a value. */
const flat = (text: string): string =>
  text
    .split('=')
    .map((part) => foldText(part).join(' '))
    .join('=');
