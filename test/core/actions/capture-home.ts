import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';

/** A form with a name, a birth date, a choice, a number, free text and a place. */
export const definition = ProjectDefinition.parse({
  form: {
    sections: [
      {
        name: 'child',
        fields: [
          { name: 'name', type: 'text', role: 'identifier' },
          { name: 'born', type: 'date' },
          { name: 'sex', type: 'category', choices: ['female', 'male'] },
          { name: 'muac_cm', type: 'number', min: 6, max: 30 },
          { name: 'note', type: 'text' },
          { name: 'lat', type: 'number' },
          { name: 'lon', type: 'number' },
        ],
      },
    ],
  },
  location: { latitude: 'lat', longitude: 'lon' },
  rule: { column: 'muac_cm', operator: '<', value: 11.5, answer: 'refer', otherwise: 'well' },
});

type Values = Readonly<Record<string, string | number | null>>;

/** Saves a visit of `code`; answers its record's id. */
export async function visit(home: TestHome, code: string, values: Values): Promise<string> {
  const input = { subjectCode: code, values, unmeasured: {}, predictionShown: false };
  return valueOf(await addRecord(home, input)).recordId;
}
