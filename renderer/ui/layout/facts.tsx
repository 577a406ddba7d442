import type { ReactNode } from 'react';

export type Fact = {
  readonly name: string;
  /** The field's own word, small and grey beside the plain one. */
  readonly term?: string | undefined;
  readonly value: ReactNode;
};

/** Names at the start, values in ink at the end, a hairline between. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts table-text">
    {facts.map(({ name, term, value }) => (
      <div key={name}>
        <dt>
          {name}
          {term !== undefined && <span className="caption"> {term}</span>}
        </dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
