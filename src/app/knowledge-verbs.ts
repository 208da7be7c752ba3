/** What a house can do with documents of its own, for the command line. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import {
  createKnowledge,
  type Knowledge,
  listedQuestion,
  question,
  readThesaurus,
  thesaurusFolder,
} from '../knowledge/index.ts'
import type { Handlers } from './control.ts'
import { tenantOf, type VerbParts } from './house-verbs.ts'
import { packageFile } from './package-file.ts'

const shelf = { tenant: z.string().optional(), collection: z.string() }
const importArgs = z.object({ ...shelf, files: z.array(z.object({ path: z.string(), name: z.string() })) })
const searchArgs = z.object({ ...shelf, questions: z.array(question), most: z.int().min(1).max(100).optional() })
const evaluateArgs = z.object({ ...shelf, questions: z.array(listedQuestion) })

/** `knowledge.import` (recorded in the ledger), `knowledge.search`, `knowledge.evaluate`. */
export function knowledgeVerbs({ house, ledgers }: VerbParts): Handlers {
  let made: Knowledge | undefined
  /** Reading the word lists takes a moment; a server that is asked nothing should not wait for it. */
  const knowledge = () => {
    made ??= createKnowledge({
      tables: house.database.tables,
      clock: house.clock,
      thesaurus: readThesaurus(packageFile(thesaurusFolder), ...ownThesaurus(house.folder.path)),
    })
    return made
  }

  return {
    'knowledge.import': async (args) => {
      const { tenant: asked, collection, files } = importArgs.parse(args)
      const tenant = tenantOf(house, asked)
      const result = await knowledge().importFiles({ tenant, collection }, files)
      const { added, passages } = result
      if (added > 0) {
        const at = new Date(house.clock.now()).toISOString()
        await ledgers
          .of(tenant)
          .append({ v: 1, type: 'knowledge.imported', at, collection, documents: added, passages, by: 'cli' })
      }
      return { ...result, failed: [...result.failed] }
    },

    'knowledge.search': async (args) => {
      const { tenant, collection, questions, most } = searchArgs.parse(args)
      return knowledge().search({ tenant: tenantOf(house, tenant), collection }, questions, most)
    },

    'knowledge.evaluate': async (args) => {
      const { tenant, collection, questions } = evaluateArgs.parse(args)
      return knowledge().evaluate({ tenant: tenantOf(house, tenant), collection }, questions)
    },
  }
}

/** The municipality's own word lists, where it has any: `.txt` files in `thesaurus/` in the data folder. */
function ownThesaurus(dataFolder: string): readonly URL[] {
  const folder = `${dataFolder}/thesaurus/`
  return existsSync(folder) ? [pathToFileURL(folder)] : []
}
