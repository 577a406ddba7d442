import { expect, test } from 'vitest';
import { CARD_PARTS, changedParts } from '../../../../../renderer/screens/models/card/changed-parts.ts';
import { CardRevision, CardText } from '../../../../../shared/model-card.ts';

const id = '00000000-0000-4000-8000-000000000001';
const says = (text: Partial<CardText>) =>
  CardRevision.parse({
    id,
    modelName: 'sick',
    place: 1,
    text,
    actorId: id,
    actorName: 'Amina',
    deviceId: id,
    writtenAtMs: 0,
  });

test('what the first revision says is new, and later only what differs is named', () => {
  const first = says({ use: 'Who is sent to the clinic.', owner: 'Joy' });
  const second = says({ use: 'Who is sent to the clinic.', owner: 'Amina' });

  expect(changedParts(first, undefined)).toEqual([
    { part: 'use', from: '', to: 'Who is sent to the clinic.' },
    { part: 'owner', from: '', to: 'Joy' },
  ]);
  expect(changedParts(second, first)).toEqual([{ part: 'owner', from: 'Joy', to: 'Amina' }]);
  expect(changedParts(second, second)).toEqual([]);
});

test('every part of a card is compared', () => {
  expect([...CARD_PARTS].toSorted()).toEqual(Object.keys(CardText.shape).toSorted());
});
