import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../paths.mjs';
import { say } from './say.mjs';

const ownerFile = join(places.setUpLock, 'pid');
const pollMs = 500;
const noteTakesAtMostMs = 10_000;

/**
 * Does one set-up at a time in this checkout: a second one waits, then finds the work done. A lock whose owner is gone
 * is taken over.
 * @template Answer
 * @param {() => Promise<Answer>} work
 * @returns {Promise<Answer>}
 */
export async function withSetUpLock(work) {
  mkdirSync(places.runtime, { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) say('  Another set-up is at work in this folder; waiting for it.');
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const release = () => rmSync(places.setUpLock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

/** @returns {boolean} whether the lock is ours now */
function take() {
  try {
    mkdirSync(places.setUpLock);
    writeFileSync(ownerFile, String(process.pid));
    return true;
  } catch {
    if (isAbandoned()) rmSync(places.setUpLock, { recursive: true, force: true });
    return false;
  }
}

/** @returns {boolean} whether whoever took the lock is gone */
function isAbandoned() {
  try {
    const ageMs = Date.now() - statSync(places.setUpLock).mtimeMs;
    const owner = Number(readFileSync(ownerFile, 'utf8'));
    return owner > 0 ? !isRunning(owner) : ageMs > noteTakesAtMostMs;
  } catch {
    return false; // it was released meanwhile
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // it runs, as somebody else
  }
}
