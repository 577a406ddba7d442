type BeforeNowSparkProps = {
  readonly label: string;
  /** Shares of the same bins; before and now may differ in their sum where values are missing. */
  readonly before: readonly number[];
  readonly now: readonly number[];
  readonly width?: number | undefined;
  readonly height?: number | undefined;
};

/** Two histograms of one column in a table row: before as a filled step, now as a line. */
export function BeforeNowSpark({ label, before, now, width = 150, height = 26 }: BeforeNowSparkProps) {
  const highest = Math.max(...before, ...now, 0) || 1; // nothing counted: a flat line
  const step = width / Math.max(before.length, 1);
  const heightOf = (share: number) => height - 1 - (share / highest) * (height - 2);
  const stepsOf = (shares: readonly number[]) =>
    shares.map((share, index) => `H${index * step} V${heightOf(share)} H${(index + 1) * step}`).join(' ');
  return (
    <svg className="before-now-spark" width={width} height={height} role="img" aria-label={label}>
      <path className="spark-before" d={`M0 ${height} ${stepsOf(before)} V${height} Z`} />
      <path className="spark-now" d={`M0 ${heightOf(now[0] ?? 0)} ${stepsOf(now)}`} />
    </svg>
  );
}
