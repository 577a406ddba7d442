import { CircleCheck, TriangleAlert } from 'lucide-react';

type CheckResultsProps = {
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
};

/** What was looked at, each with whether it is as it should be. */
export const CheckResults = ({ checks }: CheckResultsProps) => (
  <div role="status">
    <ul className="check-results table-text">
      {checks.map(({ name, ok, detail }) => (
        <li key={name} className={ok ? undefined : 'warn-text'}>
          {ok ? (
            <CircleCheck size={16} strokeWidth={1.9} aria-hidden />
          ) : (
            <TriangleAlert size={16} strokeWidth={1.9} aria-hidden />
          )}
          <span>
            <b>{name}</b> <span className="second">{detail}</span>
          </span>
        </li>
      ))}
    </ul>
  </div>
);
