type SparklineProps = {
  readonly label: string;
  /** Heights of equally wide bins, in any unit. */
  readonly counts: readonly number[];
  readonly width?: number | undefined;
  readonly height?: number | undefined;
};

/** A column's histogram in a table row. It is zero-based; an empty bin is a hairline, so that the axis stays seen. */
export function Sparkline({ label, counts, width = 150, height = 26 }: SparklineProps) {
  const highest = Math.max(...counts, 0) || 1; // nothing counted: hairlines
  const step = width / Math.max(counts.length, 1);
  return (
    <svg className="sparkline" width={width} height={height} role="img" aria-label={label}>
      {counts.map((count, index) => {
        const bar = Math.max(1, (count / highest) * height);
        // Bins never change places.
        return (
          <rect key={`bin ${index}`} x={index * step} y={height - bar} width={Math.max(1, step - 1)} height={bar} />
        );
      })}
    </svg>
  );
}
