import { formatDate, formatDatetime } from './columns/cells.ts';
import type { Feature } from './model.ts';
import type { ModelVersion } from './registry.ts';

/** A request that a version answers, by the Open Inference Protocol: one row with usual values of what it reads. */
export function exampleRequest({ name, version, spec }: Pick<ModelVersion, 'name' | 'version' | 'spec'>): {
  readonly path: string;
  readonly body: string;
} {
  const inputs = spec.features.map((feature) => ({
    name: feature.name,
    shape: [1],
    datatype: datatypeOf(feature),
    data: [usualValue(feature)],
  }));
  return {
    path: `/v2/models/${encodeURIComponent(name)}/versions/${version}/infer`,
    body: JSON.stringify({ inputs }),
  };
}

/** How a column is told to programs, in the words of the Open Inference Protocol; other numbers are taken as well. */
export function datatypeOf({ type }: Pick<Feature, 'type'>): 'FP64' | 'INT64' | 'BOOL' | 'BYTES' {
  if (type === 'number') return 'FP64';
  if (type === 'integer') return 'INT64';
  return type === 'boolean' ? 'BOOL' : 'BYTES';
}

/** In the middle of what training saw; the first of its categories. */
function usualValue({ type, min = 0, max = 1, categories = [] }: Feature): string | number | boolean {
  const middle = (min + max) / 2;
  switch (type) {
    case 'number':
      return Number(middle.toPrecision(3));
    case 'integer':
      return Math.round(middle);
    case 'boolean':
      return false;
    case 'date':
      return formatDate(Math.floor(middle));
    case 'datetime':
      return formatDatetime(middle);
    case 'text':
    case 'category':
    case 'image':
      return categories[0] ?? '';
  }
}

/** The request as a person types it into a terminal that has the token in TOKEN. */
export const curlOf = (url: string, { path, body }: ReturnType<typeof exampleRequest>): string =>
  `curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '${body.replaceAll("'", "'\\''")}' '${url}${path}'`;
