import { createHash } from 'node:crypto';
import { compileForm } from '../../../../shared/forms/compile-form.ts';
import { phoneForm } from '../../../../shared/forms/phone-form.ts';
import type { FormVersion } from '../../../../shared/forms/form-version.ts';
import { writeTable } from '../../../../shared/forms/xform/write-table.ts';
import { writeXForm } from '../../../../shared/forms/xform/write-xform.ts';
import { xformVersion } from '../../../../shared/forms/xform/xform-version.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { AskCore } from '../ask-core.ts';

export type ServedFile = { readonly filename: string; readonly content: string; readonly md5: string };

/** A form as phones get it. */
export type ServedForm = {
  readonly formId: string;
  readonly title: string;
  readonly version: string;
  /** Of what is served: the address under which it is fetched never means another. */
  readonly digest: string;
  readonly xml: string;
  readonly md5: string;
  readonly files: readonly ServedFile[];
};

const MOST_KEPT = 50;

/** The form that a project uses, in each of its versions written for phones when it is first asked for. */
export class ServedForms {
  readonly #ask: AskCore;
  readonly #kept = new Map<string, ServedForm>();

  constructor(ask: AskCore) {
    this.#ask = ask;
  }

  /** The newest version of the form in use; none where none is. Fails as `home.show` and `form.show` do. */
  async list(): Promise<Result<readonly ServedForm[]>> {
    const home = await this.#ask('home.show', {});
    if (!home.ok) return home;
    const definition = home.value.project?.definition;
    if (definition?.form.name === undefined) return ok([]);
    const shown = await this.#ask('form.show', { name: definition.form.name });
    if (!shown.ok) return shown;
    const { version, form } = shown.value;
    return ok([this.#serve({ version, form: phoneForm(form, definition) })]);
  }

  /** One that was listed; null for an address that means none. */
  byDigest(digest: string): ServedForm | null {
    return this.#kept.get(digest) ?? null;
  }

  #serve(shown: Shown): ServedForm {
    const digest = digestOf(shown);
    const kept = this.#kept.get(digest);
    if (kept !== undefined) return kept;
    const form = { ...serve(shown), digest };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(form.digest, form);
    return form;
  }
}

type Shown = { readonly version: FormVersion; readonly form: Parameters<typeof compileForm>[0] };

/** Of what is written for phones: projects may ask more of them with the same form. */
const digestOf = ({ version, form }: Shown): string =>
  createHash('sha256').update(version.digest).update(JSON.stringify(form.items)).digest('hex');

function serve({ version, form }: Shown): Omit<ServedForm, 'digest'> {
  const { compiled } = compileForm(form);
  if (compiled === null) throw new Error(`form ${form.formId} was stored and has errors`);
  const called = xformVersion(version);
  const xml = writeXForm(compiled, called);
  const files = Object.entries(form.tables).map(([name, table]) => {
    const content = writeTable(table);
    return { filename: `${name}.csv`, content, md5: md5(content) };
  });
  const { formId, title } = form;
  return { formId, title, version: called, xml, md5: md5(xml), files };
}

/** Not for safety: OpenRosa says so, and a phone sees by it whether it has the form already. */
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
