import type { AskedQuestion } from './field-props.ts';

/** Up to this many choices are cards where nothing else is said; more are a closed list. */
const MOST_CARDS = 4;
/** A question that is laid out as cards by its appearance has a number key for each of these. */
const MOST_KEYS = 9;
/** More than a list shows at a glance: they are searched. */
const MOST_IN_LIST = 30;

/** Appearances of ODK that ask for all choices to be seen at once. */
const LAID_OUT = ['likert', 'columns', 'columns-pack', 'columns-flex', 'quick', 'compact', 'horizontal', 'label'];

type Offered = Pick<AskedQuestion, 'appearance' | 'choices'>;

/** Whether one choice is made among cards with number keys. */
export function isCards({ appearance, choices }: Offered): boolean {
  if (isAskedToBeList({ appearance })) return false;
  const laidOut = LAID_OUT.some((word) => appearance.has(word)) || columnsOf(appearance) !== null;
  return choices.length <= (laidOut ? MOST_KEYS : MOST_CARDS);
}

/** Whether a choice is found by typing a part of it. */
export const isSearched = ({ appearance, choices }: Offered): boolean =>
  appearance.has('autocomplete') || appearance.has('search') || choices.length > MOST_IN_LIST;

const isAskedToBeList = ({ appearance }: Pick<Offered, 'appearance'>): boolean =>
  ['minimal', 'autocomplete', 'search'].some((word) => appearance.has(word));

/** How many cards stand in a row: as many as `columns-n` says, all of a `likert` scale, else two. */
export function cardColumns({ appearance, choices }: Offered): number {
  if (appearance.has('likert')) return Math.max(1, choices.length);
  return columnsOf(appearance) ?? 2;
}

function columnsOf(appearance: ReadonlySet<string>): number | null {
  for (const word of appearance) {
    const said = /^columns-(\d)$/u.exec(word)?.[1];
    if (said !== undefined && said !== '0') return Number(said);
  }
  return null;
}

/** Names of the choices in the order of their number keys; empty where one types or opens a list. */
export function keyedChoices(question: Pick<AskedQuestion, 'type' | 'appearance' | 'choices'>): readonly string[] {
  const isKeyed = question.type === 'select_one' ? isCards(question) : question.type === 'select_multiple';
  return isKeyed ? question.choices.slice(0, MOST_KEYS).map(({ name }) => name) : [];
}

/** The answer of a `select_multiple` with one choice more, or without it; the form's order is kept. */
export function toggled(answer: string, name: string, choices: readonly { readonly name: string }[]): string {
  const chosen = new Set(chosenIn(answer));
  if (!chosen.delete(name)) chosen.add(name);
  const known = choices.map((choice) => choice.name).filter((one) => chosen.has(one));
  return [...known, ...[...chosen].filter((one) => !known.includes(one))].join(' ');
}

export const chosenIn = (answer: string): readonly string[] => answer.split(/\s+/u).filter((name) => name !== '');
