import { GitCompare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

type CompareButtonProps = {
  readonly chosen: ReadonlySet<string>;
  /** What to do while fewer than two are chosen. */
  readonly chooseTwo: string;
  readonly onCompare: (chosen: readonly string[]) => void;
};

/** Opens what is chosen in a list side by side. */
export function CompareButton({ chosen, chooseTwo, onCompare }: CompareButtonProps) {
  const { t } = useTranslation();
  return (
    <>
      {chosen.size > 0 && (
        <span className="second table-text" aria-live="polite">
          {t('compare.chosen', { count: chosen.size })}
        </span>
      )}
      <Button
        icon={GitCompare}
        label={t('compare.compare')}
        locked={chosen.size < 2 ? chooseTwo : undefined}
        onClick={() => onCompare([...chosen])}
      />
    </>
  );
}
