import type { DeclaredSuite } from '../../shared/model-tests.ts';
import { count, timeOf } from './figures.ts';

const toBegin = '"model tests show NAME > suite.yaml" writes one to begin with.';

/** What the command line says of a file of tests, in English. */
export const suiteEnglish = {
  /** The first line of a suite as it is shown, which is read again as a comment. */
  heading: ({ modelName, version, actorName, declaredAtMs }: DeclaredSuite): string =>
    version === 0 || declaredAtMs === null
      ? `# asked of ${modelName} by default`
      : `# declared for ${modelName}, version ${count(version)}, by ${actorName}, ${timeOf(declaredAtMs)}`,
  brokenYaml: (file: string, line: number, why: string) => ({
    message: `${file}, line ${line}: ${why}`,
    hint: `Write it as YAML or JSON; ${toBegin}`,
  }),
  noModelNamed: (file: string) => ({
    message: `${file} does not name the model whose versions it tests.`,
    hint: `Begin it with "model: NAME"; ${toBegin}`,
  }),
  brokenSuite: (file: string, line: number, place: string, why: string) => ({
    message: `${file}, line ${line}${place === '' ? '' : ` (${place})`}: ${why}.`,
    hint: 'Mend that line; nothing was declared.',
  }),
} as const;
