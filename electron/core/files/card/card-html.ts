import type { ModelCard } from '../../../../shared/model-card.ts';
import { cardDocument } from './card-document.ts';
import { documentHtml } from './document-html.ts';

/** A card as a page of its own, in English. */
export const cardHtml = (card: ModelCard): string => documentHtml(cardDocument(card));
