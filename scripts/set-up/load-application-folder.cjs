/**
 * Stands in for Electron's missing default application: runs the folder given as the first plain argument, as
 * `electron <folder>` does everywhere else.
 */
const { app } = require('electron');
const { join, resolve } = require('node:path');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  console.error('Usage: electron <application folder>');
  app.exit(2);
} else {
  const folder = resolve(given);
  const manifest = require(join(folder, 'package.json'));
  app.setAppPath(folder);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  require(join(folder, manifest.main));
}
