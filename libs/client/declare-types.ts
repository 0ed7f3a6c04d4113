import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const libs = resolve(import.meta.dirname, '..');

/**
 * Writes the types of the typed client as another project reads them: every import says the file it means, which
 * `moduleResolution: nodenext` insists on.
 * @returns the file of its door, relative to the folder
 */
export function declareTypes(folder: string): string {
  const config = ts.getParsedCommandLineOfConfigFile(join(libs, 'client/tsconfig.json'), { noEmit: false, declaration: true, emitDeclarationOnly: true, allowImportingTsExtensions: false, rootDir: libs, outDir: folder }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => { throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n')); } });
  const program = ts.createProgram([join(libs, 'client/src/index.ts')], config!.options);
  const { diagnostics } = program.emit(undefined, (file, text) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replace(/(from |import\()(['"])([^'"]+)\2/g, (_, before: string, quote: string, name: string) => `${before}${quote}${meant(file, name)}${quote}`));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => libs, getNewLine: () => '\n' }));
  return './client/src/index.d.ts';

  function meant(file: string, name: string): string {
    if (name.startsWith('.')) return `${name}.js`;
    const room = /^@bridgenotes\/(.+)$/.exec(name)?.[1];
    if (room === undefined) throw new Error(`${file}: the typed client is to need no package, and imports ${name}`);
    return relative(dirname(file), join(folder, room, 'src/index.js'));
  }
}
