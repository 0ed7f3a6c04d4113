// Ends with 0 when the api of this container can answer requests.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
