import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { packageFile } from './package-file.ts'

const manifest = z.object({ version: z.string(), engines: z.object({ node: z.string() }) })

/** What package.json says: the version of this program, and the oldest version of Node it runs on. */
export function readManifest(): { readonly version: string; readonly node: string } {
  const { version, engines } = manifest.parse(JSON.parse(readFileSync(packageFile('package.json'), 'utf8')))
  return { version, node: engines.node.replace(/^>=/, '') }
}

export function programVersion(): string {
  return readManifest().version
}
