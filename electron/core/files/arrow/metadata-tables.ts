import type { Shape, Table } from './check-flatbuffer.ts';

/** Tables of Arrow's Schema.fbs, Message.fbs and File.fbs (format version 5), with their fields by place. */

const scalar = (bytes: number): Shape => ({ kind: 'scalar', bytes });
const list = (ofBytes: number): Shape => ({ kind: 'list', ofBytes });
const one = (of: () => Table): Shape => ({ kind: 'table', of });
const many = (of: () => Table): Shape => ({ kind: 'tables', of });
const text: Shape = { kind: 'text' };

const KeyValue: Table = { 0: text, 1: text };
const Timestamp: Table = { 0: scalar(2), 1: text };
const Union: Table = { 0: scalar(2), 1: list(4) };
/** Every other type: up to three numbers or marks, the first of at least a byte. */
const Plain: Table = { 0: scalar(1), 1: scalar(1), 2: scalar(1) };

const [TIMESTAMP, UNION, LAST_TYPE] = [10, 14, 26];
const types: Readonly<Record<number, () => Table>> = Object.fromEntries(
  Array.from({ length: LAST_TYPE + 1 }, (_, type) => [
    type,
    () => (type === TIMESTAMP ? Timestamp : type === UNION ? Union : Plain),
  ]),
);

const DictionaryEncoding: Table = { 0: scalar(8), 1: one(() => Plain), 2: scalar(1), 3: scalar(2) };

const Field: Table = {
  0: text,
  1: scalar(1),
  2: scalar(1),
  3: { kind: 'union', typeSlot: 2, of: types },
  4: one(() => DictionaryEncoding),
  5: many(() => Field),
  6: many(() => KeyValue),
};

const Schema: Table = { 0: scalar(2), 1: many(() => Field), 2: many(() => KeyValue), 3: list(8) };

/** Of the two numbers that a batch says of a column and of a buffer. */
export const PAIR_BYTES = 16;
/** Slots of a batch. */
export const batch = { rows: 0, nodes: 1, buffers: 2 } as const;
const BodyCompression: Table = { 0: scalar(1), 1: scalar(1) };
const RecordBatch: Table = {
  [batch.rows]: scalar(8),
  [batch.nodes]: list(PAIR_BYTES),
  [batch.buffers]: list(PAIR_BYTES),
  3: one(() => BodyCompression),
  4: list(8),
};

/** Slot of a dictionary's values. */
export const batchInDictionary = 1;
const DictionaryBatch: Table = { 0: scalar(8), [batchInDictionary]: one(() => RecordBatch), 2: scalar(1) };

export const headers = { schema: 1, dictionaryBatch: 2, recordBatch: 3 } as const;

/** Slots of a message. */
export const message = { headerType: 1, header: 2, bodyLength: 3 } as const;
export const Message: Table = {
  0: scalar(2),
  [message.headerType]: scalar(1),
  [message.header]: {
    kind: 'union',
    typeSlot: message.headerType,
    of: {
      [headers.schema]: () => Schema,
      [headers.dictionaryBatch]: () => DictionaryBatch,
      [headers.recordBatch]: () => RecordBatch,
    },
  },
  [message.bodyLength]: scalar(8),
  4: many(() => KeyValue),
};

export const BLOCK_BYTES = 24;
/** Slots of the footer that list blocks. */
export const footer = { dictionaries: 2, recordBatches: 3 } as const;
export const Footer: Table = {
  0: scalar(2),
  1: one(() => Schema),
  [footer.dictionaries]: list(BLOCK_BYTES),
  [footer.recordBatches]: list(BLOCK_BYTES),
  4: many(() => KeyValue),
};
