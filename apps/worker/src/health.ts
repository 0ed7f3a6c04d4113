import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { WORKER_CONFIG, type WorkerConfig } from './config';

/** GET /health for whoever restarts what does not answer: 200 while the process and its database work, otherwise 503. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  #server: Server | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(WORKER_CONFIG) private readonly config: WorkerConfig,
  ) {}

  async start(): Promise<void> {
    if (this.config.WORKER_HEALTH_PORT === 0) return;
    this.#server = createServer((request, response) => {
      if (request.url !== '/health') return void response.writeHead(404).end();
      this.dataSource.query('SELECT 1').then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}'),
        () => response.writeHead(503, { 'content-type': 'application/json' }).end('{"status":"error","reason":"the database does not answer"}'),
      );
    });
    await once(this.#server.listen(this.config.WORKER_HEALTH_PORT), 'listening');
  }

  beforeApplicationShutdown(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
