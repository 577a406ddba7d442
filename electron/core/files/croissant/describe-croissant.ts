import type { Column, ColumnType } from '../../../../shared/column.ts';

/** The data set's own folder, as its description names what lies in it. */
export const CROISSANT_FILE = 'metadata.json';
export const TABLE_FILE = 'data.parquet';
export const IMAGE_FOLDER = 'images';

export const CROISSANT_VERSION = 'http://mlcommons.org/croissant/1.0';

export type Described = {
  readonly name: string;
  readonly version: number;
  readonly projectName: string;
  readonly actorName: string;
  readonly createdAtMs: number;
  readonly id: string;
  readonly digest: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly table: { readonly sha256: string; readonly sizeBytes: number };
  /** Media types of the images, each once; empty where no column holds any. */
  readonly imageTypes: readonly string[];
};

/** The context that the specification gives for Croissant 1.0, and a prefix for what is only known here. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

const dataTypes: Readonly<Record<ColumnType, string>> = {
  text: 'sc:Text',
  category: 'sc:Text',
  boolean: 'sc:Text', // as spelled, which may be yes and no
  image: 'sc:Text', // the hash; the record set of the images has their content
  integer: 'sc:Integer',
  number: 'sc:Float',
  date: 'sc:Date',
  datetime: 'sc:DateTime',
};

const TABLE_ID = 'table';
const IMAGES_ID = 'image-files';

/**
 * A data set version in the words of Croissant 1.0 (MLCommons, 2024-03-01): what the specification requires of a data
 * set, its files with their hashes, and one record set of its rows with the type of each field. Images are a file set
 * with a record set of its own, which the rows refer to by hash.
 */
export function describeCroissant(described: Described): Readonly<Record<string, unknown>> {
  const { name, version, projectName, actorName, createdAtMs, id, digest, rows, imageTypes } = described;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: CROISSANT_VERSION,
    name,
    description: `Version ${version} of the data set ${name} of the project ${projectName}: ${rows} rows. The SHA-256 of its values is ${digest}.`,
    version: `${version}.0.0`,
    url: `urn:uuid:${id}`,
    license: 'Not stated',
    citeAs: `${name}, version ${version} (${projectName}), sha256 ${digest}`,
    creator: { '@type': 'sc:Person', name: actorName },
    datePublished: new Date(createdAtMs).toISOString().slice(0, 10),
    distribution: [tableFile(described), ...(imageTypes.length === 0 ? [] : [imageFiles(imageTypes)])],
    recordSet: [rowSet(described), ...(imageTypes.length === 0 ? [] : [imageSet()])],
  };
}

const tableFile = ({ table }: Described): unknown => ({
  '@type': 'cr:FileObject',
  '@id': TABLE_ID,
  name: TABLE_FILE,
  description: 'All rows of the data set.',
  contentUrl: TABLE_FILE,
  contentSize: `${table.sizeBytes} B`,
  encodingFormat: 'application/x-parquet',
  sha256: table.sha256,
});

const imageFiles = (types: readonly string[]): unknown => ({
  '@type': 'cr:FileSet',
  '@id': IMAGES_ID,
  name: IMAGE_FOLDER,
  description: 'The images, each named after the SHA-256 of its bytes.',
  encodingFormat: types.length === 1 ? types[0] : 'application/octet-stream', // the specification takes one
  includes: `${IMAGE_FOLDER}/*`,
});

function rowSet({ columns, imageTypes }: Described): unknown {
  const keys = columns.filter(({ role }) => role === 'key').map(({ name }) => ({ '@id': fieldId(name) }));
  return {
    '@type': 'cr:RecordSet',
    '@id': 'rows',
    name: 'rows',
    ...(keys.length === 0 ? {} : { key: keys.length === 1 ? keys[0] : keys }),
    field: columns.map((column) => rowField(column, imageTypes.length > 0)),
  };
}

const fieldId = (name: string): string => `rows/${name}`;

const rowField = ({ name, type, unit, role }: Column, hasImages: boolean): unknown => ({
  '@type': 'cr:Field',
  '@id': fieldId(name),
  name,
  ...(unit === undefined ? {} : { description: `In ${unit}.` }),
  dataType: role === 'label' ? [dataTypes[type], 'cr:Label'] : dataTypes[type],
  source: { fileObject: { '@id': TABLE_ID }, extract: { column: name } },
  ...(type === 'image' && hasImages ? { references: { field: { '@id': 'images/sha256' } } } : {}),
});

const imageSet = (): unknown => ({
  '@type': 'cr:RecordSet',
  '@id': 'images',
  name: 'images',
  key: { '@id': 'images/sha256' },
  field: [
    {
      '@type': 'cr:Field',
      '@id': 'images/sha256',
      name: 'sha256',
      dataType: 'sc:Text',
      source: {
        fileSet: { '@id': IMAGES_ID },
        extract: { fileProperty: 'filename' },
        transform: { regex: '^([0-9a-f]{64})\\.' },
      },
    },
    {
      '@type': 'cr:Field',
      '@id': 'images/content',
      name: 'content',
      dataType: 'sc:ImageObject',
      source: { fileSet: { '@id': IMAGES_ID }, extract: { fileProperty: 'content' } },
    },
  ],
});
