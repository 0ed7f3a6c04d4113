import { Client, DatabaseError } from 'pg';

/** "brid" in ASCII; taken in the database `postgres`, so it meets no lock of the application. */
const LEASE_KEY = 0x62_72_69_64;

/** Why a connection could not be had: `wait` while a server starts or stops, `refused` where none listens. */
export type ConnectFailure = 'wait' | 'refused' | 'password';

/** Opens a connection, or says why not. @throws whatever is none of the known reasons. */
export async function connect(url: string): Promise<Client | ConnectFailure> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000, application_name: 'bridgenotes launcher' });
  // Without a listener, a server that goes away would end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = (error as { code?: string }).code;
    if (error instanceof DatabaseError) {
      // 57P03 cannot connect now, 57P01 admin shutdown, 53300 too many connections
      if (code === '57P03' || code === '57P01' || code === '53300') return 'wait';
      if (code === '28P01' || code === '28000') return 'password';
      throw error;
    }
    return code === 'ECONNREFUSED' ? 'refused' : 'wait';
  }
}

/**
 * Marks the server as in use. Every launcher on it holds a shared lock for as long as its connection lives,
 * so that the last one can tell that it is the last and nobody switches off a server others work with.
 * The lock vanishes with its holder, also after kill -9: no file, no process id that may be reused.
 */
export class Lease {
  #listener: () => void = () => undefined;

  private constructor(private readonly client: Client) {}

  /** @returns undefined when the server is just being stopped by its last user. */
  static async take(client: Client): Promise<Lease | undefined> {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS taken', [LEASE_KEY]);
    if (rows[0]?.taken) return new Lease(client);
    await client.end();
    return undefined;
  }

  /** Calls back once when the connection goes without us letting go of it. */
  onLost(listener: () => void): void {
    this.#listener = listener;
    this.client.once('end', listener);
  }

  /**
   * Gives the lease up.
   * @returns whether nobody else holds one; if so nobody can take one any more until `close`.
   */
  async release(): Promise<boolean> {
    this.client.off('end', this.#listener);
    await this.client.query('SELECT pg_advisory_unlock_shared($1)', [LEASE_KEY]);
    const { rows } = await this.client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [LEASE_KEY]);
    return rows[0]?.last ?? false;
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
