import { ChevronUp, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../shared/column.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { type DraftTest, problemsOf } from './draft.ts';
import { TestForm } from './test-form.tsx';
import { useAskedWords } from './use-asked-words.ts';

type SuiteTestsProps = {
  readonly tests: readonly DraftTest[];
  readonly spec: ModelSpec;
  readonly columns: readonly Column[];
  readonly onChange: (id: string, values: Readonly<Record<string, unknown>>) => void;
  readonly onRemove: (id: string) => void;
};

/** The tests one below the other; one at a time is open to be changed. */
export function SuiteTests({ tests, onChange, onRemove, ...model }: SuiteTestsProps) {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <ul className="suite-tests" aria-label={t('models.tab.tests')}>
      {tests.map((test) => (
        <li key={test.id} className={problemsOf(test).size > 0 ? 'suite-test suite-test-wrong' : 'suite-test'}>
          <TestLine
            test={test}
            isOpen={test.id === openId}
            onOpen={() => setOpenId(test.id === openId ? null : test.id)}
            onRemove={() => onRemove(test.id)}
          />
          {test.id === openId && <TestForm {...model} test={test} onChange={(values) => onChange(test.id, values)} />}
        </li>
      ))}
    </ul>
  );
}

type TestLineProps = {
  readonly test: DraftTest;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
};

function TestLine({ test, isOpen, onOpen, onRemove }: TestLineProps) {
  const { t } = useTranslation();
  const askedOf = useAskedWords();
  const name = typeof test['title'] === 'string' ? test['title'] : t(`models.tests.kind.${test.kind}`);
  return (
    <div className="suite-line">
      <div>
        <strong>{name}</strong> {test['required'] === true && <Tag kind="plain" label={t('suite.requiredTag')} />}
        <p className="caption">{askedOf(test)}</p>
        {problemsOf(test).size > 0 && <p className="suite-wrong table-text">{t('suite.isWrong')}</p>}
      </div>
      <IconButton
        icon={isOpen ? ChevronUp : PenLine}
        label={t(isOpen ? 'suite.close' : 'suite.open', { name })}
        aria-expanded={isOpen}
        onClick={onOpen}
      />
      <IconButton icon={Trash2} label={t('suite.remove', { name })} onClick={onRemove} />
    </div>
  );
}
