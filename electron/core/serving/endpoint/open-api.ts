import { z } from 'zod';
import { VERSION } from '../../../../shared/version.ts';
import { InferBody } from './infer-request.ts';
import { DATATYPES } from './tensors/datatypes.ts';
import { InvocationsBody } from './read-frame.ts';

type Answer = { readonly description: string };
export type ApiOperation = {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, object>> };
  readonly responses: Readonly<Record<string, Answer>>;
  readonly security?: readonly object[];
};
export type ApiDocument = {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', ApiOperation>>>>>;
  readonly components: object;
};

/** The endpoint as OpenAPI 3.1 has it; bodies are described by the schemas that they are read with. */
export function openApi(): ApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fieldloop on this laptop',
      version: VERSION,
      description:
        'Predictions by the models of a project, for programs on the same laptop. Send the token with every request: "Authorization: Bearer TOKEN".',
    },
    security: [{ token: [] }],
    paths: { ...health, ...models, ...scoringServer, ...pages },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Tensor: tensor, Error: { type: 'object', properties: { error: { type: 'string' } } } },
    },
  };
}

/** Without the address of its dialect, which is OpenAPI's own. */
const schemaOf = (schema: z.ZodType): object =>
  Object.fromEntries(
    Object.entries(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).filter(
      ([key]) => key !== '$schema',
    ),
  );

const tensor = {
  type: 'object',
  required: ['name', 'shape', 'datatype', 'data'],
  properties: {
    name: { type: 'string' },
    shape: { type: 'array', items: { type: 'integer' } },
    datatype: { enum: DATATYPES },
    data: { type: 'array' },
  },
} as const;

const refusals: Readonly<Record<string, Answer>> = {
  '401': { description: 'No token, or a wrong one.' },
  '403': { description: 'Another Host than this laptop, or a web page.' },
  '429': { description: 'Too many wrong tokens; Retry-After says when to come again.' },
};
const scoringRefusals: Readonly<Record<string, Answer>> = {
  ...refusals,
  '400': { description: 'What was sent does not fit the model; "error" says what.' },
  '404': { description: 'No such model or version.' },
  '413': { description: 'More than is taken at once.' },
  '500': { description: 'The model failed.' },
  '503': { description: 'Too much is being scored; Retry-After says when to come again.' },
  '504': { description: 'Scoring took too long and was stopped.' },
};

const named = (name: string, description: string): object => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const ofModel = [named('model', 'Name in the registry.')];
const ofVersion = [...ofModel, named('version', 'A number, or an alias such as champion.')];

const fine = (description: string): ApiOperation['responses'] => ({ '200': { description }, ...refusals });

const health: ApiDocument['paths'] = {
  '/v2': { get: { summary: 'What serves here', responses: fine('Name, version and extensions.') } },
  '/v2/health/live': { get: { summary: 'Whether it runs', responses: fine('It runs.') } },
  '/v2/health/ready': { get: { summary: 'Whether it takes requests', responses: fine('It does.') } },
};

const infer = (parameters: readonly object[], which: string): ApiOperation => ({
  summary: `Predictions by ${which}`,
  description:
    'Inputs are columns by name, one value a row ([rows] or [rows, 1]); or the inputs of the model’s own file. Flat or nested. The extension for binary tensor data is understood.',
  parameters,
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(InferBody) } } },
  responses: { '200': { description: 'The outputs that were asked for, or all.' }, ...scoringRefusals },
});

function ofOne(parameters: readonly object[], path: string, which: string): ApiDocument['paths'] {
  const responses = { ...fine('It is there.'), '404': { description: 'No such model or version.' } };
  return {
    [path]: { get: { summary: `Inputs and outputs of ${which}`, parameters, responses } },
    [`${path}/ready`]: { get: { summary: `Whether ${which} can be asked`, parameters, responses } },
    [`${path}/infer`]: { post: infer(parameters, which) },
  };
}

const models: ApiDocument['paths'] = {
  ...ofOne(ofModel, '/v2/models/{model}', 'the version in use, else the newest'),
  ...ofOne(ofVersion, '/v2/models/{model}/versions/{version}', 'one version'),
};

const frame = {
  'application/json': { schema: schemaOf(InvocationsBody) },
  'text/csv': { schema: { type: 'string' } },
};
const scoringServer: ApiDocument['paths'] = {
  '/invocations': {
    post: {
      summary: 'Predictions as MLflow’s scoring server gives them',
      description: 'By the model in use. Columns that the model does not read are left out.',
      requestBody: { required: true, content: frame },
      responses: {
        '200': { description: '"predictions", one object a row.' },
        ...scoringRefusals,
        '415': { description: 'Neither JSON nor CSV.' },
      },
    },
  },
  '/ping': { get: { summary: 'Whether a model is in use', responses: fine('One is.') } },
  '/version': { get: { summary: 'Version of Fieldloop', responses: fine('As text.') } },
};

const pages: ApiDocument['paths'] = {
  '/metrics': { get: { summary: 'Counts and durations for Prometheus', responses: fine('Text format 0.0.4.') } },
  '/openapi.json': {
    get: { summary: 'This description', security: [], responses: { '200': { description: 'OpenAPI 3.1.' } } },
  },
  '/docs': { get: { summary: 'This page', security: [], responses: { '200': { description: 'HTML.' } } } },
};
