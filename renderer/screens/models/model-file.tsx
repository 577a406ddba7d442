import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../shared/registry.ts';
import { formatBytes, formatMoment } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';

/** The file that a version is: its size, its hash, who brought it in and what its outputs are. */
export function ModelFile({ model }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const { spec, source, runId } = model;
  const facts = [
    ...(runId === null ? [{ name: t('models.file'), value: source.name }] : []),
    { name: t('models.size'), value: formatBytes(model.sizeBytes) },
    { name: t('models.digest'), value: <CopyId id={model.sha256} shown={shortDigest(model.sha256)} /> },
    { name: t('models.id'), value: <CopyId id={model.id} shown={model.id.slice(0, 8)} /> },
    { name: t('models.who'), value: model.actorName },
    { name: t('models.when'), value: formatMoment(model.createdAtMs) },
    ...spec.outputs.map(({ name, dtype, shape, role }) => ({
      name: t(`models.output.${role}`),
      value: <Tensor name={name} dtype={dtype} shape={shape} />,
    })),
  ];
  return (
    <div className="card-row models-tab">
      <Facts facts={facts} />
      <div className="models-links">
        <Button size="bar" label={t('models.lineage')} onClick={() => goTo('lineage', model.id)} />
      </div>
    </div>
  );
}

type TensorProps = { readonly name: string; readonly dtype: string; readonly shape: readonly (number | null)[] };

/** As ONNX writes it: a free dimension is a question mark. */
const Tensor = ({ name, dtype, shape }: TensorProps) => (
  <bdi dir="ltr" className="mono">
    {`${name} ${dtype}[${shape.map((size) => size ?? '?').join(', ')}]`}
  </bdi>
);
