import type { Cell } from '../../shared/column.ts';
import { mainReasons, tellReasons } from '../../shared/domain/tell-reasons.ts';
import { type PlaceInPicture, placeInPicture } from '../../shared/domain/place-in-picture.ts';
import type { Explanation, Occlusion, Turn } from '../../shared/explanation.ts';
import type { Output } from '../../shared/model.ts';
import { figure } from './figures.ts';
import { formatTable } from './table.ts';

type Values = Readonly<Record<string, Cell>>;
export type Explained = {
  readonly output: Output;
  readonly explanation: Explanation | null;
  readonly input: Values;
};

const MOST_REASONS = 5;

const isOf = (input: Values, column: string): string => {
  const value = input[column] ?? '';
  return value === '' ? `${column} is missing` : `${column} is ${value}`;
};

/** "mainly because muac_cm is 11.2", and how far each column moves the answer; no line where nothing is known of it. */
export function explainEnglish({ output, explanation, input }: Explained): readonly string[] {
  if (explanation === null) return [];
  const { base, reasons, rest, total, offBy } = tellReasons(explanation, MOST_REASONS);
  const isShare = explanation.of !== null;
  const written = (amount: number): string => (isShare ? amount.toFixed(1) : figure(amount));
  const signed = (amount: number): string => `${amount < 0 ? '−' : '+'}${written(Math.abs(amount))}`;
  const { occlusion } = explanation;
  const place = placeInPicture(explanation, output);
  const main = occlusion === undefined ? mainReasons(explanation, output).map((column) => isOf(input, column)) : [];
  const pictured = place === null ? [] : [`what ${occlusion?.column ?? ''} shows ${PLACES[place]}`];
  const because = [...main, ...pictured];
  const before = occlusion === undefined ? 'usually' : 'covered whole';
  const others = rest === null ? [] : [['all others', signed(rest)]];
  const table = formatTable(
    [{ text: isShare ? `${explanation.of}, of 100: ${before}` : before }, { text: written(base), isNumber: true }],
    [
      ...reasons.map(({ column, amount }) => [occlusion ? column : isOf(input, column), signed(amount)]),
      ...others,
      ['so', written(total)],
    ],
  );
  return [
    ...(because.length === 0 ? [] : [`mainly because ${pictured.length === 0 ? '' : 'of '}${because.join(' and ')}`]),
    ...table,
    ...(occlusion === undefined ? [] : mapEnglish(occlusion, explanation.unit)),
    ...(offBy === null ? [] : [`estimated: each figure may be off by ${written(offBy)}`]),
  ];
}

const PLACES: Readonly<Record<PlaceInPicture, string>> = {
  topLeft: 'at the top left',
  top: 'at the top',
  topRight: 'at the top right',
  left: 'on the left',
  middle: 'in the middle',
  right: 'on the right',
  bottomLeft: 'at the bottom left',
  bottom: 'at the bottom',
  bottomRight: 'at the bottom right',
};

const MAP_WIDTH = 7;

/** The map as rows of figures, as the fields lie in the picture. */
const mapEnglish = ({ rows, columns, drops }: Occlusion, unit: Explanation['unit']): readonly string[] => [
  `covering a field takes so much from it${unit === 'logOdds' ? ', in log-odds' : ''}:`,
  ...Array.from({ length: rows }, (_, row) =>
    drops
      .slice(row * columns, (row + 1) * columns)
      .map((drop) => drop.toFixed(2).padStart(MAP_WIDTH))
      .join(''),
  ),
];

/** "with muac_cm 12.3 or oedema no instead: no", for what would turn the answer as the first of them does. */
export function turnsEnglish(turns: readonly Turn[]): readonly string[] {
  const to = turns[0]?.to;
  const alike = turns.filter((turn) => turn.to === to).map(({ column, value }) => `${column} ${value}`);
  return to === undefined ? [] : [`with ${alike.join(' or ')} instead: ${to}`];
}
