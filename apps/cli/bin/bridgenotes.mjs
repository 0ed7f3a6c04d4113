#!/usr/bin/env node
// The command inside a clone: builds what is missing or outdated, then runs it.
import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`error NODE_TOO_OLD: this is Node.js ${process.versions.node}; Bridgenotes needs 20.19 or newer\n  Install it from https://nodejs.org, then try again.`);
  process.exit(1);
}
const root = resolve(dirname(realpathSync(fileURLToPath(import.meta.url))), '../../..');
try {
  await buildIfStale(root, ['cli']);
} catch (error) {
  console.error(`error BUILD_FAILED: ${error.message}`);
  process.exit(1);
}
await import(pathToFileURL(resolve(root, 'dist/cli/main.js')).href);
