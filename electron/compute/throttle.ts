/** Passes on the first event, and then one whenever at least `everyMs` have gone by; the ones between are dropped. */
export function throttle<T>(pass: (event: T) => void, everyMs: number): (event: T) => void {
  let passedAtMs = -Infinity;
  return (event) => {
    const nowMs = performance.now();
    if (nowMs - passedAtMs < everyMs) return;
    passedAtMs = nowMs;
    pass(event);
  };
}
