import { exportCard } from '../actions/export-card.ts';
import { exportModel } from '../actions/export-model.ts';
import { previewModel } from '../actions/preview-model.ts';
import { showCard } from '../actions/show-card.ts';
import { writeCard } from '../actions/write-card.ts';
import type { cardCalls } from '../../../shared/calls/card-calls.ts';
import type { HandlersOf } from '../door.ts';

export const cardHandlers: HandlersOf<typeof cardCalls> = {
  'card.show': showCard,
  'card.write': writeCard,
  'card.export': exportCard,
  'model.preview': previewModel,
  'model.export': exportModel,
};
