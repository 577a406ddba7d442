import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ProjectDefinition } from '../../shared/project.ts';
import type { Door } from './door.ts';

/** What is read here of `practice.json`; the rest of it is the project's definition. */
const Practice = ProjectDefinition.extend({
  name: z.string(),
  dataset: z.string(),
  files: z.object({ training: z.object({ file: z.string() }), form: z.object({ file: z.string() }) }),
});

/**
 * Puts the practice project of `folder` into a home that has no project yet: its form, and the rows it is trained
 * from. A home that has one is left alone. Through the door, like anything else that a person would do.
 */
export async function openPractice(door: Door, folder: string): Promise<void> {
  const listed = z.object({ projects: z.array(z.unknown()) }).parse(valueOf(await door.call('project.list', {})));
  if (listed.projects.length > 0) return;
  const { name, files, ...definition } = Practice.parse(
    JSON.parse(readFileSync(join(folder, 'practice.json'), 'utf8')),
  );
  valueOf(await door.call('project.create', { name, definition }));
  const imported = valueOf(await door.call('form.import', { path: join(folder, files.form.file) }));
  const { form } = z.object({ form: z.object({ name: z.string() }) }).parse(imported);
  valueOf(await door.call('form.use', { name: form.name }));
  const pipeline = valueOf(await door.call('pipeline.add', { path: join(folder, 'screening-pipeline.yaml') }));
  // An example to look at and to run: nobody asked for its schedule.
  await door.call('pipeline.switch', { name: z.object({ name: z.string() }).parse(pipeline).name, isOn: false });
  valueOf(await door.call('dataset.import', { path: join(folder, files.training.file), dataset: definition.dataset }));
}

/** The practice files ship with the application, so a refusal here is a fault of ours. */
function valueOf(result: Awaited<ReturnType<Door['call']>>): unknown {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
