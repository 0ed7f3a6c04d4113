import { benchWholeFit } from './support/whole-fit';

await benchWholeFit(1_000_000, 5);
