const GLOBAL: { [key: symbol]: unknown } = globalThis;

/** What there is once in a process, however often its module is loaded: Next does so for pages, routes and the proxy. */
export function oneInProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`broadsheet: ${name}`);
  GLOBAL[key] ??= make();
  // Under a name stands what was made under it.
  return GLOBAL[key] as T;
}
