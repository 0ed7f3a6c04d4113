// Ends with 0 when the program of this container, api or worker, works and has its database.
const port = process.env.WORKER_HEALTH_PORT ?? process.env.PORT;
const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
