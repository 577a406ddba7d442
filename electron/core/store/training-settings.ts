import { TrainingSettings } from '../../../shared/training-settings.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { getSetting, setSetting } from './settings.ts';

export function trainingSettings(db: ReadableDb): TrainingSettings {
  const text = getSetting(db, 'training');
  return TrainingSettings.parse(text === null ? {} : JSON.parse(text));
}

export const setTrainingSettings = (db: WritableDb, settings: TrainingSettings): void =>
  setSetting(db, 'training', JSON.stringify(settings));
