import { box, paint } from '../terminal';

/** What is said when everything runs. */
export interface Welcome {
  /** Where the api answers, without a path. */
  address: string;
  /** Where the embedded database is: its port, and the folder that holds its password. */
  embedded?: { port: number; folder: string };
  demo: boolean;
}

const LOGIN = `mutation { developmentLogin(input: { name: "ada" }) { token } }`;

/** The text for the terminal: where to go, how to log in, two queries to try. */
export function welcomeText(welcome: Welcome): string {
  const frame = box([
    'Bridgenotes is running.',
    '',
    `GraphQL and its query page   ${welcome.address}/graphql`,
    ...(welcome.embedded ? [`PostgreSQL                   127.0.0.1:${welcome.embedded.port}, user and database bridgenotes,`, `                             password in ${welcome.embedded.folder}/password`] : []),
    '',
    'Stop with Ctrl-C.',
  ]);
  // The development login exists only with the embedded database.
  const login = welcome.embedded
    ? ['To log in (on this machine, any name you like):', `  ${LOGIN}`, '  then send the header  Authorization: Bearer <token>']
    : ['To log in, send the header  Authorization: Bearer <token of your identity provider, or API key>.', '  An API key is made by  npx bridgenotes create-api-key --help'];
  const tries = [
    'To try first:',
    `  { statements(first: 5, order: ${welcome.demo ? 'MOST_NOTED' : 'NEWEST'}) { nodes { id url noteCount } } }`,
    welcome.demo ? '  { helpfulNotes(first: 5) { nodes { text statement { url } } } }' : '  npm start -- --demo   fills in a simulated community, so that there is something to see',
  ];
  return [paint('green', frame), '', ...login, '', ...tries, ''].join('\n');
}
