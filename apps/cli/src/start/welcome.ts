import { box, paint } from '../terminal';

/** What is said when everything runs. */
export interface Welcome {
  /** Where the api answers, without a path. */
  address: string;
  /** Where the embedded database is: its port, and the folder that holds its password. */
  embedded?: { port: number; folder: string };
  /** Whether there is a simulated community, and whether its people do anything. */
  demo?: { still: boolean };
}

const LOGIN = `mutation { developmentLogin(input: { name: "ada" }) { token } }`;

/** The text for the terminal: where to go, how to log in, what to try. */
export function welcomeText(welcome: Welcome): string {
  const { address, embedded, demo } = welcome;
  const frame = box([
    'Bridgenotes is running.',
    '',
    `In the browser               ${address}/`,
    `GraphQL and its query page   ${address}/graphql`,
    ...(embedded ? [`PostgreSQL                   127.0.0.1:${embedded.port}, user and database bridgenotes,`, `                             password in ${embedded.folder}/password`] : []),
    '',
    'Stop with Ctrl-C.',
  ]);
  return [paint('green', frame), '', ...logIn(address, embedded !== undefined), '', ...(demo ? fiveMinutes(demo.still, embedded !== undefined) : []), ...queries(demo !== undefined), ''].join('\n');
}

/** The development login exists only with the embedded database. */
function logIn(address: string, byName: boolean): string[] {
  if (!byName) return ['To log in, send the header  Authorization: Bearer <token of your identity provider, or API key>.', '  An API key is made by  npx bridgenotes create-api-key --help'];
  return [`To log in: any name you like at  ${address}/sign-in  (on this machine only), or for programs`, `  ${LOGIN}`, '  and then the header  Authorization: Bearer <token>'];
}

function fiveMinutes(still: boolean, byName: boolean): string[] {
  if (still) return ['The simulated people are still (--still): nothing happens unless you do it.', ''];
  return [
    'Five minutes:',
    '  1. Read a note on the first page, and see why it shows.',
    `  2. Log in${byName ? ' by any name' : ''} and choose an alias.`,
    '  3. Rate ten notes. Simulated people rate them too; within a minute or two they are decided.',
    '  4. Ratings that agree with what is decided unlock writing: 5 more that agree than that do not.',
    '  5. Write a note with a source. It is shown when people of both sides agree for 30 seconds, not for an hour.',
    '',
  ];
}

const queries = (demo: boolean): string[] => [
  'To ask first:',
  `  { statements(first: 5, order: ${demo ? 'MOST_NOTED' : 'NEWEST'}) { nodes { id url noteCount } } }`,
  demo ? '  { helpfulNotes(first: 5) { nodes { text statement { url } } } }' : '  npm start -- --demo   fills in a simulated community, so that there is something to see',
];
