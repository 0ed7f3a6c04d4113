import { benchTables } from './support/tables-to-statuses';

// A hundred million ratings, from the tables on disk to statuses by the core model; smaller tables show how the cost of a
// rating grows. Other sizes: npm run bench -- tables-100m, with RATINGS=1000000,10000000.
await benchTables((process.env.RATINGS ?? '1000000,10000000,100000000').split(',').map(Number));
