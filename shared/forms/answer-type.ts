import { epochMsOfText } from './expression/dates.ts';
import type { QuestionType } from './form.ts';

const INTEGER = /^-?\d{1,15}$/;
const DECIMAL = /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

const inUtc = (): number => 0;
const isMoment = (text: string): boolean => epochMsOfText(text, inUtc) !== null;

/** Latitude and longitude in degrees, then altitude and accuracy in metres where they are known. */
function isPlace(text: string): boolean {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [latitude = Number.NaN, longitude = Number.NaN] = numbers;
  if (numbers.length > 4 || numbers.some((number) => !Number.isFinite(number))) return false;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** Whether an answer is written as its type is; the empty answer always is. Choices are looked up elsewhere. */
export function isOfType(type: QuestionType, text: string): boolean {
  if (text === '') return true;
  switch (type) {
    case 'integer':
      return INTEGER.test(text);
    case 'decimal':
      return DECIMAL.test(text);
    case 'date':
      return DATE.test(text) && isMoment(text);
    case 'datetime':
      return !DATE.test(text) && isMoment(text);
    case 'time':
      return TIME.test(text);
    case 'geopoint':
      return isPlace(text);
    default:
      return true;
  }
}
