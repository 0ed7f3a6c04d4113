import { benchWholeFit } from './support/whole-fit';

await benchWholeFit(10_000_000, 3, 1.5);
