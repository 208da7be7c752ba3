/** The worker's side of `file-reader.ts`: one file, one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { attachmentTypes } from '../contract.ts'
import { readFileText } from './read-file-text.ts'

const task = z.object({
  type: z.enum(attachmentTypes),
  bytes: z.instanceof(Uint8Array),
  mostCharacters: z.int(),
})

const { type, bytes, mostCharacters } = task.parse(workerData)
parentPort?.postMessage(await readFileText(type, Buffer.from(bytes), mostCharacters))
