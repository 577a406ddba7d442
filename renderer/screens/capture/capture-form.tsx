import { useCallback, useRef, useState } from 'react';
import type { CompiledForm } from '../../../shared/forms/compile-form.ts';
import type { Draft } from '../../../shared/draft.ts';
import { recordOf } from '../../../shared/forms/look-at-form.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { type InSight, LiveAdvice, NOTHING_IN_SIGHT } from './advice/live-advice.tsx';
import { CaptureHead } from './capture-head.tsx';
import { FormWords } from './form-words.tsx';
import type { Fill } from './fill/fill.ts';
import { beginNew, chooseSubject, keep, useCapture } from './fill/fill-store.ts';
import { nameOfRecord } from './name-of-record.ts';
import { CaptureView } from './page/capture-view.tsx';
import { RecordPage } from './saved/record-page.tsx';
import { SubjectHistory } from './subject/subject-history.tsx';
import { SubjectPanel } from './subject/subject-panel.tsx';
import { useSaving } from './use-saving.ts';
import { useUnfinished } from './use-unfinished.ts';

type CaptureFormProps = {
  readonly compiled: CompiledForm;
  /** The form's language to begin a new record in. */
  readonly language: string;
  readonly drafts: readonly Draft[];
};

export function CaptureForm({ compiled, language, drafts }: CaptureFormProps) {
  const { fill, saved } = useCapture();
  const onNext = () => beginNew(compiled, language);
  if (saved !== null)
    return <RecordPage id={saved.result.recordId} compiled={compiled} saved={saved} onNext={onNext} />;
  return fill && <FilledForm key={fill.draftId} fill={fill} language={language} drafts={drafts} />;
}

/** One record: its questions, the advice beside them, and saving it. */
function FilledForm({
  fill,
  language,
  drafts,
}: Pick<CaptureFormProps, 'language' | 'drafts'> & { readonly fill: Fill }) {
  const own = useOwnWords();
  const definition = useShellState(({ project }) => project?.definition);
  const keepError = useCapture((state) => state.keepError);
  const { compiled } = fill.form;
  const values = recordOf(fill.form);
  const title = nameOfRecord({ ...(fill.subject && { subjectCode: fill.subject.code }), values }, definition);
  const inSight = useRef<InSight>(NOTHING_IN_SIGHT);
  const noteShown = useCallback((shown: InSight) => {
    inSight.current = shown;
  }, []);
  const [refused, setRefused] = useState<string | null>(null);
  const saving = useSaving({ title: title ?? own.newRecord, inSight, onRefused: setRefused });
  const unfinished = useUnfinished(drafts, fill, compiled, language);
  return (
    <FormWords language={fill.form.language}>
      <CaptureView
        fill={fill}
        head={<CaptureHead fill={fill} title={title ?? own.newRecord} unfinished={unfinished} />}
        subject={
          asksForSubject(compiled, definition) ? (
            <SubjectPanel
              chosen={fill.subject}
              values={values}
              notTheSame={fill.notTheSame}
              onChoose={chooseSubject}
              onLeave={keep}
            />
          ) : null
        }
        refused={refused}
        errors={[keepError, saving.error]}
        saving={saving.busy}
        onFinish={saving.save}
        advice={
          <>
            <LiveAdvice fill={fill} onShown={noteShown} />
            <SubjectHistory chosen={fill.subject} values={values} exceptId={fill.recordId} />
          </>
        }
      />
    </FormWords>
  );
}

/** Who a record is about is asked here, where the form does not ask it itself. */
function asksForSubject(
  { names }: CompiledForm,
  definition:
    | { readonly columns: readonly { readonly name: string; readonly role?: string | undefined }[] }
    | undefined,
): boolean {
  const column = definition?.columns.find(({ role }) => role === 'subject');
  return column === undefined || !names.has(column.name);
}
