import type { Page } from '@playwright/test';
import { makePracticeVisits, type PracticeVisit } from '../../scripts/practice/practice-visits.ts';
import type { OpenWindow } from './open-window.ts';
import { countKept, expectKeptAsShown } from './kept-visits.ts';
import { expect, practiceAskedBlind, takePictures, test } from './journey.ts';
import { putModelInUse } from './prepare.ts';
import {
  addAnew,
  advicePanel,
  asked,
  found,
  lookFor,
  readAdvice,
  save,
  tabToAndPress,
  type Told,
  typeArmAndSigns,
  typeAgeAndSex,
  typeSite,
  typeWeightAndHeight,
} from './type-visit.ts';

/** With it every question of all twenty has an answer. */
const SEED = 5;
/** Whose entry the power is cut in. */
const CUT_SHORT = 9;

/** Chance alone is taken from the window: the record begun next has this id, by which the project chooses whom to ask blind. */
async function drawNext(page: Page, visit: PracticeVisit | undefined): Promise<void> {
  if (visit === undefined) return;
  await page.evaluate((id) => {
    const draw = crypto.randomUUID.bind(crypto);
    crypto.randomUUID = () => {
      crypto.randomUUID = draw;
      return id as ReturnType<typeof draw>;
    };
  }, visit.recordId);
}

async function sayWhoItIs(page: Page, { kind, subjectCode }: PracticeVisit): Promise<void> {
  if (kind === 'returning') return findAgain(page, subjectCode);
  await addAnew(page, subjectCode);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subjectCode);
}

/** With a letter of the code mistyped. */
async function findAgain(page: Page, code: string): Promise<void> {
  await lookFor(page, code.replace('MBL', 'MBK'));
  await expect(found(page).first()).toContainText(code);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Which child is it?' })).toContainText('1 visit');
  await takePictures(page, 'twenty-returning');
}

/** The warning appears once the site is the same too; after the answer the form goes on at its first question. */
async function decideItIsAnother(page: Page): Promise<void> {
  await expect(asked(page, 'Age')).toBeFocused();
  const warning = page.getByRole('status', { name: 'This may be MBL-105' });
  await expect(warning).toContainText('Alike: the code but for a slip and Site.');
  await takePictures(page, 'twenty-duplicate');
  await tabToAndPress(page, warning.getByRole('button', { name: 'It is another child' }), 'Shift+Tab');
  await expect(warning).toHaveCount(0);
  await expect(asked(page, 'Where are you?')).toBeFocused();
  await page.keyboard.press('Enter');
}

async function finish(page: Page, visit: PracticeVisit): Promise<Told> {
  await typeArmAndSigns(page, visit);
  const told = await readAdvice(page);
  await save(page);
  return told;
}

/** Answers the model, or goes on where there is nothing to answer; the next record is begun by that. */
async function answerAndGoOn(page: Page, told: Told): Promise<void> {
  const panel = advicePanel(page);
  if (told.kind === 'blind') {
    await expect(panel.getByRole('button', { name: 'No referral' })).toBeVisible();
    await expect(panel).not.toContainText('Of 100');
    await page.keyboard.press('1');
    await expect(panel).toContainText('Answered before the advice of Referral v1 was shown: No referral.');
  }
  if (told.kind === 'advice') {
    await expect(panel.getByRole('button', { name: 'I agree' })).toBeVisible();
    await page.keyboard.press('a');
  } else await page.keyboard.press('n');
}

/** Kills the application while the arm is typed, and goes on in a new one from where the draft is. */
async function cutThePower(
  window: OpenWindow,
  visit: PracticeVisit,
  open: (settings: Readonly<Record<string, string>>) => Promise<OpenWindow>,
): Promise<OpenWindow> {
  const { weight_kg, height_cm } = visit.answers;
  await expect(async () => {
    const { drafts } = await window.ask('draft.list', {});
    expect(drafts).toMatchObject([{ values: { height_cm: Number(height_cm) } }]);
  }).toPass();
  await window.page.keyboard.type('1');
  window.app.process().kill('SIGKILL');
  const after = await open({ FIELDLOOP_HOME: window.home });
  const { page } = after;
  await expect(page.getByText(`Unfinished: ${visit.subjectCode}.`)).toBeVisible();
  await tabToAndPress(page, page.getByRole('button', { name: 'Continue' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(visit.subjectCode);
  await expect(asked(page, 'Weight')).toHaveValue(String(Number(weight_kg)));
  await expect(asked(page, 'Height or length')).toHaveValue(String(Number(height_cm)));
  await expect(asked(page, 'Mid-upper arm circumference')).toHaveValue('');
  return after;
}

test('twenty children by keyboard alone, through a power cut: all are kept once, as they were shown', async ({
  openPractice,
  open,
}) => {
  let window = await openPractice(practiceAskedBlind(0.05));
  await putModelInUse(window.ask);
  const { project } = await window.ask('home.show', {});
  if (project === null) throw new Error('the practice project must be open');
  const visits = makePracticeVisits({ seed: SEED, projectId: project.id, blind: project.definition.blind });
  await drawNext(window.page, visits[0]);
  await tabToAndPress(window.page, window.page.getByRole('button', { name: 'Screen a child' }));

  const told: Told[] = [];
  for (const [index, visit] of visits.entries()) {
    await sayWhoItIs(window.page, visit);
    await typeSite(window.page, visit);
    if (visit.kind === 'duplicate') await decideItIsAnother(window.page);
    await typeAgeAndSex(window.page, visit);
    await typeWeightAndHeight(window.page, visit);
    if (index === CUT_SHORT) window = await cutThePower(window, visit, open);
    told.push(await finish(window.page, visit));
    await drawNext(window.page, visits[index + 1]);
    await answerAndGoOn(window.page, told[index]!);
  }

  expect(visits.map(({ kind }, index) => [kind, told[index]?.kind])).toEqual(
    visits.map(({ kind }) => [kind, { blind: 'blind', outside: 'none' }[kind as string] ?? 'advice']),
  );
  await expectKeptAsShown(window.ask, visits, told);
  await window.app.close();
  expect(await countKept(window.home)).toEqual({
    record: 20,
    recordEvent: 20,
    subject: 19,
    prediction: 20,
    label: 19,
    draft: 0,
  });
});
