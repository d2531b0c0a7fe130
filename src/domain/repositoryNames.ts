/**
 * Short names that tell repositories apart: the last folder of each path, with as many of the folders above
 * it as it takes where two are called the same. In the order of the paths, which are absolute and differ.
 */
export function repositoryNames(paths: readonly string[]): readonly string[] {
  const folders = paths.map((path) => path.split(/[\\/]/).filter((part) => part !== ''));
  return folders.map((own, index) => {
    for (let count = 1; count < own.length; count += 1) {
      const name = own.slice(-count).join('/');
      const isTaken = folders.some(
        (other, otherIndex) => otherIndex !== index && other.slice(-count).join('/') === name,
      );
      if (!isTaken) {
        return name;
      }
    }
    return own.join('/');
  });
}
