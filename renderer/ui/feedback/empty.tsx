import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type EmptyProps = {
  readonly icon: LucideIcon;
  /** What will stand here. */
  readonly title: string;
  /** What is missing, in numbers. */
  readonly missing: string;
  /** One action, if there is one. */
  readonly action?: ReactNode;
};

export const Empty = ({ icon: Icon, title, missing, action }: EmptyProps) => (
  <div className="empty">
    <span className="empty-ring">
      <Icon size={20} strokeWidth={1.6} aria-hidden />
    </span>
    <h2 className="card-heading">{title}</h2>
    <p className="second table-text">{missing}</p>
    {action}
  </div>
);
