import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type CodedChunk, rowsOf } from '../../../shared/column.ts';
import type { Breather } from '../breather.ts';
import { layPictures, type Pictures } from '../images/pictures.ts';
import { GraphWriter, writeModel } from '../onnx/write-graph.ts';
import { type Backbone, writeBackbone } from './backbone.ts';

const AT_ONCE = 16;

/** Row-major rows × width: what the backbone makes of each row's image; every image is asked for once. */
export async function embedPictures(
  pictures: Pictures,
  backbone: Backbone,
  chunk: CodedChunk,
  breather: Breather,
): Promise<{ readonly values: Float32Array; readonly width: number }> {
  await embedMissing(pictures, backbone, chunk, breather);
  const rows = rowsOf(chunk);
  const width = backbone.embeddings.get('')?.length ?? 0;
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    values.set(backbone.embeddings.get(nameAt(chunk, row)) ?? [], row * width);
  }
  return { values, width };
}

/** '' where the image is missing. */
const nameAt = ({ codes, dictionary }: CodedChunk, row: number): string => dictionary[codes[row] ?? -1] ?? '';

async function embedMissing(
  pictures: Pictures,
  { embeddings, ...backbone }: Backbone,
  chunk: CodedChunk,
  breather: Breather,
): Promise<void> {
  const named = new Set(Array.from({ length: rowsOf(chunk) }, (_, row) => nameAt(chunk, row)));
  const dictionary = ['', ...named].filter((name, index) => !embeddings.has(name) && (index === 0 || name !== ''));
  if (dictionary.length === 0) return;
  const codes = Int32Array.from(dictionary, (name, index) => (name === '' ? -1 : index));
  const session = await openEmbedder({ ...backbone, embeddings });
  const { channels, height, width } = pictures.shape;
  try {
    for (let start = 0; start < codes.length; start += AT_ONCE) {
      const end = Math.min(codes.length, start + AT_ONCE);
      const bytes = layPictures(pictures, { kind: 'coded', codes, dictionary }, start, end);
      const { embedding } = await session.run({
        bytes: new Tensor('uint8', bytes, [end - start, channels, height, width]),
      });
      const numbers = embedding?.data;
      if (!(numbers instanceof Float32Array)) throw new TypeError('The backbone answers no float32');
      const size = numbers.length / (end - start);
      for (let at = start; at < end; at += 1) {
        embeddings.set(dictionary[at] ?? '', numbers.slice((at - start) * size, (at - start + 1) * size));
      }
      if (breather.isDue()) await breather.breathe();
    }
  } finally {
    await session.release();
  }
}

function openEmbedder(backbone: Backbone): Promise<InferenceSession> {
  const { channels, height, width } = backbone.shape;
  const graph = new GraphWriter();
  const bytes = graph.input('bytes', 'uint8', ['rows', channels, height, width]);
  graph.output(writeBackbone(graph, backbone, bytes), 'float32', ['rows', 'width']);
  const head = { producer: 'fieldloop', producerVersion: '1', opsets: backbone.opsets };
  // One thread gives the same bits on any number of processors.
  return InferenceSession.create(writeModel(graph.finish('embedding'), head), {
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
}
