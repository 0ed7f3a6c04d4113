import { SystemClock, type Environment } from '@bridgenotes/platform';
import { DEFAULT_DEMO } from '@bridgenotes/simulation';
import { setTimeout as sleep } from 'node:timers/promises';
import { communityOfEnvironment } from '../../settings-of';
import { DemoLife } from './life';
import { LIVELINESS, paced } from './pace.rules';

/** The simulated people while they go on living. */
export interface Life {
  /** Lets them end what they are doing. */
  stop(): Promise<void>;
}

/** Lets the simulated people live until they are stopped. @param report is told once of each kind of trouble */
export async function startLife({ databaseUrl, environment, pace }: { databaseUrl: string; environment: Environment; pace: number }, report: (line: string) => void): Promise<Life> {
  const clock = new SystemClock();
  const liveliness = paced(LIVELINESS, pace);
  const life = await DemoLife.open({ databaseUrl, clock, community: communityOfEnvironment(environment), seed: DEFAULT_DEMO.seed, chance: clock.now().getTime(), liveliness });
  const stopping = new AbortController();
  const told = new Set<string>();
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      const done = await life.look(stopping.signal).catch((error: Error) => {
        if (!told.has(error.message)) report(`the simulated people could not go on, and try again: ${error.message}`);
        told.add(error.message);
        return { somebodyThere: false };
      });
      await sleep(done.somebodyThere ? liveliness.lookBusy : liveliness.lookIdle, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await ended;
      await life.close();
    },
  };
}
