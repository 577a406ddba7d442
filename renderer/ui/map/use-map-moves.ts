import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { Place } from '../../../shared/subject.ts';
import { MAP_HEIGHT, MAP_WIDTH, type MapView, panned, placeAt, zoomed } from './map-view.ts';

type MapMoves = {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly view: MapView;
  readonly onView: (view: MapView) => void;
  /** Absent where nothing is to be chosen. */
  readonly onChoose: ((place: Place) => void) | undefined;
};

const STEP = 40;
/** A press that moves less is a click. */
const CLICK_UNITS = 4;

const shifts: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/** Pan by drag or arrows, zoom by wheel or plus and minus, choose by click, or the middle by Enter. */
export function useMapMoves({ svg, view, onView, onChoose }: MapMoves) {
  const drag = useRef<{ from: readonly [number, number]; view: MapView } | null>(null);
  useWheelZoom(svg, view, onView);
  const onKeyDown = (event: KeyboardEvent): void => {
    const shift = shifts[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (shift !== undefined) onView(panned(view, ...shift));
    else if (event.key === '+' || event.key === '=') onView(zoomed(view, 1));
    else if (event.key === '-') onView(zoomed(view, -1));
    else if (event.key === 'Enter' && onChoose !== undefined) onChoose(view.centre);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: pointIn(event.currentTarget, event), view };
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    if (drag.current === null) return;
    const [dx, dy] = movedBy(drag.current.from, pointIn(event.currentTarget, event));
    if (Math.hypot(dx, dy) >= CLICK_UNITS) onView(panned(drag.current.view, dx, dy));
  };
  const onPointerUp = (event: PointerEvent<SVGSVGElement>): void => {
    const began = drag.current;
    drag.current = null;
    if (began === null || onChoose === undefined) return;
    const point = pointIn(event.currentTarget, event);
    const place = Math.hypot(...movedBy(began.from, point)) < CLICK_UNITS ? placeAt(view, point) : null;
    if (place !== null) onChoose(place);
  };
  return { onKeyDown, onPointerDown, onPointerMove, onPointerUp };
}

const movedBy = (from: readonly [number, number], to: readonly [number, number]): [number, number] => [
  to[0] - from[0],
  to[1] - from[1],
];

type Pointed = { readonly clientX: number; readonly clientY: number };

/** In the map's own units. */
function pointIn(svg: SVGSVGElement, { clientX, clientY }: Pointed): readonly [number, number] {
  const { left, top, width, height } = svg.getBoundingClientRect();
  return [((clientX - left) / width) * MAP_WIDTH, ((clientY - top) / height) * MAP_HEIGHT];
}

/** React listens for wheels passively, and then the page would scroll as well. */
function useWheelZoom(svg: RefObject<SVGSVGElement | null>, view: MapView, onView: (view: MapView) => void): void {
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      onView(zoomed(view, event.deltaY < 0 ? 0.5 : -0.5, pointIn(element, event)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [svg, view, onView]);
}
