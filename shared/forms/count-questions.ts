import type { FormItem } from './form.ts';

/** How many questions a form has, notes and calculations among them, each counted once in its repeat. */
export const countQuestions = (items: readonly FormItem[]): number =>
  items.reduce((count, item) => count + (item.kind === 'question' ? 1 : countQuestions(item.items)), 0);
