/** "api · feature/login": something with the repository it is of, where that does not go without saying. */
export function inRepository(repository: string | undefined, text: string): string {
  return [repository, text].filter((part) => part !== undefined && part !== '').join(' · ');
}
