import type { OutboundOptions } from '@bridgenotes/platform';

/** How names of hosts become addresses; handed in by tests, the system's way in the house. */
export const ADDRESSES = Symbol('Addresses');
export type Addresses = NonNullable<OutboundOptions['resolve']>;
