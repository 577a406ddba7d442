import { ok, type Result } from '../../../shared/result.ts';
import { type Arguments, WrongUsage } from '../arguments.ts';
import type { Ask } from '../command.ts';
import { usageEnglish } from '../usage-english.ts';

/**
 * Keeps the photos of `--photo COLUMN=FILE,…` and answers their hashes by column, as a record names them. The first that
 * is no photo is refused as `photo.add` does, and those before it are swept when nobody has named them.
 */
export async function addPhotos(ask: Ask, typed: Arguments): Promise<Result<Readonly<Record<string, string>>>> {
  const hashes: Record<string, string> = {};
  for (const [column, file] of typedPhotos(typed)) {
    const added = await ask('photo.add', { path: typed.resolvePath(file) });
    if (!added.ok) return added;
    hashes[column] = added.value.photo.sha256;
  }
  return ok(hashes);
}

function typedPhotos(typed: Arguments): readonly (readonly [string, string])[] {
  const text = typed.text('photo');
  return (text === undefined ? [] : text.split(',')).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1 || at === pair.length - 1) throw new WrongUsage('usage.notPhoto', usageEnglish.notPhoto(pair));
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
}
