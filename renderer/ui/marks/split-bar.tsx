import { formatNumber } from '../../format.ts';

type SplitBarProps = {
  readonly label: string;
  readonly parts: readonly { readonly value: string; readonly count: number }[];
};

/** Categories as one bar, each as wide as its share; a name stands inside where it fits. */
export function SplitBar({ label, parts }: SplitBarProps) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const words = parts.map(({ value, count }) => `${value} ${formatNumber(count)}`).join(', ');
  return (
    <span className="split-bar" role="img" aria-label={`${label}: ${words}`} title={words}>
      {parts.map(({ value, count }) => (
        <span key={value} style={{ flexGrow: count }}>
          {count / total > 0.2 && <i>{value}</i>}
        </span>
      ))}
    </span>
  );
}
