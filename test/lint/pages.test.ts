import { PAGES } from '@bridgenotes/api';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const web = join(import.meta.dirname, '../../apps/web/src');

interface Attribute {
  readonly element: string;
  readonly name: string;
  /** Each text that it may have; a part of a path that is put into one stands as `:id`. */
  readonly texts: readonly string[];
}

/** The texts that an expression may be. */
function textsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.templateSpans.reduce((text, { literal }) => `${text}${text.endsWith('/') ? ':id' : ''}${literal.text}`, node.head.text)];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  return ts.isJsxExpression(node) || ts.isParenthesizedExpression(node) ? textsOf(node.expression) : [];
}

/** Every attribute of every element in a file. */
function attributesIn(path: string, text: string): Attribute[] {
  const found: Attribute[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isJsxAttribute(node)) found.push({ element: node.parent.parent.tagName.getText(), name: node.name.getText(), texts: textsOf(node.initializer) });
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

let attributes: Attribute[];
beforeAll(async () => {
  const files = (await readdir(web, { recursive: true })).filter((file) => file.endsWith('.tsx'));
  attributes = files.flatMap((file) => attributesIn(file, readFileSync(join(web, file), 'utf8')));
});

describe('the pages of the web client', () => {
  it('are those that the server knows, and no others', () => {
    const routes = attributes.filter(({ element, name }) => element === 'Route' && name === 'path').map(({ texts }) => texts.join(' or '));
    expect(routes.filter((route) => route !== '*').sort()).toEqual([...PAGES].sort());
  });

  it('are where its links lead', () => {
    const links = attributes.filter(({ name }) => name === 'to').flatMap(({ texts }) => texts.map((text) => text.replace(/[?#].*$/, '')));
    expect(links.length).toBeGreaterThan(40);
    expect(links.filter((link) => !(PAGES as readonly string[]).includes(link))).toEqual([]);
  });

  it('are found in code as people write it', () => {
    expect(attributesIn('a.tsx', '<><Route path="/a" element={<Page to={x ? `/b/${id}?c=${d}` : "/d"} />} /><Link to={where} /></>')).toEqual([
      { element: 'Route', name: 'path', texts: ['/a'] },
      { element: 'Route', name: 'element', texts: [] },
      { element: 'Page', name: 'to', texts: ['/b/:id?c=', '/d'] },
      { element: 'Link', name: 'to', texts: [] },
    ]);
  });
});
