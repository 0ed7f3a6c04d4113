import { apiConfig } from '@bridgenotes/api';
import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { ENGLISH, ERROR_CODES } from '@bridgenotes/platform';
import { workerConfig } from '@bridgenotes/worker';
import { buildSchema, LoneAnonymousOperationRule, parse, specifiedRules, validate } from 'graphql';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFile(resolve(root, file), 'utf8');

/** The line of a table that tells of a variable; a doc with other words or another default is wrong. */
function rowsOf(schema: z.ZodObject): string[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, type]) => {
    const parsed = type.safeParse(undefined);
    const fallback = parsed.success ? (parsed.data === undefined ? '–' : `\`${typeof parsed.data === 'boolean' ? Number(parsed.data) : String(parsed.data)}\``) : 'required';
    return `| \`${name}\` | ${fallback} | ${type.description ?? 'undescribed'} |`;
  });
}

describe('docs/operating.md', () => {
  it.each([
    ['the api', apiConfig],
    ['the worker', workerConfig],
  ])('lists every variable of %s with its default', async (_, schema) => {
    const text = await read('docs/operating.md');
    expect(rowsOf(schema as unknown as z.ZodObject).filter((row) => !text.includes(row))).toEqual([]);
  });

  it('names every setting of a community, and where a table lists it, with its default', async () => {
    const text = await read('docs/operating.md');
    const problems = HOUSE_SECTIONS.flatMap(({ name, schema }) =>
      Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([field, type]) => {
        const fallback = type.parse(undefined);
        const start = `| \`${name}.${field}\` |`;
        const row = `${start} \`${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}\` | ${type.description ?? 'undescribed'} |`;
        return text.includes(start) ? (text.includes(row) ? [] : [row]) : text.includes(`\`${field}\``) ? [] : [`${name}.${field} is not named`];
      }),
    );
    expect(problems).toEqual([]);
  });
});

describe('docs/api.md', () => {
  it('lists every refusal, and none that does not exist', async () => {
    const text = await read('docs/api.md');
    const listed = [...text.matchAll(/^\| `([A-Z_]+)` \| ([a-z-]+) \|/gm)].map((match) => [match[1], match[2]]);
    expect(listed).toEqual(ERROR_CODES.map((code) => [code, ENGLISH[code].kind]));
  });
});

describe('queries in documents', () => {
  it('are answered by the schema', async () => {
    const schema = buildSchema(await read('libs/api-contract/schema.graphql'));
    const rules = specifiedRules.filter((rule) => rule !== LoneAnonymousOperationRule);
    const problems: string[] = [];
    let queries = 0;
    for (const file of ['README.md', 'docs/api.md', 'docs/operating.md']) {
      for (const [, text] of (await read(file)).matchAll(/```graphql\n([\s\S]*?)```/g)) {
        queries += 1;
        problems.push(...validate(schema, parse(text!), rules).map((error) => `${file}: ${error.message}`));
      }
    }
    expect(problems).toEqual([]);
    expect(queries).toBeGreaterThan(0);
  });
});

describe('documents', () => {
  it('link only to what is there', async () => {
    const files = ['README.md', 'CHANGELOG.md', ...(await readdir(resolve(root, 'docs'), { recursive: true })).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
    const broken: string[] = [];
    for (const file of files) {
      for (const match of (await read(file)).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
        if (!existsSync(resolve(root, dirname(file), match[1]!))) broken.push(`${file}: ${match[1]}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
