import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/result.ts';

/** A refusal: what, to what, what was kept, what now. The words come from core with the failure. */
export const Failed = ({ error, actions }: { readonly error: AppError; readonly actions?: ReactNode }) => (
  <div className="failed" role="alert">
    <CircleX size={18} strokeWidth={1.9} aria-hidden />
    <div>
      <h2 className="failed-title">{error.message}</h2>
      {error.hint && <p className="second table-text">{error.hint}</p>}
      {actions && <div className="failed-actions">{actions}</div>}
    </div>
  </div>
);
