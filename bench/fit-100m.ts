import { benchWholeFit } from './support/whole-fit';

await benchWholeFit(100_000_000, 1);
