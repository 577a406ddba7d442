import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { takesColumns } from '../../../shared/map-model-inputs.ts';
import type { Pixels } from '../../../shared/model.ts';
import { refWords } from '../../column-words.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { nameOfFile } from '../data/plan-import.ts';
import { targetsOf } from '../runs/plan-training.ts';
import { ImportPixels } from './import-pixels.tsx';
import { type ChosenColumns, columnsChosen, ImportPlaces } from './import-places.tsx';
import { likelyColumns, mayBeTensors, namesIn, type Question, questionOf } from './model-questions.ts';

type ImportModelProps = {
  readonly path: string;
  readonly onClose: () => void;
  readonly onImported: (ref: string) => void;
};

/** Nothing chosen: the model's own names of its inputs are all that is known. */
const NONE = '';

const refOf = ({ name, version }: DatasetVersion): string => `${name}@${version}`;

/** An ONNX file becomes a version; a data set, where given, says which columns fill its inputs. */
export function ImportModel({ path, onClose, onImported }: ImportModelProps) {
  const { t } = useTranslation();
  const list = useCall('dataset.list', {}, []);
  const [named, setName] = useState<string | null>(null);
  const [dataset, setDataset] = useState(NONE);
  const [target, setTarget] = useState(NONE);
  const [columns, setColumns] = useState<string | null>(null);
  const [places, setPlaces] = useState<ChosenColumns>({});
  const [classes, setClasses] = useState<string | null>(null);
  const [pixels, setPixels] = useState<Pixels | null>(null);
  const [asked, setAsked] = useState<ReadonlySet<Question>>(new Set());
  const { busy, error, run } = useAction('model.import');
  const preview = useCall('model.preview', { path, ...about(dataset, target) }, []);
  const shown = preview.state === 'ready' ? preview.value : null;
  const name = named ?? shown?.name ?? nameOfFile(path);
  const inPlaces = shown && columnsChosen(shown, places);
  const datasets = list.state === 'ready' ? list.value.datasets : [];
  const chosen = datasets.find((version) => refOf(version) === dataset);
  const columnsText = columns ?? likelyColumns(chosen, target);
  // A question stays once it was asked: the answer is part of the next attempt.
  const question = questionOf(error?.code);
  if (question !== null && !asked.has(question)) setAsked(new Set([...asked, question]));
  const importAs = async (told: Omit<Input<'model.import'>, 'path' | 'name'>) => {
    const imported = await run({ path, name: name.trim(), ...told });
    if (imported) onImported(imported.ref);
  };
  const importNow = () =>
    importAs({
      ...about(dataset, target),
      ...(asked.has('pixels') && pixels !== null ? { pixels } : {}),
      ...(inPlaces ? { columns: [...inPlaces] } : asked.has('columns') ? { columns: [...namesIn(columnsText)] } : {}),
      ...(asked.has('classes') ? { classes: [...namesIn(classes ?? '')] } : {}),
    });
  return (
    <AskDialog
      title={t('models.importTitle', { file: nameOfFile(path) })}
      onClose={onClose}
      act={{
        label: t('models.importNow'),
        busy: busy ? t('models.importing') : undefined,
        locked: name.trim() === '' ? t('models.needsName') : undefined,
        onClick: () => void importNow(),
      }}
    >
      <p className="second">{t('models.importSentence')}</p>
      {preview.state === 'failed' && !error && <Failed error={preview.error} />}
      {shown?.brought && <Brought of={shown.brought.ref} device={shown.brought.device} />}
      <Field label={t('models.name')} hint={t('models.nameHint')} value={name} onChange={setName} />
      {!shown?.brought && (
        <>
          <Select
            label={t('models.data')}
            hint={t('models.dataHint')}
            value={dataset}
            options={[
              { value: NONE, label: t('models.noData') },
              ...datasets.map((version) => ({ value: refOf(version), label: refWords(refOf(version)) })),
            ]}
            onChange={(ref) => {
              setDataset(ref);
              setTarget(NONE);
            }}
          />
          <TargetChoice dataset={chosen} target={target} onChange={setTarget} />
          {shown && <ImportPlaces preview={shown} chosen={places} onChange={setPlaces} />}
          {asked.has('columns') && !inPlaces && hasOpenWidth(shown) && (
            <Field
              label={t('models.columns')}
              hint={t('models.columnsHint')}
              value={columnsText}
              onChange={setColumns}
            />
          )}
          {asked.has('classes') && (
            <Field
              label={t('models.classes')}
              hint={t('models.classesHint')}
              value={classes ?? ''}
              onChange={setClasses}
            />
          )}
          {asked.has('pixels') && <ImportPixels pixels={pixels} onChange={setPixels} />}
        </>
      )}
      {error && (
        <Failed
          error={error}
          actions={mayBeTensors(error.code) && <KeepTensors onClick={() => void importAs({ task: 'tensors' })} />}
        />
      )}
    </AskDialog>
  );
}

/** What is known of the data, as far as somebody said it. */
const about = (dataset: string, target: string) => ({
  ...(dataset === NONE ? {} : { dataset }),
  ...(target.trim() === NONE ? {} : { target: target.trim() }),
});

/** Whether the file leaves open how many columns there are, so that only a person can name them. */
const hasOpenWidth = (preview: Output<'model.preview'> | null): boolean =>
  preview?.inputs.some((input) => input.likely.length === 0 && takesColumns(input)) ?? true;

/** What is left for a model that is no table. */
function KeepTensors({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button size="bar" label={t('models.keepTensors')} onClick={onClick} />
      <span className="caption">{t('models.notATable')}</span>
    </>
  );
}

/** A package says all of that itself: what is in it, and who vouches for it. */
function Brought({ of, device }: { readonly of: string; readonly device: string | null }) {
  const { t } = useTranslation();
  return (
    <Banner kind={device === null ? 'warn' : 'note'} title={t('models.isPackage', { model: refWords(of) })}>
      {device === null ? t('models.unsigned') : t('models.signedBy', { device })}
    </Banner>
  );
}

type TargetChoiceProps = {
  readonly dataset: DatasetVersion | undefined;
  readonly target: string;
  readonly onChange: (target: string) => void;
};

/** One of the data set's columns where there is one, else its name as typed. */
function TargetChoice({ dataset, target, onChange }: TargetChoiceProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  if (!dataset)
    return <Field label={t('models.target')} hint={t('models.targetHint')} value={target} onChange={onChange} />;
  return (
    <Select
      label={t('models.target')}
      value={target}
      options={[
        { value: NONE, label: t('models.unknownTarget') },
        ...targetsOf(dataset).map(({ name }) => ({ value: name, label: nameOf(name) })),
      ]}
      onChange={onChange}
    />
  );
}
