import { ARTICLES, POSTS } from './articles.mjs';

/** Where the articles stand, as the community knows them. */
const PAPER = 'https://courier.example';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/**
 * @param server where Bridgenotes answers, such as http://localhost:4000
 * @returns the page at a path; undefined where there is none
 */
export function pageAt(path, server) {
  if (path === '/') return page('The Courier', server, front());
  if (path === '/goes-round') return page('What goes round', server, goesRound());
  const article = ARTICLES.find((one) => one.path === path);
  // The element asks about the page's own address, which is what its canonical link says.
  return article && page(article.title, server, story(article), `<link rel="canonical" href="${PAPER}${article.path}">`);
}

function page(title, server, main, head = '') {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/news.css">
${head}
<script async src="${server}/bridge-note.js"></script>
</head>
<body>
<header><a class="paper" href="/">The Courier</a><nav aria-label="Sections"><a href="/">Front page</a> <a href="/goes-round">What goes round</a></nav></header>
<main>
${main}
</main>
<footer>A newspaper that does not exist, to show how a site shows notes.</footer>
</body>
</html>
`;
}

const front = () => `<h1>Today</h1>
${ARTICLES.map(({ path, section, title, paragraphs }) => `<article>
<p class="section">${escaped(section)}</p>
<h2><a href="${path}">${escaped(title)}</a></h2>
<p>${escaped(paragraphs[0])}</p>
<bridge-note url="${PAPER}${path}" max="1"></bridge-note>
</article>`).join('\n')}`;

const story = ({ section, title, paragraphs }) => `<article>
<p class="section">${escaped(section)}</p>
<h1>${escaped(title)}</h1>
<bridge-note live></bridge-note>
${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
</article>`;

const goesRound = () => `<h1>What goes round</h1>
${POSTS.map(({ url, language, author, text }) => `<figure lang="${language}">
<figcaption>${escaped(author)}</figcaption>
<blockquote cite="${escaped(url)}"><p>${escaped(text)}</p></blockquote>
<bridge-note url="${escaped(url)}"></bridge-note>
</figure>`).join('\n')}`;
