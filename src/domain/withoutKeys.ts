/** A copy of a value without some of its keys; those that it does not have are no matter. */
export function withoutKeys<T extends object, K extends string>(value: T, keys: readonly K[]): Omit<T, K> {
  const names: readonly string[] = keys;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as Omit<T, K>;
}
