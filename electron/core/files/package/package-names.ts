/** What the files of a package are called. Those of MLflow's model folders have its names. */
export const packageNames = {
  head: 'fieldloop.json',
  model: 'model.onnx',
  card: 'model-card.json',
  cardText: 'model-card.md',
  schema: 'feature-schema.json',
  reference: 'reference-profile.json',
  metrics: 'metrics.json',
  operatingPoint: 'operating-point.json',
  tests: 'test-report.json',
  lineage: 'lineage.json',
  bom: 'ml-bom.cdx.json',
  checksums: 'SHA256SUMS',
  signature: 'signature.json',
  mlmodel: 'MLmodel',
  conda: 'conda.yaml',
  pythonEnvironment: 'python_env.yaml',
  requirements: 'requirements.txt',
} as const;

/** Not summed: the sums themselves, and what is signed over them. */
export const unsummed: readonly string[] = [packageNames.checksums, packageNames.signature];
