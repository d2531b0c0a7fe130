/**
 * What belongs to a tab where several have one title: the n-th of what is known to the n-th of them. Where
 * less is known than there are tabs, the last belongs to those that are left over.
 */
export function pairOf<Tab, Known>(
  tab: Tab,
  tabs: readonly Tab[],
  known: readonly Known[],
): Known | undefined {
  return known[tabs.indexOf(tab)] ?? known.at(-1);
}
