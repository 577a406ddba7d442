import { geoGraticule, geoPath } from 'd3-geo';
import { Minus, Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/subject.ts';
import { formatNumber } from '../../format.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { gridStep, MAP_HEIGHT, MAP_WIDTH, type MapView, pointOf, projectionOf, scaleBar, zoomed } from './map-view.ts';
import type { MapDot } from './map-dot.ts';
import { NAME_GAP, type NamedPoint, type NameSide, nameSides } from './name-sides.ts';
import { useAtlas } from './use-atlas.ts';
import { useMapMoves } from './use-map-moves.ts';

export type WorldMapProps = {
  /** What the map shows, for those who cannot see it. */
  readonly label: string;
  readonly view: MapView;
  readonly onView: (view: MapView) => void;
  readonly dots: readonly MapDot[];
  readonly chosen: Place | null;
  readonly onChoose?: ((place: Place) => void) | undefined;
};

/** Degrees on either side of the middle that the grid is drawn for, at the zoom of the whole world. */
const REACH = 400;

/** The world by Natural Earth in Mercator's projection, without a link: coasts, borders, a grid of degrees and a scale. */
export function WorldMap({ label, view, onView, dots, chosen, onChoose }: WorldMapProps) {
  const { t } = useTranslation();
  const svg = useRef<SVGSVGElement>(null);
  const moves = useMapMoves({ svg, view, onView, onChoose });
  const sides = useMemo(() => nameSides(namedPoints(dots, view)), [dots, view]);
  return (
    <div className="world-map">
      <bdi dir="ltr">
        <svg
          ref={svg}
          className="world-map-drawing"
          viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
          role="application"
          aria-label={label}
          aria-roledescription={t('place.map')}
          tabIndex={0}
          {...moves}
        >
          <Ground view={view} />
          {dots.map((dot) => (
            <Dot key={`${dot.kind} ${dot.id}`} dot={dot} view={view} side={sides.get(dot.id) ?? 'end'} />
          ))}
          <Chosen place={chosen} view={view} />
          <g className="world-map-middle" transform={`translate(${MAP_WIDTH / 2} ${MAP_HEIGHT / 2})`} aria-hidden>
            <path d="M-9 0H-3M3 0H9M0-9V-3M0 3V9" />
          </g>
          <Scale view={view} />
        </svg>
      </bdi>
      <div className="world-map-zoom">
        <IconButton icon={Plus} label={t('place.nearer')} onClick={() => onView(zoomed(view, 1))} />
        <IconButton icon={Minus} label={t('place.farther')} onClick={() => onView(zoomed(view, -1))} />
      </div>
    </div>
  );
}

function Ground({ view }: { readonly view: MapView }) {
  const atlas = useAtlas(view.zoom);
  const drawn = useMemo(() => {
    const path = geoPath(projectionOf(view));
    const step = gridStep(view);
    const { latitude, longitude } = view.centre;
    const reach = Math.min(180, REACH / 2 ** view.zoom);
    const grid = geoGraticule()
      .step([step, step])
      .extent([
        [Math.max(-180, longitude - reach), Math.max(-85, latitude - reach)],
        [Math.min(180, longitude + reach), Math.min(85, latitude + reach)],
      ])
      .precision(step);
    return {
      grid: path(grid()) ?? '',
      land: atlas === null ? '' : (path(atlas.land) ?? ''),
      borders: atlas === null ? '' : (path(atlas.borders) ?? ''),
    };
  }, [atlas, view]);
  return (
    <g aria-hidden>
      <path className="world-map-land" d={drawn.land} />
      <path className="world-map-grid" d={drawn.grid} />
      <path className="world-map-borders" d={drawn.borders} />
    </g>
  );
}

/** Sites are named, what else was seen is not. */
const namedPoints = (dots: readonly MapDot[], view: MapView): readonly NamedPoint[] =>
  dots.flatMap(({ id, kind, name, place }) => {
    const point = kind === 'site' ? pointOf(view, place) : null;
    return point === null ? [] : [{ id, x: point[0], y: point[1], name }];
  });

type DotProps = { readonly dot: MapDot; readonly view: MapView; readonly side: NameSide };

function Dot({ dot, view, side }: DotProps) {
  const point = pointOf(view, dot.place);
  if (point === null) return null;
  const [x, y] = point;
  return (
    <g className={`world-map-${dot.kind}`} transform={`translate(${x} ${y})`}>
      <title>{dot.name}</title>
      <circle r={dot.kind === 'site' ? 5 : 3} />
      {dot.kind === 'site' && (
        <text x={side === 'end' ? NAME_GAP : -NAME_GAP} y={4} textAnchor={side === 'end' ? 'start' : 'end'}>
          {dot.name}
        </text>
      )}
    </g>
  );
}

function Chosen({ place, view }: { readonly place: Place | null; readonly view: MapView }) {
  const point = place === null ? null : pointOf(view, place);
  if (point === null) return null;
  return (
    <g className="world-map-chosen" transform={`translate(${point[0]} ${point[1]})`}>
      <path d="M0 0C-7 -9 -9 -13 -9 -17A9 9 0 0 1 9 -17C9 -13 7 -9 0 0Z" />
      <circle cy={-17} r={3.2} />
    </g>
  );
}

function Scale({ view }: { readonly view: MapView }) {
  const { t } = useTranslation();
  const { metres, width } = scaleBar(view);
  const words =
    metres >= 1000 ? t('place.km', { n: formatNumber(metres / 1000) }) : t('place.m', { n: formatNumber(metres) });
  return (
    <g className="world-map-scale" transform={`translate(12 ${MAP_HEIGHT - 12})`}>
      <path d={`M0 -5V0H${width}V-5`} />
      <text x={4} y={-6}>
        {words}
      </text>
    </g>
  );
}
