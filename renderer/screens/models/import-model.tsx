import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../call.ts';
import type { AppError } from '../../../shared/result.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { useCall } from '../../use-call.ts';
import { nameOfFile } from '../data/plan-import.ts';

type ImportModelProps = {
  readonly path: string;
  readonly onClose: () => void;
  readonly onImported: (ref: string) => void;
};

/** No data set: the model's own names of its inputs are all that is known. */
const NO_DATA = '';

/** An ONNX file becomes a version; a data set, where given, says which columns fill its inputs. */
export function ImportModel({ path, onClose, onImported }: ImportModelProps) {
  const { t } = useTranslation();
  const list = useCall('dataset.list', {}, []);
  const [name, setName] = useState(nameOfFile(path));
  const [dataset, setDataset] = useState(NO_DATA);
  const [target, setTarget] = useState('');
  const [state, setState] = useState<'asking' | 'running' | AppError>('asking');
  const importNow = async () => {
    setState('running');
    const result = await call('model.import', {
      path,
      name: name.trim(),
      ...(dataset === NO_DATA ? {} : { dataset }),
      ...(target.trim() === '' ? {} : { target: target.trim() }),
    });
    if (result.ok) onImported(result.value.ref);
    else setState(result.error);
  };
  const refs = list.state === 'ready' ? list.value.datasets.map((version) => `${version.name}@${version.version}`) : [];
  return (
    <Dialog
      title={t('models.importTitle', { file: nameOfFile(path) })}
      onClose={onClose}
      actions={
        <>
          <Button label={t('ui.close')} onClick={onClose} />
          <Button
            kind="filled"
            label={t('models.importNow')}
            busy={state === 'running' ? t('models.importing') : undefined}
            locked={name.trim() === '' ? t('models.needsName') : undefined}
            onClick={() => void importNow()}
          />
        </>
      }
    >
      <Field label={t('models.name')} value={name} onChange={setName} />
      <Select
        label={t('models.data')}
        hint={t('models.dataHint')}
        value={dataset}
        options={[{ value: NO_DATA, label: t('models.noData') }, ...refs.map((ref) => ({ value: ref, label: ref }))]}
        onChange={setDataset}
      />
      <Field label={t('models.target')} hint={t('models.targetHint')} value={target} onChange={setTarget} />
      {typeof state === 'object' && <Failed error={state} />}
    </Dialog>
  );
}
