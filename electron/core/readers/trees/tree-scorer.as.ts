// The walk through trees, in AssemblyScript. Pointers are byte addresses in the scorer's memory, laid out by
// open-tree-scorer.ts. A node is 16 bytes: the key that it decides by, the byte offset of its cell in a row, the byte
// offset of its left child (the right one follows it) and its value. A leaf is its own left child and sends nobody right.

/**
 * Sums the trees' values for `count` rows, a multiple of eight, each cell a key as order-keys.ts makes it. Eight rows
 * walk side by side, as many steps as the tree is deep, without a branch: a processor then has no way to guess wrong and
 * enough to do while it waits for memory.
 */
export function scoreRows(
  rows: usize,
  stride: usize,
  count: i32,
  nodes: usize,
  roots: usize,
  depths: usize,
  trees: i32,
  out: usize,
  outStride: usize,
): void {
  for (let row = 0; row < count; row += 8) {
    const r0 = rows + <usize>row * stride;
    const r1 = r0 + stride;
    const r2 = r1 + stride;
    const r3 = r2 + stride;
    const r4 = r3 + stride;
    const r5 = r4 + stride;
    const r6 = r5 + stride;
    const r7 = r6 + stride;
    let s0: f32 = 0;
    let s1: f32 = 0;
    let s2: f32 = 0;
    let s3: f32 = 0;
    let s4: f32 = 0;
    let s5: f32 = 0;
    let s6: f32 = 0;
    let s7: f32 = 0;
    for (let tree = 0; tree < trees; tree++) {
      const root = nodes + <usize>load<i32>(roots + ((<usize>tree) << 2));
      let n0 = root;
      let n1 = root;
      let n2 = root;
      let n3 = root;
      let n4 = root;
      let n5 = root;
      let n6 = root;
      let n7 = root;
      for (let steps = load<i32>(depths + ((<usize>tree) << 2)); steps > 0; steps--) {
        n0 = next(nodes, n0, r0);
        n1 = next(nodes, n1, r1);
        n2 = next(nodes, n2, r2);
        n3 = next(nodes, n3, r3);
        n4 = next(nodes, n4, r4);
        n5 = next(nodes, n5, r5);
        n6 = next(nodes, n6, r6);
        n7 = next(nodes, n7, r7);
      }
      s0 += load<f32>(n0, 12);
      s1 += load<f32>(n1, 12);
      s2 += load<f32>(n2, 12);
      s3 += load<f32>(n3, 12);
      s4 += load<f32>(n4, 12);
      s5 += load<f32>(n5, 12);
      s6 += load<f32>(n6, 12);
      s7 += load<f32>(n7, 12);
    }
    let to = out + <usize>row * outStride;
    to = put(to, s0, outStride);
    to = put(to, s1, outStride);
    to = put(to, s2, outStride);
    to = put(to, s3, outStride);
    to = put(to, s4, outStride);
    to = put(to, s5, outStride);
    to = put(to, s6, outStride);
    put(to, s7, outStride);
  }
}

function next(nodes: usize, node: usize, row: usize): usize {
  const goesRight = <usize>(load<i32>(row + <usize>load<i32>(node, 4)) > load<i32>(node));
  return nodes + <usize>load<i32>(node, 8) + (goesRight << 4);
}

function put(to: usize, score: f32, stride: usize): usize {
  store<f32>(to, score);
  return to + stride;
}
