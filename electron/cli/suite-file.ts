import { stringify } from 'yaml';
import { z } from 'zod';
import { type DeclaredSuite, TestSuite } from '../../shared/model-tests.ts';
import { pathOfIssue, readYamlText } from '../core/files/yaml/yaml-text.ts';
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
  const read = readYamlText(text);
  if (!read.ok) throw new WrongUsage('usage.brokenYaml', suiteEnglish.brokenYaml(file, read.line, read.why));
  const named = NamedSuite.safeParse(read.value);
  if (!named.success) throw new WrongUsage('usage.noModelNamed', suiteEnglish.noModelNamed(file));
  const { model, ...suite } = named.data;
  const parsed = TestSuite.safeParse(suite);
  if (parsed.success) return { model, suite: parsed.data };
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new Error('a suite was refused without a reason');
  const path = pathOfIssue(issue);
  const line = read.lineOf(path);
  throw new WrongUsage('usage.brokenSuite', suiteEnglish.brokenSuite(file, line, path.join('.'), issue.message));
}

/** What `readSuite` reads again. */
export const suiteDocument = ({ modelName, suite }: DeclaredSuite) => ({ model: modelName, ...suite });

/** As YAML, with who declared it when in a comment. */
export const writeSuite = (declared: DeclaredSuite): readonly string[] => [
  suiteEnglish.heading(declared),
  ...stringify(suiteDocument(declared)).trimEnd().split('\n'),
];
