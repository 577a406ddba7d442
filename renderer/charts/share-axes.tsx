import { CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import { gridLines, horizontalAxis, verticalAxis } from './axes.ts';

const quarters = [0, 25, 50, 75, 100];
const ofHundred = { type: 'number', domain: [0, 100], ticks: quarters } as const;

type ShareAxesProps = {
  /** The field of the points on the horizontal axis, and its words under it. */
  readonly across: string;
  readonly label: string;
};

/** Two axes of 100 with the dotted line on which both shares are alike. */
export const ShareAxes = ({ across, label }: ShareAxesProps) => (
  <>
    <CartesianGrid {...gridLines} />
    <XAxis
      {...horizontalAxis()}
      {...ofHundred}
      dataKey={across}
      height={40}
      label={{ value: label, position: 'insideBottom', offset: 2, fontSize: 12, fill: 'var(--ink2)' }}
    />
    <YAxis {...verticalAxis()} {...ofHundred} />
    <ReferenceLine
      segment={[
        { x: 0, y: 0 },
        { x: 100, y: 100 },
      ]}
      stroke="var(--ink3)"
      strokeDasharray="2 4"
    />
  </>
);
