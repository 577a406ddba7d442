import type { CardRevision, CardText } from '../../../../shared/model-card.ts';

/** What a card says that only people can, in the order in which it is asked. */
export const CARD_PARTS = ['use', 'users', 'notFor', 'notes', 'owner'] as const satisfies readonly (keyof CardText)[];
export type CardPart = (typeof CARD_PARTS)[number];

export type PartChange = { readonly part: CardPart; readonly from: string; readonly to: string };

/** The parts in which a revision differs from the one before it; from nothing where it is the first. */
export const changedParts = (revision: CardRevision, before: CardRevision | undefined): readonly PartChange[] =>
  CARD_PARTS.map((part) => ({ part, from: before?.text[part] ?? '', to: revision.text[part] })).filter(
    ({ from, to }) => from !== to,
  );
