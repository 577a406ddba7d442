import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** An element's inner width in pixels, kept up to date; 0 before it is drawn. */
export function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const outer = element.current?.parentElement;
    if (!outer) return;
    const measure = () => setWidth(outer.clientWidth - 2 * parseFloat(getComputedStyle(outer).paddingInlineStart));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
