import { expect, test } from 'vitest';
import { mayBeTensors, questionOf } from '../../../../renderer/screens/models/model-questions.ts';

test('a refusal asks what the file left unsaid, and nothing where a person cannot know better', () => {
  expect(questionOf('model.pixelsUnknown')).toBe('pixels');
  expect(questionOf('model.classesUnknown')).toBe('classes');
  expect(questionOf('model.inputUnmapped')).toBe('columns');
  expect(questionOf('model.tooLarge')).toBeNull();
});

test('only a model that is no table is offered to be kept for its tensors', () => {
  expect([mayBeTensors('model.inputShape'), mayBeTensors('model.noAnswer')]).toEqual([true, true]);
  expect([mayBeTensors('model.damaged'), mayBeTensors(undefined)]).toEqual([false, false]);
});
