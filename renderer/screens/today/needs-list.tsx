import {
  CircleCheck,
  FlaskConical,
  Inbox,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/layout/card.tsx';

/** Something that waits for this person, with the one thing to do about it. */
export type Need = {
  readonly kind: 'alarm' | 'review' | 'word' | 'question' | 'model';
  readonly title: string;
  readonly words: string;
  readonly action: string;
  readonly onAct: () => void;
};

const icons: Readonly<Record<Need['kind'], LucideIcon>> = {
  alarm: TriangleAlert,
  review: ListChecks,
  word: MessagesSquare,
  question: Inbox,
  model: FlaskConical,
};

/** More than five is a list nobody starts. */
const MOST_NEEDS = 5;

export const NeedsList = ({ needs }: { readonly needs: readonly Need[] }) => (
  <Card flush className="needs">
    {needs.length === 0 ? (
      <NothingNeeded />
    ) : (
      needs.slice(0, MOST_NEEDS).map((need) => <NeedRow key={need.title} need={need} />)
    )}
  </Card>
);

function NeedRow({ need }: { readonly need: Need }) {
  const Icon = icons[need.kind];
  return (
    <div className="need">
      <span className={`need-icon need-${need.kind}`}>
        <Icon size={18} strokeWidth={1.9} aria-hidden />
      </span>
      <div className="need-words">
        <h2>{need.title}</h2>
        <p className="second table-text">{need.words}</p>
      </div>
      <Button label={need.action} onClick={need.onAct} />
    </div>
  );
}

function NothingNeeded() {
  const { t } = useTranslation();
  return (
    <div className="need">
      <span className="need-icon need-review">
        <CircleCheck size={18} strokeWidth={1.9} aria-hidden />
      </span>
      <div className="need-words">
        <h2>{t('today.inOrder')}</h2>
        <p className="second table-text">{t('today.inOrderWords')}</p>
      </div>
    </div>
  );
}
