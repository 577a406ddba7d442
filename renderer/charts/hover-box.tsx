type HoverBoxProps = {
  /** Recharts gives these three when it clones the element. */
  readonly active?: boolean;
  readonly label?: string | number;
  readonly payload?: readonly {
    readonly name?: unknown;
    readonly value?: unknown;
    readonly graphicalItemId?: string;
  }[];
  readonly writeTitle: (label: number) => string;
  readonly writeValue: (value: number) => string;
};

/** Exact values beside the hairline, by pointer or arrow keys. */
export function HoverBox({ active, label, payload, writeTitle, writeValue }: HoverBoxProps) {
  if (!active || !payload || payload.length === 0) return null;
  return (
    <div className="hover-box">
      <b>{writeTitle(Number(label))}</b>
      {payload.map(({ name, value }) => (
        <span key={String(name)}>
          {String(name)} <b>{writeValue(Number(value))}</b>
        </span>
      ))}
    </div>
  );
}
