import type { AskedQuestion, QuestionField } from './field-props.ts';
import { CardsField } from './cards-field.tsx';
import { DateField } from './date-field.tsx';
import { LongTextField } from './long-text-field.tsx';
import { ManyCardsField } from './many-cards-field.tsx';
import { ListField } from './list-field.tsx';
import { NoteField } from './note-field.tsx';
import { NumberField } from './number-field.tsx';
import { PhotoField } from './photo-field.tsx';
import { PlaceField } from './place-field.tsx';
import { SearchField } from './search-field.tsx';
import { TextField } from './text-field.tsx';
import { isCards, isSearched } from './offer.ts';

/** The field for a question, by its type and, where it matters, its appearance. */
export function fieldOf(question: Pick<AskedQuestion, 'type' | 'appearance' | 'choices'>): QuestionField {
  switch (question.type) {
    case 'integer':
    case 'decimal':
      return NumberField;
    case 'date':
    case 'time':
    case 'datetime':
      return DateField;
    case 'select_one':
      return isCards(question) ? CardsField : isSearched(question) ? SearchField : ListField;
    case 'select_multiple':
      return ManyCardsField;
    case 'geopoint':
      return PlaceField;
    case 'image':
      return PhotoField;
    case 'note':
      return NoteField;
    case 'text':
      return question.appearance.has('multiline') ? LongTextField : TextField;
    // What is calculated or noted by the program is never asked; a scanner types a barcode like a keyboard.
    case 'barcode':
    case 'calculate':
    case 'metadata':
      return TextField;
  }
}
