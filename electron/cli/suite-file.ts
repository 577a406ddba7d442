import { isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { type DeclaredSuite, TestSuite } from '../../shared/model-tests.ts';
import { WrongUsage } from './arguments.ts';
import { suiteEnglish } from './suite-english.ts';

/** A suite with the model that it is declared for. */
const NamedSuite = z.looseObject({ model: z.string().min(1) });

/** A suite as a person wrote it, without what is understood when nothing is said. */
export type WrittenSuite = { readonly model: string; readonly suite: z.input<typeof TestSuite> };

/**
 * Reads a suite out of YAML, which JSON is too. `file` names it where it is refused, with the line of what is wrong:
 * `usage.brokenYaml`, `usage.noModelNamed`, `usage.brokenSuite`.
 */
export function readSuite(file: string, text: string): WrittenSuite {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line } = lines.linePos(fault.pos[0]);
    throw new WrongUsage('usage.brokenYaml', suiteEnglish.brokenYaml(file, line, fault.message));
  }
  const named = NamedSuite.safeParse(document.toJS());
  if (!named.success) throw new WrongUsage('usage.noModelNamed', suiteEnglish.noModelNamed(file));
  const { model, ...suite } = named.data;
  const parsed = TestSuite.safeParse(suite);
  if (parsed.success) return { model, suite: parsed.data };
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new Error('a suite was refused without a reason');
  const path = pathOf(issue);
  const line = lines.linePos(offsetOf(document, path)).line;
  throw new WrongUsage('usage.brokenSuite', suiteEnglish.brokenSuite(file, line, path.join('.'), issue.message));
}

/** The name that nobody knows is what is wrong, not the test that it stands in. */
const pathOf = (issue: z.core.$ZodIssue): readonly PropertyKey[] =>
  issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

/** Where in the text the value of `path` begins; of what is not there, where it should stand. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

/** What `readSuite` reads again. */
export const suiteDocument = ({ modelName, suite }: DeclaredSuite) => ({ model: modelName, ...suite });

/** As YAML, with who declared it when in a comment. */
export const writeSuite = (declared: DeclaredSuite): readonly string[] => [
  suiteEnglish.heading(declared),
  ...stringify(suiteDocument(declared)).trimEnd().split('\n'),
];
