import type { StepState } from '../../../../shared/pipelines/pipeline-run.ts';
import { isRightToLeft } from '../../../charts/axes.ts';
import type { LaneRow } from './step-lanes.ts';

const LANE_PX = 16;
const RADIUS_PX = 5;
/** As high as a row of the table. */
export const ROW_PX = 36;

export const lanesWidth = (lanes: number): number => (lanes + 1) * LANE_PX;

type StepLanesProps = { readonly row: LaneRow; readonly lanes: number; readonly state: StepState };

/** A step's part of the graph: its dot, what leads to it, and what goes by. */
export function StepLanes({ row, lanes, state }: StepLanesProps) {
  const { lane, passing, incoming, goesOn } = row;
  const width = lanesWidth(lanes);
  const middle = ROW_PX / 2;
  const x = (of: number): number => (isRightToLeft() ? width - (of + 1) * LANE_PX : (of + 1) * LANE_PX);
  return (
    <svg width={width} height={ROW_PX} className="step-lanes" aria-hidden>
      {passing.map((of) => (
        <line key={`pass ${of}`} x1={x(of)} x2={x(of)} y1={0} y2={ROW_PX} />
      ))}
      {incoming.map((of) => (
        <path key={`in ${of}`} d={`M ${x(of)} 0 C ${x(of)} ${middle}, ${x(lane)} 0, ${x(lane)} ${middle}`} />
      ))}
      {goesOn && <line x1={x(lane)} x2={x(lane)} y1={middle} y2={ROW_PX} />}
      <circle cx={x(lane)} cy={middle} r={RADIUS_PX} className={`step-dot step-dot-${state}`} />
    </svg>
  );
}
