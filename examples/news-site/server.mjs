// A newspaper with notes: its pages, one style sheet, and a policy that lets nothing in but Bridgenotes.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pageAt } from './pages.mjs';

const server = new URL(process.env.BRIDGENOTES_URL ?? 'http://localhost:4000').origin;
const style = await readFile(new URL('news.css', import.meta.url));
const policy = ["default-src 'none'", `script-src ${server}`, "style-src 'self'", `connect-src ${server} ${server.replace('http', 'ws')}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');

const http = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/news.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(style);
  if (pathname === '/favicon.ico') return response.writeHead(204).end();
  const page = pageAt(pathname, server);
  if (page === undefined) return response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.\n');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }).end(page);
});
http.listen(Number(process.env.PORT ?? 4100), '127.0.0.1', () => console.log(`The Courier is at http://localhost:${http.address().port}, with notes of ${server}`));
