import { GraphWriter } from '../../../electron/compute/onnx/write-graph.ts';
import { finish } from '../tiny-models.ts';

/** How strong edges are, upright and lying: [rows, 2, height − 1, width − 1], of a picture of any size or one of 12. */
export function edgeFinder({ channelsLast = false, side = null as number | null, opset = 17 } = {}): Uint8Array {
  const graph = new GraphWriter();
  const size = side === null ? ['height', 'width'] : [side, side];
  const given = graph.input('picture', 'float32', channelsLast ? ['n', ...size, 1] : ['n', 1, ...size]);
  const picture = channelsLast
    ? graph.node('Transpose', [given], 'turned', { attributes: { perm: { ints: [0, 3, 1, 2] } } })
    : given;
  const kernels = graph.floats('kernels', [2, 1, 2, 2], Float32Array.of(1, -1, 1, -1, 1, 1, -1, -1));
  const edges = graph.node('Abs', [graph.node('Conv', [picture, kernels], 'edges')], 'strength');
  graph.output(edges, 'float32', ['n', 2, 'rows', 'columns']);
  return finish(graph, { '': opset });
}
