/** Law and examples that ship with the program as YAML. `src` and `dist` lie equally deep below the package. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** @param file below `src/register`, e.g. `lifecycle/lifecycle.yaml` */
export function readData(file: string): unknown {
  return parse(readFileSync(new URL(`../../../src/register/${file}`, import.meta.url), 'utf8'))
}
