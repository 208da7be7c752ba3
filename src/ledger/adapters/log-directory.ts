/** The files of a log in a directory, to read only. Needs no lock and works while the log is being written. */
import { logIdOf } from '../batch.ts'
import type { Disk } from '../disk.ts'
import { readJournal } from '../journal.ts'
import type { LogSource } from '../verify.ts'

export function logDirectory(disk: Disk, directory: string): LogSource {
  return {
    read: (path) => disk.read(`${directory}/${path}`),
    journal: ({ text }) => readJournal(disk, `${directory}/journal`, logIdOf(text)),
  }
}
