// `npm run contract`: from the schema and the operations of the clients to typed documents, beside each operation.
// `x.graphql` gives `x.operation.ts` with documents for Apollo Client, `x.light.graphql` the text that libs/client sends.
// The enums and inputs that they use stand once, in libs/api-contract.
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, Kind, parse, print, visit } from 'graphql';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const CLIENTS = ['apps/web/src', 'libs/client/src'];
const SCHEMA_TYPES = 'libs/api-contract/src/schema-types.ts';
const HEADER = '// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.\n';
const CONFIG = {
  useTypeImports: true,
  enumType: 'string-literal',
  avoidOptionals: { field: true, inputValue: false },
  skipTypename: true,
  nonOptionalTypename: false,
  dedupeFragments: true,
  optimizeDocumentNode: true,
  exportFragmentSpreadSubTypes: true,
  // As JSON carries them.
  scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown', JSONObject: 'Record<string, unknown>', ID: 'string' },
};

/** Every output of the contract: a path relative to the repository, and its text. */
export async function contract() {
  const schema = buildSchema(readFileSync(join(root, 'libs/api-contract/schema.graphql'), 'utf8'));
  const sources = CLIENTS.flatMap((folder) => operationsUnder(join(root, folder)));
  const fragments = new Map(sources.flatMap((source) => source.document.definitions.filter(isFragment).map((node) => [node.name.value, node])));
  return Promise.all([schemaTypes(schema, sources), ...sources.map((source) => printed(schema, source, fragments))]);
}

const isFragment = (node) => node.kind === Kind.FRAGMENT_DEFINITION;

function operationsUnder(folder) {
  let files = [];
  try {
    files = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.graphql'))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => ({ path, document: parse(readFileSync(path, 'utf8'), { noLocation: true }) }));
}

async function schemaTypes(schema, sources) {
  const documents = sources.map(({ path, document }) => ({ location: path, document }));
  const text = await codegen({
    ...generation(schema, documents, ['operations']),
    filename: SCHEMA_TYPES,
    config: { ...CONFIG, generateOperationTypes: false },
    // Each file is checked by itself; two of them may have an operation of one name.
    skipDocumentsValidation: true,
  });
  return { path: SCHEMA_TYPES, text: HEADER + text.trimEnd() + '\n' };
}

async function printed(schema, source, fragments) {
  const document = { kind: Kind.DOCUMENT, definitions: withFragments(source, fragments) };
  const light = source.path.endsWith('.light.graphql');
  const target = source.path.replace(/graphql$/, 'operation.ts');
  const text = await codegen({
    ...generation(schema, [{ location: source.path, document }], light ? ['operations'] : ['operations', 'documents']),
    filename: target,
    config: { ...CONFIG, importSchemaTypesFrom: '~@bridgenotes/api-contract', namespacedImportName: 'Schema' },
  });
  return { path: relative(root, target), text: HEADER + (light ? LIGHT_IMPORT : '') + text.trimEnd() + '\n' + (light ? lightDocuments(document) : '') };
}

const generation = (schema, documents, plugins) => ({
  schema: parse('type Query { unused: Int }'),
  schemaAst: schema,
  documents,
  plugins: plugins.map((name) => ({ [name]: {} })),
  pluginMap: { operations: operationTypes, documents: typedDocuments },
  skipDocumentsValidation: false,
});

/** What a file defines, and the fragments it names in other files. */
function withFragments(source, fragments) {
  const found = new Map(source.document.definitions.map((node) => [node.name.value, node]));
  const follow = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        if (found.has(name.value)) return;
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`${source.path}: no fragment is called ${name.value}`);
        found.set(name.value, fragment);
        follow(fragment);
      },
    });
  follow(source.document);
  return [...found.values()];
}

const LIGHT_IMPORT = "import type { TypedDocument } from '@bridgenotes/api-contract';\n\n";

function lightDocuments(document) {
  const parts = document.definitions.filter(isFragment);
  return document.definitions
    .filter((node) => !isFragment(node))
    .map((node) => {
      const name = node.name.value + { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[node.operation];
      const used = usedBy(node, parts);
      const text = [node, ...used].map(print).join('\n').replaceAll(/\s+/g, ' ');
      return `\nexport const ${node.name.value}Document = ${JSON.stringify(text)} as TypedDocument<${name}, ${name}Variables>;\n`;
    })
    .join('');
}

function usedBy(operation, fragments) {
  const used = new Set();
  const follow = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.find((each) => each.name.value === name.value);
        if (used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  follow(operation);
  return [...used];
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const { path, text } of await contract()) {
    writeFileSync(join(root, path), text);
    console.log(path);
  }
}
