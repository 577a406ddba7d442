import { useEffect, useRef } from 'react';
import { isRightToLeft } from './axes.ts';
import { drawHeatMap, type HeatColours, type HeatRow, ROW_PX } from './heat-map-drawing.ts';

/** Redraws when the rows, the width or the theme change. */
export function useHeatCanvas(rows: readonly HeatRow[]) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => paint(element, rows);
    const size = new ResizeObserver(draw);
    size.observe(element);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'dir'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    return () => {
      size.disconnect();
      theme.disconnect();
      system.removeEventListener('change', draw);
    };
  }, [rows]);
  return canvas;
}

function paint(element: HTMLCanvasElement, rows: readonly HeatRow[]) {
  const context = element.getContext('2d');
  if (!context) return;
  const scale = window.devicePixelRatio;
  const width = element.clientWidth;
  element.width = Math.round(width * scale);
  element.height = Math.round(rows.length * ROW_PX * scale);
  context.scale(scale, scale);
  drawHeatMap(context, rows, width, readColours(element), isRightToLeft());
}

function readColours(element: HTMLElement): HeatColours {
  const resolve = (token: string) => {
    element.style.color = `var(${token})`;
    return getComputedStyle(element).color;
  };
  const onDark = document.documentElement.dataset['theme'] === 'dark' ? '--on-accent' : '--sheet';
  return {
    levels: ['--h0', '--h1', '--h2', '--h3', '--h4'].map(resolve),
    gap: resolve('--line'),
    mark: resolve('--line'),
    ink: resolve('--ink'),
    onDark: resolve(onDark),
  };
}
