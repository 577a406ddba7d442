import type { FileHandle } from 'node:fs/promises';
import { refuseOther } from './read-workbook.ts';
import { encrypted } from './excel-archive.ts';

const SECTOR_SHIFT_AT = 30;
const DIRECTORY_SECTOR_AT = 48;
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Says which of Microsoft's older files this is: a workbook with a password is one too. The directory stands in the
 * sector that the header names, behind the header's own ([MS-CFB] 2.2).
 */
export async function refuseCompound(handle: FileHandle, head: Buffer): Promise<never> {
  const sectorBytes = 2 ** Math.min(16, head.length > SECTOR_SHIFT_AT ? head.readUInt16LE(SECTOR_SHIFT_AT) : 9);
  const sector = head.length >= DIRECTORY_SECTOR_AT + 4 ? head.readUInt32LE(DIRECTORY_SECTOR_AT) : 0;
  const directory = Buffer.alloc(sectorBytes);
  await handle.read(directory, 0, sectorBytes, (sector + 1) * sectorBytes);
  if (directory.includes(ENCRYPTED_PACKAGE)) throw encrypted();
  throw refuseOther('it is a workbook or document of the kind from before 2007 (.xls, .doc)');
}
