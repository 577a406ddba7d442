import type { Output, Parsed } from '../../../shared/calls.ts';
import { slipPage } from '../../../shared/domain/fill-slip.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refuseFile, refuseTarget, replaceFile } from '../files/replace-file.ts';
import { isSystemError } from '../files/system-error.ts';
import type { Context } from './context.ts';
import { makeSlip } from './records/make-slip.ts';

/** Writes the slip of a record as a page of HTML. Fails as `makeSlip` does, and with `file.unwritable`. */
export async function exportSlip(
  context: Context,
  { path, ...asked }: Parsed<'slip.export'>,
): Promise<Result<Output<'slip.export'>>> {
  const made = makeSlip(context, asked);
  if (!made.ok) return made;
  const refused = await refuseTarget(path);
  if (refused !== null) return refused;
  try {
    await replaceFile(path, async (file) => {
      await file.writeFile(slipPage(made.value.slip));
      return true;
    });
    return ok({ ...made.value, path });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(path, cause.message);
  }
}
