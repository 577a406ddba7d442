import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { BudgetCard } from './budget-card.tsx';
import { ContactHistory } from './contact-history.tsx';

/** What the link costs: the contacts so far, and what may go over this network. */
export function LinkUse() {
  const budget = useCall('sync.budget', {}, ['projects', 'sync']);
  return (
    <Shown loaded={budget} shape="rows">
      {(value) => (
        <div className="sync-use">
          <ContactHistory sessions={value.sessions} />
          <BudgetCard budget={value} />
        </div>
      )}
    </Shown>
  );
}
