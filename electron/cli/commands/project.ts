import { type Command, reply } from '../command.ts';
import { english } from '../english.ts';

export const projectCommands: readonly Command[] = [
  {
    words: 'project create',
    operands: ['NAME'],
    options: [],
    calls: ['project.create'],
    run: (ask, _typed, [name = '']) =>
      reply(ask('project.create', { name }), (project) => ({
        document: { project },
        lines: [english.project(project.name)],
      })),
  },
  {
    words: 'project list',
    operands: [],
    options: [],
    calls: ['project.list'],
    run: (ask) =>
      reply(ask('project.list', {}), ({ projects }) => ({
        document: { projects },
        lines: projects.length === 0 ? [english.none] : projects.map(({ name }) => name),
      })),
  },
  {
    words: 'project use',
    operands: ['NAME'],
    options: [],
    calls: ['project.use'],
    run: (ask, _typed, [name = '']) =>
      reply(ask('project.use', { name }), (project) => ({
        document: { project },
        lines: [english.project(project.name)],
      })),
  },
];
