import { describe, expect, it } from 'vitest';
import { findMatches } from '../../../renderer/shell/find-matches.ts';

const command = (label: string) => ({ id: label, label, group: '', run: () => undefined });
const commands = ['Dark colours', 'Data', 'Réviser les données', 'Training runs'].map(command);
const found = (typed: string) => findMatches(commands, typed).map(({ label }) => label);

describe('the command palette', () => {
  it('shows everything before anything is typed', () => {
    expect(found('')).toHaveLength(4);
  });

  it('finds every word in any order, without case or accents', () => {
    expect(found('donnees REVISER')).toEqual(['Réviser les données']);
  });

  it('puts what begins with the first word first', () => {
    expect(found('r')).toEqual(['Réviser les données', 'Dark colours', 'Training runs']);
  });
});
