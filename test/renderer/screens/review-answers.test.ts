import { beforeEach, describe, expect, it } from 'vitest';
import {
  answerTo,
  blindAnswer,
  isHidden,
  keepAnswer,
  neighbour,
  openReview,
  useReview,
} from '../../../renderer/screens/review/answers.ts';
import { otherAnswer } from '../../../renderer/screens/review/other-answer.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';

const item = (id: string): ReviewItem => ({
  prediction: {
    id,
    modelRef: 'referral@1',
    modelVersionId: '5e0e6f0e-40f4-4b3c-9a47-8a4f6b1f2c11',
    recordId: null,
    input: {},
    output: { prediction: 'yes', probabilities: { no: 0.3, yes: 0.7 } },
    threshold: 0.5,
    deploymentId: null,
    unsure: false,
    outside: [],
    guards: [],
    explanation: null,
    scoredAtMs: 0,
  },
  title: id,
  place: null,
  probability: 0.7,
  classes: ['no', 'yes'],
  positiveClass: 'yes',
  blind: false,
});

const items = [item('a'), item('b'), item('c')];

beforeEach(() => useReview.setState({ projectId: 'first', filter: 'waiting', chosen: null, answered: [] }));

describe('going through the list', () => {
  it('steps to the neighbour and stays at both ends', () => {
    expect(neighbour(items, 'a', 1)).toBe('b');
    expect(neighbour(items, 'c', 1)).toBe('c');
    expect(neighbour(items, 'a', -1)).toBe('a');
  });

  it('begins at the first, and nowhere in an empty list', () => {
    expect(neighbour(items, null, 1)).toBe('a');
    expect(neighbour([], null, 1)).toBeNull();
  });
});

describe('what was answered', () => {
  it('keeps the newest answer to each prediction, newest first', () => {
    keepAnswer(item('a'), { kind: 'confirmed' }, false);
    keepAnswer(item('b'), { kind: 'unsure' }, false);
    keepAnswer(item('a'), { kind: 'corrected', to: 'no' }, false);
    const { answered } = useReview.getState();
    expect(answered.map((each) => each.item.prediction.id)).toEqual(['a', 'b']);
    expect(answerTo(answered, 'a')).toEqual({ kind: 'corrected', to: 'no' });
    expect(answerTo(answered, 'c')).toBeNull();
  });
});

describe('another project', () => {
  it('begins with no answers, while the same one keeps them', () => {
    keepAnswer(item('a'), { kind: 'confirmed' }, false);
    openReview('first');
    expect(useReview.getState().answered).toHaveLength(1);
    openReview('second');
    expect(useReview.getState().answered).toEqual([]);
  });
});

describe('the other answer', () => {
  it('is known only where there are two classes', () => {
    expect(otherAnswer({ prediction: 'yes', probabilities: { no: 0.3, yes: 0.7 } })).toBe('no');
    expect(otherAnswer({ prediction: 'a', probabilities: { a: 0.5, b: 0.3, c: 0.2 } })).toBeNull();
    expect(otherAnswer({ prediction: 3.5 })).toBeNull();
  });
});

describe('what is asked blind', () => {
  const blind = { ...item('d'), blind: true };

  it('hides what the model says until this person has answered', () => {
    expect(isHidden(blind, useReview.getState().answered)).toBe(true);
    expect(isHidden(item('d'), [])).toBe(false);
    keepAnswer(blind, { kind: 'unsure' }, true);
    expect(isHidden(blind, useReview.getState().answered)).toBe(false);
  });

  it('is an answer to the prediction, whichever way it falls', () => {
    expect(blindAnswer(blind, 'yes')).toEqual({ kind: 'confirmed' });
    expect(blindAnswer(blind, 'no')).toEqual({ kind: 'corrected', to: 'no' });
  });
});
