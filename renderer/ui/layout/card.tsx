import type { ReactNode } from 'react';

type CardProps = {
  readonly title?: string | undefined;
  /** The small grey word beside the title: unit, method. */
  readonly unit?: string | undefined;
  readonly aside?: ReactNode;
  /** Lists and tables reach the edges. */
  readonly flush?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export const Card = ({ title, unit, aside, flush, className, children }: CardProps) => (
  <section className={`card${flush ? ' card-flush' : ''}${className ? ` ${className}` : ''}`} aria-label={title}>
    {(title || aside) && (
      <div className="card-head">
        <div className="card-title">
          <h2 className="card-heading">{title}</h2>
          {unit && (
            <span className="caption" title={unit}>
              {unit}
            </span>
          )}
        </div>
        <div className="card-aside">{aside}</div>
      </div>
    )}
    {children}
  </section>
);
