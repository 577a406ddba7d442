import { Plus, RotateCcw, Save, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { kindsFor, newTest } from '../../../../shared/domain/model-tests/new-test.ts';
import type { TestSuite } from '../../../../shared/model-tests.ts';
import { columnWords } from '../../../column-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Menu } from '../../../ui/controls/menu.tsx';
import { MenuButton } from '../../../ui/controls/menu-button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { changeDraft, type Draft, type Drafting, draftOf, suiteOf, undoDraft, withoutTest, withTest } from './draft.ts';
import { LeaveSuite } from './leave-suite.tsx';
import { SuiteHistory } from './suite-history.tsx';
import { SuiteScope } from './suite-scope.tsx';
import { SuiteTests } from './suite-tests.tsx';

type SuitePageProps = { readonly model: string; readonly onClose: () => void };

/** What is asked of every version of a model, to be changed. */
export function SuitePage({ model, onClose }: SuitePageProps) {
  const opened = useCall('testSuite.open', { model }, []);
  return (
    <Shown loaded={opened} shape="rows">
      {(known) => <SuiteEditor known={known} onClose={onClose} />}
    </Shown>
  );
}

type SuiteEditorProps = { readonly known: Output<'testSuite.open'>; readonly onClose: () => void };

function SuiteEditor({ known, onClose }: SuiteEditorProps) {
  const { t } = useTranslation();
  const { declared, history, byDefault, spec, columns } = known;
  const [drafting, setDrafting] = useState<Drafting>({ now: draftOf(declared.suite), before: [], key: null });
  const [isLeaving, setIsLeaving] = useState(false);
  const { busy, error, save } = useSaving(declared.modelName, declared.suite, onClose);
  const { now: draft, before } = drafting;
  const isChanged = before.length > 0;
  const suite = suiteOf(draft);
  const change = (next: Draft, key: string | null = null) => setDrafting((last) => changeDraft(last, next, key));
  return (
    <Page
      title={t('suite.heading', { model: columnWords(declared.modelName) })}
      sentence={t('suite.sentence')}
      parent={{
        label: columnWords(declared.modelName),
        here: t('models.tab.tests'),
        onOpen: () => (isChanged ? setIsLeaving(true) : onClose()),
      }}
      actions={
        <>
          <Button
            icon={Undo2}
            label={t('ui.undo')}
            locked={isChanged ? undefined : t('suite.nothingToUndo')}
            onClick={() => setDrafting(undoDraft)}
          />
          <Button icon={RotateCcw} label={t('suite.takeDefault')} onClick={() => change(draftOf(byDefault))} />
          <Button
            kind="filled"
            icon={Save}
            label={t('suite.save')}
            busy={busy ? t('suite.saving') : undefined}
            locked={isChanged ? (suite === null ? t('suite.isWrongSomewhere') : undefined) : t('suite.nothingChanged')}
            onClick={() => suite && void save(suite)}
          />
        </>
      }
    >
      {error && <Failed error={error} />}
      <div className="page-columns suite-columns">
        <Card flush>
          <SuiteScope
            draft={draft}
            spec={spec}
            onTestSet={(testSet) => change({ ...draft, testSet })}
            onAliases={(aliases) => change({ ...draft, aliases }, 'aliases')}
          />
          <SuiteTests
            tests={draft.tests}
            spec={spec}
            columns={columns}
            onChange={(id, values) => change(withTest(draft, id, values), `${id} ${Object.keys(values).join(' ')}`)}
            onRemove={(id) => change(withoutTest(draft, id))}
          />
          <AddTest known={known} draft={draft} onAdd={change} />
        </Card>
        <SuiteHistory history={history} onTake={({ suite: then }) => change(draftOf(then))} />
      </div>
      {isLeaving && <LeaveSuite onStay={() => setIsLeaving(false)} onLeave={onClose} />}
    </Page>
  );
}

/** Declares it; what was asked before can be asked again while the toast stands, and from the history. */
function useSaving(model: string, before: TestSuite, onDone: () => void) {
  const { t } = useTranslation();
  const { busy, error, run } = useAction('testSuite.set');
  const save = async (suite: TestSuite) => {
    if ((await run({ model, suite })) === null) return;
    showToast({ message: t('suite.saved'), undo: () => void run({ model, suite: before }) });
    onDone();
  };
  return { busy, error, save };
}

type AddTestProps = {
  readonly known: Output<'testSuite.open'>;
  readonly draft: Draft;
  readonly onAdd: (next: Draft) => void;
};

/** One of each kind that this model can be asked, with limits to begin with. */
function AddTest({ known, draft, onAdd }: AddTestProps) {
  const { t } = useTranslation();
  const taken = new Set(draft.tests.map(({ id }) => id));
  return (
    <div className="suite-add">
      <Menu
        trigger={<MenuButton icon={Plus} label={t('suite.add')} />}
        items={kindsFor(known).map((kind) => ({
          label: t(`models.tests.kind.${kind}`),
          onSelect: () => {
            const added = newTest(kind, known, taken);
            if (added !== null) onAdd({ ...draft, tests: [...draft.tests, { ...added }] });
          },
        }))}
      />
    </div>
  );
}
