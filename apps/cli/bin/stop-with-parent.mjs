// Loaded into the processes that `bridgenotes start` runs: when it is killed, they end as if asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
