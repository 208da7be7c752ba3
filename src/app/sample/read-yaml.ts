import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { packageFile } from '../package-file.ts'

/** What stands in a file of the sample; dates stay the text they are written as. */
export function readYaml(name: string): unknown {
  return parse(readFileSync(packageFile(`src/app/sample/${name}`), 'utf8'), { schema: 'core' })
}
