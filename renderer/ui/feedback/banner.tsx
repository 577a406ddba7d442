import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const icons = { warn: TriangleAlert, stop: CircleAlert, note: Info };

type BannerProps = {
  readonly kind: keyof typeof icons;
  /** What happened, in bold. */
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** Stands inside the card it concerns and stays until its cause is gone. */
export function Banner({ kind, title, children, action }: BannerProps) {
  const Icon = icons[kind];
  return (
    <div className={`banner banner-${kind}`} role={kind === 'stop' ? 'alert' : 'status'}>
      <Icon size={18} strokeWidth={1.9} aria-hidden />
      <p>
        {title && <strong>{title} </strong>}
        {children} {action}
      </p>
    </div>
  );
}
