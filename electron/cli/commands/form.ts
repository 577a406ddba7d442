import { type Command, reply } from '../command.ts';
import { english } from '../english.ts';
import { formEnglish } from '../form-english.ts';

export const formCommands: readonly Command[] = [
  {
    words: 'form import',
    operands: ['FILE'],
    options: [],
    calls: ['form.import'],
    run: (ask, typed, [file = '']) =>
      reply(ask('form.import', { path: typed.resolvePath(file) }), (imported) => ({
        document: imported,
        lines: [formEnglish.imported(imported.form, imported.isNew), ...formEnglish.problems(imported.warnings)],
      })),
  },
  {
    words: 'form list',
    operands: [],
    options: [],
    calls: ['form.list'],
    run: (ask) =>
      reply(ask('form.list', {}), ({ forms }) => ({
        document: { forms },
        lines: forms.length === 0 ? [english.none] : formEnglish.forms(forms),
      })),
  },
  {
    words: 'form use',
    operands: ['NAME'],
    options: [],
    calls: ['form.use'],
    run: (ask, _typed, [name = '']) =>
      reply(ask('form.use', { name }), (project) => ({
        document: { project: { id: project.id, name: project.name, form: name } },
        lines: [formEnglish.used(name, project.name)],
      })),
  },
  {
    words: 'form check',
    operands: ['FILE'],
    options: [],
    calls: ['form.check'],
    run: (ask, typed, [file = '']) =>
      reply(ask('form.check', { path: typed.resolvePath(file) }), (checked) => ({
        document: checked,
        lines: [
          formEnglish.checked(checked.ok, checked.form, checked.problems),
          ...formEnglish.problems(checked.problems),
        ],
        isBad: !checked.ok,
      })),
  },
];
