const firstNoticeMs = 3_000;
const laterNoticeMs = 10_000;

/** Set-up talks on standard error, so that a command's own standard output stays clean. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Set-up cannot go on: says what happened and what the person can do about it. */
export class SetUpFailure extends Error {
  /**
   * @param {string} what what happened, to what
   * @param {string} advice what to do about it
   */
  constructor(what, advice) {
    super(what);
    this.advice = advice;
  }
}

/**
 * Announces a step in one line and, where it takes over three seconds, says from time to time how long it has run.
 * @template Answer
 * @param {string} title what is being done
 * @param {() => Promise<Answer>} work
 * @param {() => string} [progress] how far it is ("120 MB"), where that is known
 * @returns {Promise<Answer>}
 */
export async function step(title, work, progress) {
  say(`▸ ${title}`);
  const startedAtMs = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedAtMs) / 1000)} s`;
  const notice = () => {
    say(`  … ${title}: ${elapsed()}${progress === undefined ? '' : `, ${progress()}`}`);
    timer = setTimeout(notice, laterNoticeMs);
  };
  let timer = setTimeout(notice, firstNoticeMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (Date.now() - startedAtMs > firstNoticeMs) say(`  ${title}: took ${elapsed()}`);
  }
}
