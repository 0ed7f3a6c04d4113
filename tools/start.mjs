// `npm start`: the same as `npx bridgenotes start`; options come after two dashes, as in `npm start -- --demo`.
process.argv.splice(2, 0, 'start');
await import('../apps/cli/bin/bridgenotes.mjs');
