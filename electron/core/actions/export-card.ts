import { extname } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { ModelCard } from '../../../shared/model-card.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { cardHtml } from '../files/card/card-html.ts';
import { cardMarkdown } from '../files/card/card-markdown.ts';
import { refuseFile, refuseTarget, replaceFile } from '../files/replace-file.ts';
import { isSystemError } from '../files/system-error.ts';
import { gatherCard } from './cards/gather-card.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

const writers: Readonly<Record<string, (card: ModelCard) => string>> = {
  '.md': cardMarkdown,
  '.html': cardHtml,
  '.json': (card) => `${JSON.stringify(card, null, 2)}\n`,
};

/** Writes a version's card. Fails as `findModel` does, with `card.format` and `file.unwritable`. */
export async function exportCard(
  context: Context,
  { ref, path }: Parsed<'card.export'>,
): Promise<Result<Output<'card.export'>>> {
  const found = findModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const write = writers[extname(path).toLowerCase()];
  if (write === undefined) return refuseFormat(path);
  const refused = await refuseTarget(path);
  if (refused !== null) return refused;
  try {
    await replaceFile(path, async (file) => {
      await file.writeFile(write(gatherCard(context, found.value)));
      return true;
    });
    return ok({ ref: found.value.ref, path });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(path, cause.message);
  }
}

const refuseFormat = (path: string): Result<never> =>
  fail(
    'card.format',
    extname(path).toLowerCase() === '.pdf'
      ? 'A PDF is made by the window alone.'
      : `A card is not written as "${extname(path)}".`,
    'Choose a name that ends in .md, .html or .json. For a PDF open the card in the window and print it, or print the HTML.',
  );
