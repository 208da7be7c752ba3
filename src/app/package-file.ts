/**
 * Files that ship with the program but are not code: migrations, sample records.
 * `src` and `dist` lie equally deep, so one relative address serves both the compiled program and the tests.
 * @param path from the root of the package, e.g. `src/app/sample/municipality.yaml`
 */
export function packageFile(path: string): URL {
  return new URL(`../../${path}`, import.meta.url)
}
