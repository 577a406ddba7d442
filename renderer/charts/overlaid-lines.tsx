import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../format.ts';
import { fittingAxis, gridLines, hairline, horizontalAxis, plotMargin, still, verticalAxis } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HoverBox } from './hover-box.tsx';
import { type LinePoint, mergeLines, type NamedLine } from './merge-lines.ts';

/** Colours of lines in their order; never more lines than these. */
const lineColours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)'] as const;

type OverlaidLinesProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  readonly lines: readonly NamedLine[];
  readonly acrossLabel: string;
  /** Both axes run from 0 to 100. */
  readonly ofHundred?: boolean | undefined;
  /** The dotted line on which both axes are alike. */
  readonly diagonal?: boolean | undefined;
  readonly steps?: boolean | undefined;
  /** Points of their own, such as where a model works; by the place of the line. */
  readonly marks?: readonly (LinePoint | null)[] | undefined;
  readonly dots?: boolean | undefined;
  readonly height?: number | undefined;
};

/** The same curve of several runs over each other, in the order of `colourOf`; their names stand above the charts. */
export function OverlaidLines({ lines, acrossLabel, marks = [], height = 222, ...props }: OverlaidLinesProps) {
  const { ofHundred, diagonal, steps, dots, ...frame } = props;
  const rows = mergeLines(lines);
  const table = {
    columns: [acrossLabel, ...lines.map(({ name }) => name)],
    rows: rows.map((row) => [row.x, ...lines.map((_, place) => row[`y${place}`] ?? '')]),
  };
  const axes = ofHundred
    ? hundredAxes
    : fittingAxes(
        rows.map(({ x }) => x),
        lines,
      );
  return (
    <ChartFrame {...frame} height={height} table={table}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...rows]} margin={plotMargin} accessibilityLayer>
          <CartesianGrid {...gridLines} />
          <XAxis
            {...horizontalAxis()}
            {...axes.across}
            dataKey="x"
            type="number"
            height={40}
            label={{ value: acrossLabel, position: 'insideBottom', offset: 2, fontSize: 12, fill: 'var(--ink2)' }}
          />
          <YAxis {...verticalAxis()} {...axes.up} width={44} />
          {diagonal && <ReferenceLine segment={corners} stroke="var(--ink3)" strokeDasharray="2 4" />}
          <Tooltip {...hairline} content={<HoverBox writeTitle={written} writeValue={written} />} />
          {lines.map(({ name }, place) => (
            <Line
              key={`${place} ${name}`}
              {...still}
              name={name}
              dataKey={`y${place}`}
              type={steps ? 'stepAfter' : 'linear'}
              stroke={colourOf(place)}
              strokeWidth={2}
              dot={dots ? { r: 3, fill: colourOf(place), stroke: 'var(--sheet)' } : false}
              connectNulls
            />
          ))}
          {marks.map(
            (mark, place) =>
              mark && (
                <ReferenceDot
                  key={colourOf(place)}
                  x={mark.x}
                  y={mark.y}
                  r={5}
                  fill={colourOf(place)}
                  stroke="var(--sheet)"
                />
              ),
          )}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

/** The colour of the line at that place. */
export const colourOf = (place: number): string => lineColours[place % lineColours.length] ?? 'var(--ink2)';

const written = (value: number): string => formatNumber(value, 3);
const corners = [
  { x: 0, y: 0 },
  { x: 100, y: 100 },
] as const;

const quarters = { domain: [0, 100], ticks: [0, 25, 50, 75, 100] };
const hundredAxes = { across: quarters, up: quarters };

function fittingAxes(across: readonly number[], lines: readonly NamedLine[]) {
  const up = lines.flatMap(({ points }) => points.map(({ y }) => y));
  return { across: fittingAxis(across), up: fittingAxis(up) };
}
