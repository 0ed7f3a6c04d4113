import { xml2js, type Element } from 'xml-js';

/** An element, its attributes, the elements in it, and all text in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** The root of a document. @throws Error where it is not well-formed, or holds a character that XML has no form for */
export function xmlOf(text: string): XmlElement {
  if (/(?![\t\n\r])[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/u.test(text)) throw new Error('a character that XML cannot hold');
  const { elements = [] } = xml2js(text) as Element;
  return elementOf(elements.find(({ type }) => type === 'element')!);
}

function elementOf({ name = '', attributes = {}, elements = [] }: Element): XmlElement {
  const children = elements.filter(({ type }) => type === 'element').map(elementOf);
  const inside = [...children];
  const text = elements.map((part) => (part.type === 'element' ? inside.shift()!.text : String(part.text ?? part.cdata ?? ''))).join('');
  return { name, attributes: attributes as Record<string, string>, children, text };
}
