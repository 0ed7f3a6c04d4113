export * from './vocabulary';
export * from './input';
export * from './output';
export * from './parameters';
