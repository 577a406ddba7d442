import type { ModelCard } from '../../../../shared/model-card.ts';
import type { ModelOutput } from '../../../../shared/model.ts';
import type { RunOutcome } from '../../../../shared/run.ts';
import { wattHours } from '../../../../shared/training-settings.ts';
import { packageNames } from './package-names.ts';

/**
 * The package as a bill of materials for machine learning (CycloneDX 1.6, ECMA-424): the model with its card, the program
 * that made it, and the data that it learned from. Its serial number is the version's id, so that it is the same each time.
 */
export function describeBom(card: ModelCard): Readonly<Record<string, unknown>> {
  const { model, data } = card;
  const [program = model.madeWith, version] = model.madeWith.split(' ');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${model.id}`,
    version: 1,
    metadata: {
      timestamp: new Date(model.createdAtMs).toISOString(),
      tools: { components: [{ type: 'application', name: program, ...(version === undefined ? {} : { version }) }] },
      component: modelComponent(card),
    },
    components: [
      fileComponent(card),
      ...(data === null
        ? []
        : [
            {
              type: 'data',
              'bom-ref': `data:${data.versionId}`,
              name: data.ref,
              data: [
                {
                  type: 'dataset',
                  name: data.ref,
                  contents: { properties: propertiesOf({ rows: data.rows, digest: data.digest }) },
                },
              ],
            },
          ]),
    ],
    dependencies: [
      {
        ref: modelRef(card),
        dependsOn: [`file:${model.sha256}`, ...(data === null ? [] : [`data:${data.versionId}`])],
      },
    ],
  };
}

const modelRef = ({ model }: ModelCard): string => `model:${model.id}`;

const propertiesOf = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).map(([name, value]) => ({ name: `fieldloop:${name}`, value: String(value) }));

const fileComponent = ({ model }: ModelCard) => ({
  type: 'file',
  'bom-ref': `file:${model.sha256}`,
  name: packageNames.model,
  hashes: [{ alg: 'SHA-256', content: model.sha256 }],
});

function modelComponent(card: ModelCard): Readonly<Record<string, unknown>> {
  const { model, run, text } = card;
  const outcome = run?.outcome ?? null;
  const spent = outcome?.spent ?? null;
  const watts = outcome?.wattsPerProcessor ?? null;
  const owner = text?.text.owner ?? '';
  return {
    type: 'machine-learning-model',
    'bom-ref': modelRef(card),
    name: model.name,
    version: String(model.version),
    ...(owner === '' ? {} : { authors: [{ name: owner }] }),
    hashes: [{ alg: 'SHA-256', content: model.sha256 }],
    modelCard: {
      modelParameters: parametersOf(card),
      ...(outcome === null ? {} : { quantitativeAnalysis: { performanceMetrics: measuresOf(outcome) } }),
      ...considerationsOf(card),
    },
    properties: propertiesOf({
      practice: String(card.isPractice),
      ...(run === null ? {} : { run: run.id, seed: run.seed }),
      ...(spent === null || watts === null ? {} : { trainingWattHours: wattHours(spent.cpuSeconds, watts) }),
    }),
  };
}

const tensorWords = ({ name, dtype, shape }: Pick<ModelOutput, 'name' | 'dtype' | 'shape'>): string =>
  `${name}: ${dtype}[${shape.map((size) => size ?? '?').join(', ')}]`;

const parametersOf = ({ spec, run, data }: ModelCard) => ({
  approach: { type: 'supervised' },
  task: spec.task,
  ...(run === null ? {} : { architectureFamily: run.algorithm }),
  ...(data === null ? {} : { datasets: [{ ref: `data:${data.versionId}` }] }),
  inputs: spec.inputs.map((input) => ({ format: tensorWords(input) })),
  outputs: spec.outputs.map((output) => ({ format: tensorWords(output) })),
});

/** Of all held-out rows, then slice by slice. */
const measuresOf = ({ metrics, intervals, slices }: RunOutcome) => [
  ...Object.entries(metrics).map(([type, value]) => {
    const interval = intervals[type];
    return { type, value: String(value), ...(interval === undefined ? {} : boundsOf(interval)) };
  }),
  ...slices.map(({ metric, measured, column, value, ...interval }) => ({
    type: metric,
    value: String(measured),
    slice: `${column} = ${value}`,
    ...boundsOf(interval),
  })),
];

const boundsOf = ({ low, high }: { readonly low: number; readonly high: number }) => ({
  confidenceInterval: { lowerBound: String(low), upperBound: String(high) },
});

function considerationsOf({ text, run, isPractice }: ModelCard) {
  const said = text?.text;
  const limits = [
    ...(isPractice ? ['It learned from made-up data, for practice: it must decide about nobody.'] : []),
    ...(said === undefined || said.notFor === '' ? [] : [said.notFor]),
    ...(run?.outcome?.warnings ?? []).map(({ message }) => message),
  ];
  const considerations = {
    ...(said === undefined || said.users === '' ? {} : { users: [said.users] }),
    ...(said === undefined || said.use === '' ? {} : { useCases: [said.use] }),
    ...(limits.length === 0 ? {} : { technicalLimitations: limits }),
  };
  return Object.keys(considerations).length === 0 ? {} : { considerations };
}
