import { describe, expect, it } from 'vitest';
import { peopleBeside, withRecent } from '../../../renderer/shell/people/people-beside.ts';
import type { Actor } from '../../../shared/project.ts';

const person = (name: string): Actor => ({ id: `id-${name}`, name, role: 'capture' });
const namesOf = (people: readonly Actor[]) => people.map(({ name }) => name);

describe('who is one touch away', () => {
  it('is everybody else where they are few', () => {
    const people = ['Amina', 'Grace', 'Joy', 'Peter'].map(person);

    expect(namesOf(peopleBeside(people, [], 'id-Grace'))).toEqual(['Amina', 'Joy', 'Peter']);
  });

  it('is who worked here last where they are many, in the order of their names and never the one who works now', () => {
    const people = ['Amina', 'Grace', 'Joy', 'Moses', 'Peter', 'Ruth'].map(person);
    const recent = ['id-Peter', 'id-Amina', 'id-Grace', 'id-Ruth'];

    expect(namesOf(peopleBeside(people, recent, 'id-Grace'))).toEqual(['Amina', 'Peter', 'Ruth']);
    expect(namesOf(peopleBeside(people, [], 'id-Grace'))).toEqual([]);
    expect(namesOf(peopleBeside(people, ['id-gone', 'id-Joy'], 'id-Grace'))).toEqual(['Joy']);
  });

  it('is remembered newest first, each once, and not for ever', () => {
    expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
    expect(withRecent(['a', 'b', 'c', 'd'], 'e')).toEqual(['e', 'a', 'b', 'c']);
  });
});
